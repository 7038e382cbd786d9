using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Lists;

/// <summary>Chế độ xem đã lưu: a filter of a list that one person keeps under a name.</summary>
public sealed class SavedView : ITenantOwned
{
    public const int NameLength = 60;
    public const int QueryLength = 1000;
    public const int MaxPerList = 12;

    private SavedView()
    {
    }

    public SavedView(Guid id, Guid tenantId, Guid accountId, string list, string name, string query)
    {
        Id = id;
        TenantId = tenantId;
        AccountId = accountId;
        List = list;
        Name = VietnameseText.Clean(name);
        NameKey = VietnameseText.Fold(Name);
        Query = query;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>Which list, for example <c>pairings</c>.</summary>
    public string List { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>The query string without page number.</summary>
    public string Query { get; private set; } = "";
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("Fw_SavedViews");
        builder.Property(x => x.List).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(x => x.NameKey).HasMaxLength(SavedView.NameLength);
        builder.Property(x => x.Query).HasMaxLength(SavedView.QueryLength);
        builder.HasIndex(x => new { x.TenantId, x.AccountId, x.List, x.NameKey }).IsUnique();
    }
}
