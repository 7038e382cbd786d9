using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Directory.Units;

internal enum SuccessionExtent
{
    /// <summary>The whole unit moved.</summary>
    Full = 1,

    /// <summary>A part of its area or people.</summary>
    Part,
}

/// <summary>Đơn vị kế thừa: an old unit went, wholly or in part, into a new one by a resolution.</summary>
internal sealed class UnitSuccession : IHostOwned
{
    private UnitSuccession()
    {
    }

    public UnitSuccession(Guid id, Guid fromId, Guid toId, SuccessionExtent extent, DateOnly effectiveOn)
    {
        Id = id;
        FromId = fromId;
        ToId = toId;
        Extent = extent;
        EffectiveOn = effectiveOn;
    }

    public Guid Id { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    public SuccessionExtent Extent { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Number of the resolution; null where only the register shows the change.</summary>
    public string? Resolution { get; init; }

    public string? Clause { get; init; }

    public string? Note { get; init; }
}

internal sealed class UnitSuccessionConfiguration : IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("Dir_UnitSuccessions");
        builder.Property(x => x.Resolution).HasMaxLength(60);
        builder.Property(x => x.Clause).HasMaxLength(60);
        builder.Property(x => x.Note).HasMaxLength(500);
        builder.HasIndex(x => new { x.FromId, x.ToId }).IsUnique();
        builder.HasIndex(x => x.ToId);
        builder.HasOne<AdminUnit>().WithMany().HasForeignKey(x => x.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AdminUnit>().WithMany().HasForeignKey(x => x.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
