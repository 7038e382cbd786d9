using System.Globalization;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>The same pieces as a page shows them.</summary>
internal static class PaperHtml
{
    /// <summary>By their full names: the page they stand on is another module's.</summary>
    public const string LineView = "~/Areas/Documents/Pages/Shared/_PaperLine.cshtml";

    public const string TableView = "~/Areas/Documents/Pages/Shared/_PaperTable.cshtml";

    public static string CssOf(Line line) => PaperMeasures.Of[line.Style] is { Italic: true } measure ? measure.Css + " pp-i" : PaperMeasures.Of[line.Style].Css;

    public static bool IsBold(Line line, TextRun run) => run.Bold || PaperMeasures.Of[line.Style].Bold;

    public static string Points(int twips) => (twips / 15).ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<string> PercentsOf(IReadOnlyList<int> widths) => widths.Select(w => (w * 100 / widths.Sum()).ToString(CultureInfo.InvariantCulture) + "%");

    public static IReadOnlyList<IReadOnlyList<string?>> RowsOf(PaperTable table) => PaperLanguage.In<IReadOnlyList<IReadOnlyList<string?>>>(() => [.. table.Rows]);
}
