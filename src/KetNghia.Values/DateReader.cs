using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Values;

/// <summary>Dates: the day stands before the month; what leaves a part out is proposed at most.</summary>
public static partial class DateReader
{
    /// <summary>Days since 30/12/1899 by which spreadsheets count, for dates between 1954 and 2099.</summary>
    private const int FirstSerial = 20_000;

    private const int LastSerial = 73_050;

    /// <summary>From the first day of one way to count to that of the other, 1/1/1904.</summary>
    public const int DaysTo1904 = 1462;

    /// <summary>"49" is 2049, "50" is 1950.</summary>
    private const int Pivot = 50;

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[][] Weekdays =
    [
        ["chủ nhật", "cn", "sunday"], ["thứ hai", "thứ 2", "monday"], ["thứ ba", "thứ 3", "tuesday"], ["thứ tư", "thứ 4", "wednesday"],
        ["thứ năm", "thứ 5", "thursday"], ["thứ sáu", "thứ 6", "friday"], ["thứ bảy", "thứ 7", "saturday"],
    ];

    public static Reading<DateOnly> Read(string? text, bool from1904)
    {
        var words = TypedText.Tidy(text);
        if (TypedText.IsBlank(words) || words.Length > Readings.MostCharacters)
        {
            return words.Length > Readings.MostCharacters ? Refused(text, ReadingErrors.Date) : new Reading<DateOnly>(null);
        }

        words = TimeBehind().Replace(words, "");
        return Whole(words) is { } parts ? Taken(text, words, parts) : Proposed(words, from1904) is { } meant && IsWithin(meant)
            ? Refused(text, ReadingErrors.Date) with { Proposal = Format.Date(meant) }
            : Refused(text, Short().IsMatch(words) ? ReadingErrors.NoSuchDay : Incomplete().IsMatch(words) ? ReadingErrors.DateIncomplete : ReadingErrors.Date);
    }

    private static Reading<DateOnly> Taken(string? text, string words, (int Year, int Month, int Day) parts) => Real(parts) switch
    {
        null => Refused(text, ReadingErrors.NoSuchDay),
        { } date when !IsWithin(date) => Refused(text, ReadingErrors.DateOutOfBounds),
        { } date => WeekdayOf(words) is { } weekday && weekday != date.DayOfWeek ? Refused(text, ReadingErrors.NoSuchDay) : new Reading<DateOnly>(date),
    };

    private static Reading<DateOnly> Refused(string? text, string fault) => new(null, fault)
    {
        Values = new Dictionary<string, string?>
        {
            ["value"] = text?.Trim(),
            ["first"] = Format.Date(Format.FirstDay),
            ["last"] = Format.Date(Format.LastDay),
        },
    };

