using KetNghia.Administration.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Workspaces;

/// <summary>Không gian làm việc: địa bàn (tenant), tỉnh, hoặc đơn vị giúp đỡ.</summary>
internal sealed class Workspace : IHostOwned, IRecorded
{
    public const int SlugLength = 60;
    public const int NameLength = 150;
    public const int PrefixLength = 4;

    private readonly List<WorkspaceUnit> _units = [];

    private Workspace()
    {
    }

    public Workspace(Guid id, WorkspaceKind kind, string slug, string name, LocalityKind localityKind = LocalityKind.None, Guid? partyId = null, string? codePrefix = null)
    {
        if (kind == WorkspaceKind.Locality != codePrefix is not null)
        {
            throw new ArgumentException("A locality, and nothing else, has a prefix for its codes.", nameof(codePrefix));
        }

        Id = id;
        TenantId = id;
        Kind = kind;
        Slug = slug;
        LocalityKind = localityKind;
        PartyId = partyId;
        CodePrefix = codePrefix;
        Rename(name);
    }

    public Guid Id { get; private set; }

    /// <summary>The tenant whose rows this workspace works on; equal to <see cref="Id"/> except for councils.</summary>
    public Guid TenantId { get; private set; }

    public WorkspaceKind Kind { get; private set; }

    public LocalityKind LocalityKind { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    /// <summary>The party a sponsor workspace speaks for.</summary>
    public Guid? PartyId { get; private set; }

    /// <summary>Tiền tố mã hồ sơ: what the locality's codes begin with outside it (NG-KN-001). Given once, for codes stand on papers.</summary>
    public string? CodePrefix { get; private set; }

    public DateTime? SuspendedAtUtc { get; private set; }

    public string? SuspendedReason { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<WorkspaceUnit> Units => _units;

    public void Rename(string name)
    {
        Name = VietnameseText.Clean(name);
        SortName = VietnameseText.SortKey(Name);
        SearchText = VietnameseText.Fold(Name + " " + Slug);
    }

    public void Suspend(string reason, DateTime atUtc)
    {
        SuspendedAtUtc = atUtc;
        SuspendedReason = reason;
    }

    public void Resume()
    {
        SuspendedAtUtc = null;
        SuspendedReason = null;
    }

    public void Include(Guid id, Guid unitId, DateOnly? from, DateOnly? to) => _units.Add(new WorkspaceUnit(id, Id, unitId, from, to));

    public void Exclude(Guid unitId) => _units.RemoveAll(u => u.UnitId == unitId);
}

/// <summary>An administrative unit (version) of a locality's programme area, with dates.</summary>
internal sealed class WorkspaceUnit : IHostOwned
{
    private WorkspaceUnit()
    {
    }

    public WorkspaceUnit(Guid id, Guid workspaceId, Guid unitId, DateOnly? from, DateOnly? to)
    {
        Id = id;
        WorkspaceId = workspaceId;
        UnitId = unitId;
        ValidFrom = from;
        ValidTo = to;
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public Guid UnitId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public void SetValidity(DateOnly? from, DateOnly? to)
    {
        ValidFrom = from;
        ValidTo = to;
    }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.ToTable("Adm_Workspaces");
        builder.Property(x => x.Slug).HasMaxLength(Workspace.SlugLength);
        builder.Property(x => x.Name).HasMaxLength(Workspace.NameLength);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.SearchText).HasMaxLength(300);
        builder.Property(x => x.CodePrefix).HasMaxLength(Workspace.PrefixLength);
        builder.Property(x => x.SuspendedReason).HasMaxLength(1000);
        builder.HasIndex(x => x.Slug).IsUnique();
        builder.HasIndex(x => x.PartyId).IsUnique();
        builder.HasIndex(x => x.CodePrefix).IsUnique();
        builder.HasMany(x => x.Units).WithOne().HasForeignKey(x => x.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkspaceUnitConfiguration : IEntityTypeConfiguration<WorkspaceUnit>
{
    public void Configure(EntityTypeBuilder<WorkspaceUnit> builder)
    {
        builder.ToTable("Adm_WorkspaceUnits");
        builder.HasIndex(x => new { x.WorkspaceId, x.UnitId }).IsUnique();
    }
}
