namespace KetNghia.Framework.Excel;

public enum ExcelKind
{
    Text = 1,

    /// <summary>DateOnly.</summary>
    Date,

    /// <summary>UTC DateTime, shown in Viet Nam's time.</summary>
    DateTime,

    /// <summary>Whole đồng (long).</summary>
    Money,

    /// <summary>Thousandths (long).</summary>
    Quantity,

    /// <summary>Whole number (int or long).</summary>
    Whole,

    /// <summary>Hundredths (long).</summary>
    Points,

    /// <summary>Basis points (long).</summary>
    Percent,
}

/// <param name="Width">In characters; zero takes one that suits the kind.</param>
public sealed record ExcelColumn(string Heading, ExcelKind Kind = ExcelKind.Text, int Width = 0);

/// <summary>What is shown on the screen, as a sheet: title, the filters in use, headings, rows and totals.</summary>
public sealed record ExcelTable(string Title, IReadOnlyList<ExcelColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Lines under the title: filters, as-of date, who exported.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Last row, set off from the others.</summary>
    public IReadOnlyList<object?>? Totals { get; init; }

    /// <summary>At the foot of each printed page.</summary>
    public string? Footer { get; init; }

    /// <summary>Name of the sheet; the title when empty.</summary>
    public string? Sheet { get; init; }
}

/// <summary>A cell to be coloured as wrong.</summary>
public sealed record ExcelWrong(object? Value);

internal static class ExcelValues
{
    /// <summary>Starts of text that a spreadsheet might take for a formula, full-width forms included.</summary>
    public static bool IsRisky(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    /// <summary>The number Excel stores, exact for what we keep.</summary>
    public static decimal? Number(object value, ExcelKind kind) => (value, kind) switch
    {
        (DateOnly d, _) => d.DayNumber - new DateOnly(1899, 12, 30).DayNumber,
        (DateTime at, _) => Serial(at),
        (long n, ExcelKind.Quantity) => n / 1000m,
        (long n, ExcelKind.Points) => n / 100m,
        (int n, ExcelKind.Points) => n / 100m,
        (long n, ExcelKind.Percent) => n / 10_000m,
        (long n, _) => n,
        (int n, _) => n,
        (Dong m, _) => m.Amount,
        (Quantity q, _) => q.Thousandths / 1000m,
        _ => null,
    };

    private static decimal Serial(DateTime utc)
    {
        var day = Format.DateOf(utc);
        var time = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Ambient.SystemClock.VietNam).TimeOfDay;
        return day.DayNumber - new DateOnly(1899, 12, 30).DayNumber + Math.Round((decimal)time.TotalSeconds / 86_400m, 8);
    }
}
