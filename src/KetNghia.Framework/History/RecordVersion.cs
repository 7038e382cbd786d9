using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.History;

/// <summary>A snapshot of a record after a change: diffs and as-of reads come from here.</summary>
public sealed class RecordVersion : ITenantOwned, ITrace
{
    public const int SnapshotLength = 16_000_000;

    private RecordVersion()
    {
    }

    internal RecordVersion(
        Guid id, Guid tenantId, string entityType, Guid entityId, long version, string snapshot, string hash, Guid actionLogId, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        EntityType = entityType;
        EntityId = entityId;
        Version = version;
        Snapshot = snapshot;
        Hash = hash;
        ActionLogId = actionLogId;
        AtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string EntityType { get; private set; } = "";

    public Guid EntityId { get; private set; }

    public long Version { get; private set; }

    /// <summary>The record's columns as canonical JSON.</summary>
    public string Snapshot { get; private set; } = "{}";

    public string Hash { get; private set; } = "";

    public Guid ActionLogId { get; private set; }

    public DateTime AtUtc { get; private set; }
}

internal sealed class RecordVersionConfiguration : IEntityTypeConfiguration<RecordVersion>
{
    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.ToTable("Fw_RecordVersions");
        builder.Property(x => x.EntityType).HasMaxLength(100);
        builder.Property(x => x.Snapshot).HasMaxLength(RecordVersion.SnapshotLength);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.HasIndex(x => new { x.TenantId, x.EntityId, x.Version }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.ActionLogId });
    }
}
