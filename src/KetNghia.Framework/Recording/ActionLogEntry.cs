using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Recording;

/// <summary>
/// Nhật ký thao tác: who did what, when, to which record and why. Written in the transaction of the change it explains;
/// never updated, never deleted. <see cref="Hash"/> is SHA-256 of <see cref="ActionLogCanonical"/>.
/// </summary>
public sealed class ActionLogEntry : ITenantOwned, ITrace
{
    public const int ActionLength = 100;
    public const int NameLength = 200;
    public const int ReasonLength = 1000;
    public const int DataLength = 4000;

    private ActionLogEntry()
    {
    }

    internal ActionLogEntry(Guid id, Guid tenantId, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        AtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Position within its transaction, from 1.</summary>
    public int Sequence { get; internal set; }

    public DateTime AtUtc { get; private set; }

    public Guid ActorId { get; internal set; }

    [Classified(PersonalDataClass.Basic)]
    public string ActorName { get; internal set; } = "";

    /// <summary>The person on whose behalf the actor acted (delegation), if any.</summary>
    public Guid? OnBehalfOfId { get; internal set; }

    [Classified(PersonalDataClass.Basic)]
    public string? OnBehalfOfName { get; internal set; }

    public ActingCapacity? OnBehalfAs { get; internal set; }

    /// <summary>Both names where one acted for another.</summary>
    public string ActorShown => OnBehalfOfName is { } other && OnBehalfAs is { } capacity ? ActingFor.Both(ActorName, other, capacity) : ActorName;

    public Guid? WorkspaceId { get; internal set; }

    /// <summary>Module.Noun.Happened; text key <c>Action.{Action}</c>.</summary>
    public string Action { get; internal set; } = "";

    public string EntityType { get; internal set; } = "";

    public Guid EntityId { get; internal set; }

    /// <summary>The record's human number or name at that time.</summary>
    public string EntityLabel { get; internal set; } = "";

    /// <summary>The unit the record belongs to: limits what a scoped person reads of the log.</summary>
    public Guid? UnitId { get; internal set; }

    /// <summary>The record this one belongs to (a delivery's contribution, a contribution's pairing), for its history page.</summary>
    public Guid? RootId { get; internal set; }

    public string? Reason { get; internal set; }

    /// <summary>Values for the sentence, as canonical JSON.</summary>
    public string Data { get; internal set; } = "{}";

    /// <summary><see cref="RecordCanonical"/> of the versions this action made; null when it made none.</summary>
    public string? AfterHash { get; internal set; }

    public string? CorrelationId { get; internal set; }

    public string Hash { get; internal set; } = "";

    /// <summary>The block it is sealed in; null until then. The one column that is written later, and so in no hash: the block names the row.</summary>
    public long? Block { get; private set; }
}

internal sealed class ActionLogEntryConfiguration : IEntityTypeConfiguration<ActionLogEntry>
{
    public void Configure(EntityTypeBuilder<ActionLogEntry> builder)
    {
        builder.ToTable("Fw_ActionLog");
        builder.Property(x => x.ActorName).HasMaxLength(ActionLogEntry.NameLength);
        builder.Property(x => x.OnBehalfOfName).HasMaxLength(ActionLogEntry.NameLength);
        builder.Property(x => x.Action).HasMaxLength(ActionLogEntry.ActionLength);
        builder.Property(x => x.EntityType).HasMaxLength(100);
        builder.Property(x => x.EntityLabel).HasMaxLength(ActionLogEntry.NameLength);
        builder.Property(x => x.Reason).HasMaxLength(ActionLogEntry.ReasonLength);
        builder.Property(x => x.Data).HasMaxLength(ActionLogEntry.DataLength);
        builder.Property(x => x.AfterHash).HasMaxLength(64);
        builder.Property(x => x.CorrelationId).HasMaxLength(64);
        builder.Property(x => x.Hash).HasMaxLength(64);
        // In the order of the log, with what a page of it is chosen by: a page is read from there on, however long the log.
        builder.HasIndex(x => new { x.TenantId, x.AtUtc, x.Sequence, x.Id });
        builder.HasIndex(x => new { x.TenantId, x.Action, x.AtUtc, x.Sequence, x.Id });
        builder.HasIndex(x => new { x.TenantId, x.EntityType, x.AtUtc, x.Sequence, x.Id });
        builder.HasIndex(x => new { x.TenantId, x.EntityId, x.AtUtc });
        builder.HasIndex(x => new { x.TenantId, x.RootId, x.AtUtc });
        builder.HasIndex(x => new { x.TenantId, x.ActorId, x.AtUtc });
        builder.HasIndex(x => new { x.Block, x.TenantId, x.AtUtc });
    }
}
