using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>Paper, margins, font and page number; the limits are those of the decree, in twips.</summary>
internal static class PageChecks
{
    private const string TimesNewRoman = "Times New Roman";
    private const int Tolerance = 2;

    public static IEnumerable<string> Pages(PaperReading paper) =>
        paper.Pages.Index().Where(p => !IsA4(p.Item, mayBeAcross: p.Index > 0) || !HasMargins(p.Item.GetFirstChild<PageMargin>()))
            .Select(p => PaperWords.Told("Paper.Where.Section", p.Index + 1))
            .Concat(paper.Pages.Count == 0 ? [PaperWords.Told("Paper.Where.Section", 1)] : []);

    public static IEnumerable<string> Fonts(PaperReading paper)
    {
        var named = paper.Roots().SelectMany(r => r.Descendants<RunFonts>()).SelectMany(f => new[] { f.Ascii?.Value, f.HighAnsi?.Value, f.EastAsia?.Value, f.ComplexScript?.Value });
        var themed = paper.Main.ThemePart?.Theme?.Descendants<DocumentFormat.OpenXml.Drawing.TextFontType>().Select(f => f.Typeface?.Value) ?? [];
        var defaults = paper.Main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.RunFonts is null ? [PaperWords.Told("Paper.Where.Styles")] : Array.Empty<string>();
        var colours = paper.Roots().SelectMany(r => r.Descendants<Color>()).Select(c => c.Val?.Value).Where(c => c is not null and not "auto" and not "000000");
        return named.Concat(themed).Where(f => f is not null && f != TimesNewRoman).Concat(colours).Select(f => f!).Concat(defaults);
    }

    /// <summary>In the middle above the text, from the second page on.</summary>
    public static IEnumerable<string> Numbers(PaperReading paper)
    {
        foreach (var (index, page) in paper.Pages.Index())
        {
            var isFirst = index == 0;
            var hasNumber = HeaderOf(paper, page, HeaderFooterValues.Default) is { } header && header.Descendants<Paragraph>().Any(p => IsNumber(paper, p));
            var isHidden = PaperReading.IsOn(page.GetFirstChild<TitlePage>()) && HeaderOf(paper, page, HeaderFooterValues.First) is { } first && first.InnerText.Length == 0;
            if (!hasNumber || isHidden != isFirst)
            {
                yield return PaperWords.Told("Paper.Where.Section", index + 1);
            }
        }
    }

    private static bool IsA4(SectionProperties page, bool mayBeAcross)
    {
        var (width, height) = ((int?)page.GetFirstChild<PageSize>()?.Width?.Value, (int?)page.GetFirstChild<PageSize>()?.Height?.Value);
        return (IsNear(width, 11906) && IsNear(height, 16838)) || (mayBeAcross && IsNear(width, 16838) && IsNear(height, 11906));
    }

    private static bool HasMargins(PageMargin? margin) => margin is not null
        && IsWithin(margin.Top?.Value, 1134, 1417) && IsWithin(margin.Bottom?.Value, 1134, 1417) && IsWithin((int?)margin.Left?.Value, 1701, 1984) && IsWithin((int?)margin.Right?.Value, 850, 1134);

    private static bool IsNear(int? value, int wanted) => IsWithin(value, wanted, wanted);

    private static bool IsWithin(int? value, int from, int to) => value >= from - Tolerance && value <= to + Tolerance;

    private static Header? HeaderOf(PaperReading paper, SectionProperties page, HeaderFooterValues type) =>
        page.Elements<HeaderReference>().FirstOrDefault(r => r.Type?.Value == type)?.Id?.Value is { } id && paper.Main.TryGetPartById(id, out var part)
            ? (part as DocumentFormat.OpenXml.Packaging.HeaderPart)?.Header
            : null;

    private static bool IsNumber(PaperReading paper, Paragraph paragraph) =>
        paragraph.Descendants<SimpleField>().Any(f => f.Instruction?.Value?.Trim() == "PAGE")
        && paper.AlignOf(paragraph) == JustificationValues.Center
        && paragraph.Descendants<Run>().All(r => paper.SizeOf(paragraph, r) is 26 or 28 && !paper.IsBold(paragraph, r) && !paper.IsItalic(paragraph, r));
}
