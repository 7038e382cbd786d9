using KetNghia.Pairing.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Pairing.Programmes;

/// <summary>Giai đoạn kết nghĩa (chương trình): a period under a provincial decision. QĐ 3651/QĐ-UBND, phần I.</summary>
internal sealed class Programme : IHostOwned, IRecorded
{
    public const int CodeLength = 30;
    public const int NameLength = 200;
    public const int DocumentLength = 300;

    private Programme()
    {
    }

    public Programme(Guid id, string code, string name, DateOnly from, DateOnly to, string? document)
    {
        Id = id;
        Code = code;
        Change(name, from, to, document);
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public DateOnly FromOn { get; private set; }

    public DateOnly ToOn { get; private set; }

    /// <summary>Văn bản ban hành: number and issuer of the decision behind it.</summary>
    public string? Document { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>What is wrong with the days typed, as far as they have been typed.</summary>
    public static IEnumerable<BusinessException> FaultsOf(DateOnly? from, DateOnly? to)
    {
        if (to < from)
        {
            yield return new BusinessException(PairingErrors.PeriodBackwards).At("Input.ToOn");
        }
    }

    public void Change(string name, DateOnly from, DateOnly to, string? document)
    {
        BusinessException.ThrowIfAny(FaultsOf(from, to));
        Name = VietnameseText.Clean(name);
        SortName = VietnameseText.SortKey(Name);
        FromOn = from;
        ToOn = to;
        Document = VietnameseText.CleanOrNull(document);
    }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("Pair_Programmes");
        builder.Property(x => x.Code).HasMaxLength(Programme.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(Programme.NameLength);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.Document).HasMaxLength(Programme.DocumentLength);
        builder.HasIndex(x => x.Code).IsUnique();
    }
}
