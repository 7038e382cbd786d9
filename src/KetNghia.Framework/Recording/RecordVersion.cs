using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Recording;

/// <summary>
/// A snapshot of a record after a change: diffs and as-of reads come from here. Written once; the log row that explains it
/// carries its hash.
/// </summary>
public sealed class RecordVersion : ITenantOwned, ITrace
{
    public const int SnapshotLength = 16_000_000;

    private RecordVersion()
    {
    }

    internal RecordVersion(Guid id, Guid tenantId, string entityType, Guid entityId, long version, ActionLogEntry action)
    {
        Id = id;
        TenantId = tenantId;
        EntityType = entityType;
        EntityId = entityId;
        Version = version;
        ActionLogId = action.Id;
        AtUtc = action.AtUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string EntityType { get; private set; } = "";

    public Guid EntityId { get; private set; }

    /// <summary>From 1 without a gap.</summary>
    public long Version { get; private set; }

    /// <summary>The record's columns as canonical JSON.</summary>
    public string Snapshot { get; private set; } = "{}";

    /// <summary>
    /// The parts this version changed, as canonical JSON: kind/key → columns (JSON in a string), or null for one taken
    /// away. All versions up to one, laid over each other, give the parts as they stood.
    /// </summary>
    public string? Parts { get; private set; }

    /// <summary>Hash of the same as it was loaded before the change; null for the first version.</summary>
    public string? BeforeHash { get; private set; }

    /// <summary>SHA-256 of <see cref="RecordCanonical"/>.</summary>
    public string Hash { get; private set; } = "";

    public Guid ActionLogId { get; private set; }

    public DateTime AtUtc { get; private set; }

    internal RecordVersion Take(string snapshot, string? parts, string? beforeHash)
    {
        Snapshot = snapshot;
        Parts = parts;
        BeforeHash = beforeHash;
        Hash = RecordCanonical.Hash(this);
        return this;
    }
}

internal sealed class RecordVersionConfiguration : IEntityTypeConfiguration<RecordVersion>
{
    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.ToTable("Fw_RecordVersions");
        builder.Property(x => x.EntityType).HasMaxLength(100);
        builder.Property(x => x.Snapshot).HasMaxLength(RecordVersion.SnapshotLength);
        builder.Property(x => x.Parts).HasMaxLength(RecordVersion.SnapshotLength);
        builder.Property(x => x.BeforeHash).HasMaxLength(64);
        builder.Property(x => x.Hash).HasMaxLength(64);

        // One chain of versions for each record, whichever tenant's action made them.
        builder.HasIndex(x => new { x.EntityId, x.Version }).IsUnique();
        builder.HasIndex(x => x.ActionLogId);
    }
}
