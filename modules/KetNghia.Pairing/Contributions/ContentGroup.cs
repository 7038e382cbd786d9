using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// Nhóm nội dung hỗ trợ: QĐ 3651/QĐ-UBND names three, yearly reports use five. Data with dates, because the heads
/// change with the plans.
/// </summary>
internal sealed class ContentGroup : IHostOwned
{
    public const int NameLength = 150;

    private ContentGroup()
    {
    }

    public ContentGroup(Guid id, string code, string name, string nameEn, int order)
    {
        Id = id;
        Code = code;
        Name = name;
        NameEn = nameEn;
        SortOrder = order;
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public int SortOrder { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }
}

internal sealed class ContentGroupConfiguration : IEntityTypeConfiguration<ContentGroup>
{
    public void Configure(EntityTypeBuilder<ContentGroup> builder)
    {
        builder.ToTable("Pair_ContentGroups");
        builder.Property(x => x.Code).HasMaxLength(Contribution.GroupLength);
        builder.Property(x => x.Name).HasMaxLength(ContentGroup.NameLength);
        builder.Property(x => x.NameEn).HasMaxLength(ContentGroup.NameLength);
        builder.HasIndex(x => x.Code).IsUnique();
    }
}
