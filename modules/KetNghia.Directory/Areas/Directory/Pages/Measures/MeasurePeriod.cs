using System.Globalization;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Pages.Measures;

/// <summary>Kỳ: the part of the shown year for which values are read.</summary>
internal enum MeasurePart
{
    Year = 1,
    FirstHalf,
    SecondHalf,
    First,
    Second,
    Third,
    Fourth,
}

/// <param name="Year">Null: every year there may be.</param>
internal sealed record MeasurePeriod(int? Year, MeasurePart Part, DateOnly From, DateOnly To)
{
    /// <summary>Before this product had any record.</summary>
    private const int First = 2000;

    /// <param name="year">Null: every year, which has no parts.</param>
    public static MeasurePeriod Of(int? year, MeasurePart? asked, DateOnly today)
    {
        var part = year is not null && asked is { } one && Enum.IsDefined(one) ? one : MeasurePart.Year;
        var (month, months) = part switch
        {
            MeasurePart.FirstHalf => (1, 6),
            MeasurePart.SecondHalf => (7, 6),
            MeasurePart.First => (1, 3),
            MeasurePart.Second => (4, 3),
            MeasurePart.Third => (7, 3),
            MeasurePart.Fourth => (10, 3),
            _ => (1, 12),
        };
        var from = new DateOnly(year ?? today.Year, month, 1);
        return new MeasurePeriod(year, part, year is null ? new DateOnly(First, 1, 1) : from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>"năm 2026", "quý II năm 2026", "mọi năm".</summary>
    public string Words(IStringLocalizer<DirectoryResource> texts) =>
        Year is { } year ? texts["MeasurePart.In." + Part, year.ToString(CultureInfo.InvariantCulture)] : texts["MeasurePart.Ever"];
}
