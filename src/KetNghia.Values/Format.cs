using System.Globalization;
using System.Text;

namespace KetNghia.Values;

/// <summary>
/// The only formatter of numbers, money and dates on screens (ui §8). Vietnamese or English separators by the current
/// UI culture; dates are dd/MM/yyyy in both. Unknown is "–", never 0.
/// </summary>
public static class Format
{
    public const string Unknown = "–";
    public const string DongSign = "đ";

    /// <summary>Days before are slips of the hand, on pages and in the API alike.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>Days after are slips of the hand.</summary>
    public static readonly DateOnly LastDay = new(2200, 12, 31);

    private const char NoBreakSpace = '\u00a0';
    private const long Million = 1_000_000;
    private const long Billion = 1_000_000_000;

    private static readonly CultureInfo Vietnamese = Separators("vi-VN", ",", ".");
    private static readonly CultureInfo English = Separators("en-GB", ".", ",");
    private static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal static CultureInfo VietnameseSigns => Vietnamese;

    /// <summary>Separators of the current UI culture, with U+2212 as the minus sign.</summary>
    public static CultureInfo Culture => ResourceText.IsEnglish ? English : Vietnamese;

    /// <summary>"1.234.567 đ" in whole đồng.</summary>
    public static string Money(long? dong) => dong is { } d ? Whole(d) + NoBreakSpace + DongSign : Unknown;

    /// <summary>"3.412,6" for tables in triệu đồng (unit in the column head); half away from zero.</summary>
    public static string Millions(long? dong, int decimals = 1) =>
        dong is { } d ? Rounded((decimal)d / Million, decimals).ToString("N" + decimals, Culture) : Unknown;

    /// <summary>"17,86 tỷ đồng", "622 triệu đồng" or the exact amount under one million, for headings.</summary>
    public static string MoneyHeading(long? dong) => dong switch
    {
        null => Unknown,
        >= Billion or <= -Billion => ValueText.Get("Format.Billion", Short((decimal)dong / Billion, 2)),
        >= Million or <= -Million => ValueText.Get("Format.Million", Short((decimal)dong / Million, 1)),
        _ => Money(dong),
    };

    public static string Whole(long? number) => number is { } n ? n.ToString("N0", Culture) : Unknown;

    /// <summary>Thousandths as "12", "1.234,5" or "0,125"; with the unit as "12 con".</summary>
    public static string Quantity(long? thousandths, string? unit = null)
    {
        if (thousandths is not { } value)
        {
            return Unknown;
        }

        var number = (value / 1000m).ToString("#,##0.###", Culture);
        return string.IsNullOrEmpty(unit) ? number : number + NoBreakSpace + unit;
    }

    public static string Quantity(Quantity? quantity, string? unit = null) => Quantity(quantity?.Thousandths, unit);

    public static string Money(Dong? amount) => Money(amount?.Amount);

    /// <summary>Hundredths as "86,00".</summary>
    public static string Points(long? hundredths) => hundredths is { } h ? (h / 100m).ToString("N2", Culture) : Unknown;

    /// <summary>Basis points as "64,9 %"; official documents write it without the space.</summary>
    public static string Percent(long? basisPoints, bool official = false) => basisPoints is { } b
        ? Rounded(b / 100m, 1).ToString("N1", Culture) + (official ? "%" : NoBreakSpace + "%")
        : Unknown;

    /// <summary>Share of a whole; unknown when the whole is zero or either side is.</summary>
    public static string PercentOf(long? part, long? whole) =>
        part is { } p && whole is { } w && w != 0 ? Percent((long)Rounded(p * 10_000m / w, 0)) : Unknown;

    /// <summary>"13/12/2021 – 12/12/2026", or "từ 13/12/2021" while no end is known.</summary>
    public static string Period(DateOnly from, DateOnly? to) => to is null ? ValueText.Get("Format.From", Date(from)) : $"{Date(from)} – {Date(to)}";

    public static string Date(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>"05/02" within the year of <paramref name="today"/>, the whole date otherwise.</summary>
    public static string DateShort(DateOnly? date, DateOnly today) => date is { } d && d.Year == today.Year
        ? d.ToString("dd/MM", CultureInfo.InvariantCulture)
        : Date(date);

    /// <summary>"05/02/2026 14:32" in Viet Nam.</summary>
    public static string DateTime(DateTime? utc) => utc is { } u
        ? Local(u).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)
        : Unknown;

    /// <summary>The calendar date of an instant in Viet Nam.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>"ngày 05 tháng 02 năm 2026", "ngày 03 tháng 4 năm 2026": Decree 30/2020, zero before days under 10 and months 1 and 2.</summary>
    public static string OfficialDate(DateOnly date)
    {
        var month = date.Month < 3 ? date.Month.ToString("00", CultureInfo.InvariantCulture) : date.Month.ToString(CultureInfo.InvariantCulture);
        return ValueText.Get("Format.OfficialDate", date.Day.ToString("00", CultureInfo.InvariantCulture), month, date.Year);
    }

    /// <summary>"thứ Tư, 12/06/2024".</summary>
    public static string WeekdayDate(DateOnly date) => ValueText.Get("Format.Weekday." + (int)date.DayOfWeek) + ", " + Date(date);

    /// <summary>Of a deadline: "còn 3 ngày", "hôm nay", "quá hạn 2 ngày".</summary>
    public static string DueIn(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => ValueText.Get("Format.Today"),
        1 => ValueText.Get("Format.DayLeft", 1),
        > 1 and var left => ValueText.Get("Format.DaysLeft", left),
        -1 => ValueText.Get("Format.DayLate", 1),
        var late => ValueText.Get("Format.DaysLate", -late),
    };

    /// <summary>Of something past: "hôm nay", "hôm qua", "5 ngày trước".</summary>
    public static string Ago(DateOnly date, DateOnly today) => (today.DayNumber - date.DayNumber) switch
    {
        0 => ValueText.Get("Format.Today"),
        1 => ValueText.Get("Format.Yesterday"),
        > 1 and var days => ValueText.Get("Format.DaysAgo", days),
        _ => DueIn(date, today),
    };

    public static string FileSize(long bytes) => bytes < 1024 * 1024
        ? Math.Max(1, (bytes + 512) / 1024).ToString("N0", Culture) + NoBreakSpace + "KB"
        : Rounded(bytes / 1048576m, 1).ToString("#,##0.#", Culture) + NoBreakSpace + "MB";

    /// <summary>Last two words of a full name: Hồng Vân → HV.</summary>
    public static string Initials(string? fullName)
    {
        var words = (fullName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.TakeLast(2).Select(w => Rune.ToUpper(w.EnumerateRunes().First(), Vietnamese)));
    }

    private static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(System.DateTime.SpecifyKind(utc, DateTimeKind.Utc), VietNam);

    private static decimal Rounded(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Short(decimal value, int decimals) => Rounded(value, decimals).ToString("#,##0." + new string('#', decimals), Culture);

    private static CultureInfo Separators(string name, string dot, string group)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberDecimalSeparator = dot;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NumberGroupSizes = [3];
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberNegativePattern = 1;
        return CultureInfo.ReadOnly(culture);
    }
}
