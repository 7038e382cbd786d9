using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Work;

/// <summary>
/// Việc phải làm: one owed action, opened and closed in the transaction of the change that causes or settles it, so the
/// home page and the menu badge cost one indexed query.
/// </summary>
/// <remarks>
/// Addressed to those who hold <see cref="Permission"/> in the tenant (within their unit scope), or to a sponsor's
/// focal point through <see cref="PartyId"/>: that of the party, or of one that succeeded it.
/// </remarks>
public sealed class WorkItem : ITenantOwned, IFollowsRecords
{
    public const int TitleDataLength = 2000;
    public const int NameLength = 200;

    private WorkItem()
    {
    }

    public WorkItem(Guid id, Guid tenantId, string kind, string key, Guid unitId, string? permission, Guid? partyId, DateTime openedAtUtc)
    {
        Id = id;
        TenantId = tenantId;
        Kind = kind;
        Key = key;
        UnitId = unitId;
        Permission = permission;
        PartyId = partyId;
        OpenedAtUtc = openedAtUtc;
        OpenKey = key;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Module.Noun.What; text keys <c>Work.{Kind}</c> for the sentence, and below it <c>.Context</c>, <c>.Button</c>, <c>.Group</c> (heading of its kind) and <c>.Awaited</c> (to those who wait for it).</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it is about, unique among open items: for example <c>confirm:{contribution}:{side}</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Equals <see cref="Key"/> while open, null when closed: the unique index allows one open item per key.</summary>
    public string? OpenKey { get; private set; }

    public Guid UnitId { get; private set; }

    public string? Permission { get; private set; }

    public Guid? PartyId { get; private set; }

    /// <summary>The record everything of this kind hangs from, for example the pairing a delivery belongs to.</summary>
    public Guid? RootId { get; set; }

    /// <summary>The sponsor it is about, whoever owes it.</summary>
    public Guid? AboutPartyId { get; set; }

    public string? About { get; set; }

    /// <summary>Name of the place it is about.</summary>
    public string? UnitName { get; set; }

    /// <summary>The one person who may not do it: a second pair of eyes is asked for.</summary>
    public Guid? ExceptId { get; set; }

    /// <summary>The one person of those permitted who owes it: it was given to them by name. Null when any of them does.</summary>
    public Guid? ForId { get; set; }

    /// <summary>Where its one button leads, relative to the workspace: the form itself.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Icon name.</summary>
    public string Icon { get; set; } = "clipboard-check";

    /// <summary>Values for the sentence as JSON.</summary>
    public string TitleData { get; set; } = "{}";

    public DateOnly? DueOn { get; set; }

    /// <summary>The item came back with a reason (trả lại).</summary>
    public bool IsReturned { get; set; }

    /// <summary>It only tells that somebody else's answer is awaited.</summary>
    public bool IsWaiting { get; set; }

    public DateTime OpenedAtUtc { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public Guid? ClosedById { get; private set; }

    public void Close(Guid byId, DateTime atUtc)
    {
        ClosedAtUtc = atUtc;
        ClosedById = byId;
        OpenKey = null;
    }
}

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("Fw_WorkItems");
        builder.Property(x => x.Kind).HasMaxLength(100);
        builder.Property(x => x.Key).HasColumnName("Key_").HasMaxLength(200);
        builder.Property(x => x.OpenKey).HasMaxLength(200);
        builder.Property(x => x.Permission).HasMaxLength(100);
        builder.Property(x => x.Path).HasMaxLength(300);
        builder.Property(x => x.Icon).HasMaxLength(40);
        builder.Property(x => x.About).HasMaxLength(WorkItem.NameLength);
        builder.Property(x => x.UnitName).HasMaxLength(WorkItem.NameLength);
        builder.Property(x => x.TitleData).HasMaxLength(WorkItem.TitleDataLength);
        builder.HasIndex(x => new { x.TenantId, x.OpenKey }).IsUnique();

        // All that a person's open work is counted by; the number stands on every page.
        builder.HasIndex(x => new { x.TenantId, x.ClosedAtUtc, x.PartyId, x.Kind, x.IsWaiting, x.DueOn, x.Permission, x.ExceptId, x.ForId }).HasDatabaseName("IX_Fw_WorkItems_Open");
        builder.HasIndex(x => new { x.PartyId, x.ClosedAtUtc, x.Kind, x.IsWaiting, x.DueOn });
        builder.HasIndex(x => new { x.TenantId, x.RootId, x.ClosedAtUtc });
    }
}
