using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Templates;

/// <summary>Controls of a form by their tags: what stands in which, read the same way by who checks a form and who fills it.</summary>
internal static class FormTags
{
    public const string Field = "field.";
    public const string Rows = "rows.";
    public const string Column = "column.";

    private const int MostTables = 99;

    /// <summary>Tables of a paper in their order: the first is <c>rows.1</c>.</summary>
    public static IReadOnlyList<PaperTable> TablesOf(Paper paper) => [.. paper.Body.Concat(paper.Annexes.SelectMany(a => a.Body)).OfType<PaperTable>()];

    /// <summary>Body, headers and footers.</summary>
    public static IReadOnlyList<OpenXmlElement> RootsOf(MainDocumentPart main, Body body) =>
        [body, .. main.HeaderParts.Select(p => p.Header).OfType<OpenXmlElement>(), .. main.FooterParts.Select(p => p.Footer).OfType<OpenXmlElement>()];

    public static string TagOf(OpenXmlElement element) => (element as SdtElement)?.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value?.Trim() ?? "";

    public static bool IsOurs(OpenXmlElement element) => TagOf(element).Length > 0;

    public static bool Begins(OpenXmlElement element, string prefix) => TagOf(element).StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Controls of ours that stand in no other of ours.</summary>
    public static IReadOnlyList<SdtElement> OutermostIn(OpenXmlElement root) => [.. root.Descendants<SdtElement>().Where(c => IsOurs(c) && !c.Ancestors().Any(IsOurs))];

    /// <summary>What it holds is taken out for what is written there; a row that repeats keeps its own words.</summary>
    public static bool IsReplaced(OpenXmlElement element) => IsOurs(element) && !Begins(element, Rows);

    /// <summary>Words people typed that stay.</summary>
    public static IEnumerable<Text> WordsOf(Paragraph paragraph) => paragraph.Descendants<Text>().Where(t => !t.Ancestors<SdtElement>().Any(IsReplaced));

    public static int? TableNumberOf(string tag) =>
        int.TryParse(tag.AsSpan(Rows.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostTables ? number : null;

    public static PaperTable? TableOf(string tag, IReadOnlyList<PaperTable> tables) => TableNumberOf(tag) is { } number ? tables.ElementAtOrDefault(number - 1) : null;

    /// <summary>By its number from 1, or by its heading: columns of a table may come and go with the paper.</summary>
    public static int? ColumnOf(string tag, PaperTable table)
    {
        var name = tag[Column.Length..];
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= table.Columns.Count ? number - 1 : null;
        }

        var found = table.Columns.Select(c => VietnameseText.Fold(c.Heading)).ToList().IndexOf(VietnameseText.Fold(name));
        return found < 0 ? null : found;
    }
}