    private static (int Year, int Month, int Day)? Whole(string words)
    {
        var day = WeekdayOf(words) is null ? words : words[(words.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim();
        var match = new[] { DayFirst(), YearFirst(), InWords() }.Select(form => form.Match(day)).FirstOrDefault(m => m.Success);
        return match is null ? null : (Number(match, "y"), Number(match, "m"), Number(match, "d"));
    }

    private static DayOfWeek? WeekdayOf(string words)
    {
        var comma = words.IndexOf(',', StringComparison.Ordinal);
        var index = comma < 0 ? -1 : Array.FindIndex(Weekdays, names => names.Contains(words[..comma].Trim()));
        return index < 0 ? null : (DayOfWeek)index;
    }

    /// <summary>The one day that can be meant.</summary>
    private static DateOnly? Proposed(string words, bool from1904)
    {
        var bare = TypedText.WithoutTail(words);
        return (bare != words && Whole(bare) is { } parts ? Real(parts) : null)
            ?? (Short().Match(words) is { Success: true } two ? Real((Century(Number(two, "y")), Number(two, "m"), Number(two, "d"))) : null)
            ?? (Placed().Match(words) is { Success: true } placed && Whole(placed.Groups["day"].Value) is { } there ? Real(there) : null)
            ?? Serial(words, from1904 ? DaysTo1904 : 0) ?? EightDigits(words) ?? Named(words);
    }

    private static DateOnly? Serial(string words, int later) =>
        SerialNumber().Match(words) is { Success: true } match && Number(match, "n") + later is >= FirstSerial and <= LastSerial and var days
            ? DateOnly.FromDateTime(DateTime.FromOADate(days))
            : null;

    private static DateOnly? EightDigits(string words)
    {
        if (words.Length != 8 || !words.All(char.IsAsciiDigit))
        {
            return null;
        }

        var days = new[] { "ddMMyyyy", "yyyyMMdd" }
            .Select(form => DateOnly.TryParseExact(words, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsWithin(day) ? day : (DateOnly?)null)
            .OfType<DateOnly>().ToList();
        return days is [var only] ? only : null;
    }

    /// <summary>"5 Feb 2026", "February 5, 2026", "05-thg2-26".</summary>
    private static DateOnly? Named(string words)
    {
        var match = new[] { DayNamed(), MonthNamed(), DayNumbered() }.Select(form => form.Match(words)).FirstOrDefault(m => m.Success);
        if (match is null)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        var month = name.Length == 0 ? Number(match, "m") : name == "sept" ? 9 : Array.FindIndex(Months, m => m == name || m[..3] == name) + 1;
        var year = match.Groups["y"].Length == 2 ? Century(Number(match, "y")) : Number(match, "y");
        return Real((year, month, Number(match, "d")));
    }

    private static int Century(int year) => year < Pivot ? 2000 + year : 1900 + year;

    private static DateOnly? Real((int Year, int Month, int Day) parts) =>
        parts is { Year: >= 1, Month: >= 1 and <= 12, Day: >= 1 } && parts.Day <= DateTime.DaysInMonth(parts.Year, parts.Month)
            ? new DateOnly(parts.Year, parts.Month, parts.Day)
            : null;

    private static bool IsWithin(DateOnly date) => date >= Format.FirstDay && date <= Format.LastDay;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@",?[ t](?:[01]?[0-9]|2[0-3])[:h][0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?(?:sa|ch|am|pm))?$")]
    private static partial Regex TimeBehind();

    [GeneratedRegex(@"^(?:ngày )?(?<d>[0-9]{1,2}) ?(?<sign>[/.\-]) ?(?<m>[0-9]{1,2}) ?\k<sign> ?(?<y>[0-9]{4})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?<sign>[/.\-])(?<m>[0-9]{1,2})\k<sign>(?<d>[0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex("^(?:ngày )?(?<d>[0-9]{1,2}) tháng (?<m>[0-9]{1,2}),? năm (?<y>[0-9]{4})$")]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(?:ngày )?(?<d>[0-9]{1,2})(?<sign>[/.\-])(?<m>[0-9]{1,2})\k<sign>(?<y>[0-9]{2})$")]
    private static partial Regex Short();

    [GeneratedRegex("^[^0-9,]+, (?<day>ngày .+)$")]
    private static partial Regex Placed();

    [GeneratedRegex("^(?<n>[0-9]{5})(?:[.,][0-9]+)?$")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[ \-](?<name>[a-z]{3,9})\.?,?[ \-](?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex DayNamed();

    [GeneratedRegex(@"^(?<name>[a-z]{3,9})\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y>[0-9]{4})$")]
    private static partial Regex MonthNamed();

    [GeneratedRegex(@"^(?:ngày )?(?<d>[0-9]{1,2})[ \-]?(?:thg|th|tháng) ?(?<m>[0-9]{1,2})(?:, ?|[ \-])(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex DayNumbered();

    [GeneratedRegex(@"^(?:[0-9]{4}|năm [0-9]{4}|[0-9]{1,2}[/.\-][0-9]{1,2}|(?:tháng )?[0-9]{1,2}[/.\-][0-9]{4}|[0-9]{4}[/.\-][0-9]{1,2}|tháng [0-9]{1,2},?(?: năm)? [0-9]{4}|ngày [0-9]{1,2}(?: tháng [0-9]{1,2})?)$")]
    private static partial Regex Incomplete();
}
