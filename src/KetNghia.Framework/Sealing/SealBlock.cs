using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Sealing;

/// <summary>
/// Khối niêm phong: up to <see cref="MaxRows"/> log rows of one tenant under a Merkle root, linked to the block before it.
/// Never changed, never deleted.
/// </summary>
public sealed class SealBlock : ITenantOwned
{
    public const int MaxRows = 500;

    private SealBlock()
    {
    }

    internal SealBlock(Guid id, Guid tenantId, SealChain? after, IReadOnlyList<(Guid Id, string Hash)> rows, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        Number = (after?.Blocks ?? 0) + 1;
        PreviousHash = after?.HeadHash;
        Leaves = SealCanonical.Leaves(rows);
        Root = SealCanonical.Root(Leaves);
        Count = rows.Count;
        FirstId = rows[0].Id;
        LastId = rows[^1].Id;
        SealedAtUtc = atUtc;
        Hash = SealCanonical.Hash(this);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>From 1 without a gap.</summary>
    public long Number { get; private set; }

    public string? PreviousHash { get; private set; }

    /// <summary>Merkle root over <see cref="Leaves"/>.</summary>
    public string Root { get; private set; } = "";

    public int Count { get; private set; }

    public Guid FirstId { get; private set; }

    public Guid LastId { get; private set; }

    public DateTime SealedAtUtc { get; private set; }

    /// <summary>Id and hash of each row, 48 bytes: so that the very row that was touched can be named.</summary>
    public byte[] Leaves { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="SealCanonical"/>.</summary>
    public string Hash { get; private set; } = "";
}

/// <summary>The end of a tenant's chain of blocks: moved by a conditional update, so that one node at a time adds a block.</summary>
public sealed class SealChain : ITenantOwned
{
    private SealChain()
    {
    }

    internal SealChain(Guid id, SealBlock first)
    {
        Id = id;
        TenantId = first.TenantId;
        Blocks = first.Number;
        HeadHash = first.Hash;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public long Blocks { get; private set; }

    public string HeadHash { get; private set; } = "";
}

/// <summary>Mã đối chiếu trong ngày: the ends of all chains on one day. It goes out of the installation, where nobody here can change it.</summary>
public sealed class SealDigest : IHostOwned
{
    private SealDigest()
    {
    }

    internal SealDigest(Guid id, DateOnly day, string text)
    {
        Id = id;
        Day = day;
        Text = text;
        Hash = ActionLogCanonical.Sha256(text);
    }

    public Guid Id { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>The text of <see cref="SealCanonical"/>: previous digest, then tenant, number of blocks and hash of the last, a line each.</summary>
    public string Text { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>When it was added to the file outside the data folder; null while none is configured or it could not be written.</summary>
    public DateTime? FiledAtUtc { get; private set; }

    internal void Filed(DateTime atUtc) => FiledAtUtc = atUtc;
}

internal sealed class SealBlockConfiguration : IEntityTypeConfiguration<SealBlock>
{
    public void Configure(EntityTypeBuilder<SealBlock> builder)
    {
        builder.ToTable("Fw_SealBlocks");
        builder.Property(x => x.PreviousHash).HasMaxLength(64);
        builder.Property(x => x.Root).HasMaxLength(64);
        builder.Property(x => x.Leaves).HasMaxLength(SealBlock.MaxRows * SealCanonical.LeafBytes);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.HasIndex(x => new { x.TenantId, x.Number }).IsUnique();
    }
}

internal sealed class SealChainConfiguration : IEntityTypeConfiguration<SealChain>
{
    public void Configure(EntityTypeBuilder<SealChain> builder)
    {
        builder.ToTable("Fw_SealChains");
        builder.Property(x => x.HeadHash).HasMaxLength(64);
        builder.HasIndex(x => x.TenantId).IsUnique();
    }
}

internal sealed class SealDigestConfiguration : IEntityTypeConfiguration<SealDigest>
{
    public void Configure(EntityTypeBuilder<SealDigest> builder)
    {
        builder.ToTable("Fw_SealDigests");
        builder.Property(x => x.Text).HasMaxLength(RecordVersion.SnapshotLength);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.HasIndex(x => x.Day).IsUnique();
    }
}
