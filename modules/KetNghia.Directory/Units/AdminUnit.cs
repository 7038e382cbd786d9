using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Directory.Units;

/// <summary>Loại đơn vị hành chính.</summary>
internal enum UnitKind
{
    /// <summary>Tỉnh.</summary>
    Province = 1,

    /// <summary>Thành phố trực thuộc trung ương.</summary>
    CentralCity,

    /// <summary>Huyện.</summary>
    District,

    /// <summary>Thị xã.</summary>
    Town,

    /// <summary>Thành phố thuộc tỉnh.</summary>
    ProvincialCity,

    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Thị trấn.</summary>
    Township,

    /// <summary>Đặc khu.</summary>
    SpecialZone,
}

/// <summary>
/// Đơn vị hành chính — one dated version of it. Records keep the version they were made under; a code is reused over
/// time and is no identity. The village level is not included.
/// </summary>
internal sealed class AdminUnit : IHostOwned
{
    public const int CodeLength = 10;
    public const int NameLength = 100;
    public const int SearchLength = 1000;
    public const int NoteLength = 500;

    private AdminUnit()
    {
    }

    public AdminUnit(Guid id, string code, string name, UnitKind kind, Guid? parentId, DateOnly? validFrom, DateOnly? validTo)
    {
        Id = id;
        Code = code;
        Name = VietnameseText.Clean(name);
        ShortName = UnitNames.WithoutKind(Name, kind);
        Kind = kind;
        Level = LevelOf(kind);
        ParentId = parentId;
        ValidFrom = validFrom;
        ValidTo = validTo;
        SortName = VietnameseText.SortKey(ShortName);
        FoldedName = VietnameseText.Fold(ShortName);
        SearchText = VietnameseText.Fold(Name);
        FindAlsoBy(FoldedName.Replace(" ", "", StringComparison.Ordinal));
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>Huyện Nam Giang.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Nam Giang.</summary>
    public string ShortName { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    /// <summary>1 province, 2 district (until 30 June 2025), 3 commune.</summary>
    public int Level { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>Null: before 2020.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day it was in force.</summary>
    public DateOnly? ValidTo { get; private set; }

    public string? OtherNames { get; private set; }

    public string SortName { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    /// <summary>Folded: its name, other spellings, and the names of the units it was made of.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Where the row was read: key of <c>Unit.Source.…</c>.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Set when the register itself looks wrong.</summary>
    public string? SuspectNote { get; private set; }

    public static int LevelOf(UnitKind kind) => kind switch
    {
        UnitKind.Province or UnitKind.CentralCity => 1,
        UnitKind.District or UnitKind.Town or UnitKind.ProvincialCity => 2,
        _ => 3,
    };

    public void Describe(string? otherNames, string source, string? suspectNote)
    {
        OtherNames = VietnameseText.CleanOrNull(otherNames);
        Source = source;
        SuspectNote = string.IsNullOrWhiteSpace(suspectNote) ? null : suspectNote;
        FindAlsoBy(OtherNames);
    }

    public void FindAlsoBy(string? name)
    {
        var folded = VietnameseText.Fold(name);
        if (!SearchText.Contains(folded, StringComparison.Ordinal) && SearchText.Length + folded.Length < SearchLength)
        {
            SearchText += " " + folded;
        }
    }
}

internal sealed class AdminUnitConfiguration : IEntityTypeConfiguration<AdminUnit>
{
    public void Configure(EntityTypeBuilder<AdminUnit> builder)
    {
        builder.ToTable("Dir_Units");
        builder.Property(x => x.Code).HasMaxLength(AdminUnit.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(AdminUnit.NameLength);
        builder.Property(x => x.ShortName).HasMaxLength(AdminUnit.NameLength);
        builder.Property(x => x.OtherNames).HasMaxLength(AdminUnit.NameLength);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.FoldedName).HasMaxLength(AdminUnit.NameLength);
        builder.Property(x => x.SearchText).HasMaxLength(AdminUnit.SearchLength);
        builder.Property(x => x.Source).HasMaxLength(40);
        builder.Property(x => x.SuspectNote).HasMaxLength(AdminUnit.NoteLength);
        builder.HasIndex(x => new { x.Code, x.ValidTo }).IsUnique();
        builder.HasIndex(x => new { x.ParentId, x.SortName });
        builder.HasIndex(x => new { x.Level, x.SortName });
        builder.HasOne<AdminUnit>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
