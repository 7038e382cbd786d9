using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>One paragraph of the text with what it says of itself.</summary>
internal sealed record ReadLine(Paragraph Paragraph, LineStyle? Style)
{
    public string Text { get; } = string.Concat(Paragraph.Descendants<Text>().Select(t => t.Text));

    /// <summary>In a table with lines around its cells.</summary>
    public bool IsInRuledTable { get; } = Paragraph.Ancestors<Table>().Any(PaperReading.IsRuled);

    /// <summary>As people find it again.</summary>
    public string Shown => Text.Length == 0 ? PaperWords.Told("Paper.Where.Empty") : Text.Length <= 80 ? Text : Text[..80] + "…";
}

/// <summary>A file as the checks read it: lines, pages and styles, without knowing what the writer meant.</summary>
internal sealed class PaperReading
{
    private readonly Dictionary<string, Style> _styles;
    private readonly DocDefaults? _defaults;

    public PaperReading(WordprocessingDocument document)
    {
        Document = document;
        Main = document.MainDocumentPart!;
        Body = Main.Document!.Body!;
        var sheet = Main.StyleDefinitionsPart?.Styles;
        _styles = sheet?.Elements<Style>().Where(s => s.StyleId?.Value is not null).ToDictionary(s => s.StyleId!.Value!) ?? [];
        _defaults = sheet?.DocDefaults;
        Lines = [.. Body.Descendants<Paragraph>().Select(p => new ReadLine(p, PaperStyles.Of(p.ParagraphProperties?.ParagraphStyleId?.Val?.Value)))];
        Pages = [.. Body.Descendants<SectionProperties>()];
    }

    public WordprocessingDocument Document { get; }

    public MainDocumentPart Main { get; }

    public Body Body { get; }

    public IReadOnlyList<ReadLine> Lines { get; }

    public IReadOnlyList<SectionProperties> Pages { get; }

    public IEnumerable<ReadLine> Of(LineStyle style) => Lines.Where(l => l.Style == style);

    public static bool IsRuled(Table table) => table.GetFirstChild<TableProperties>()?.TableBorders is not null;

    public IEnumerable<Table> RuledTables => Body.Descendants<Table>().Where(IsRuled);

    public static int? Number(string? value) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsOn(OnOffType? toggle) => toggle is not null && (toggle.Val?.Value ?? true);

    /// <summary>Half points.</summary>
    public int? SizeOf(Paragraph paragraph, Run run) => Number(run.RunProperties?.FontSize?.Val?.Value)
        ?? Styles(paragraph).Select(s => Number(s.StyleRunProperties?.FontSize?.Val?.Value)).FirstOrDefault(n => n is not null)
        ?? Number(_defaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.FontSize?.Val?.Value);

    public bool IsBold(Paragraph paragraph, Run run) =>
        IsOn(run.RunProperties?.Bold ?? Styles(paragraph).Select(s => s.StyleRunProperties?.Bold).FirstOrDefault(b => b is not null));

    public bool IsItalic(Paragraph paragraph, Run run) =>
        IsOn(run.RunProperties?.Italic ?? Styles(paragraph).Select(s => s.StyleRunProperties?.Italic).FirstOrDefault(b => b is not null));

    public JustificationValues AlignOf(Paragraph paragraph) =>
        (paragraph.ParagraphProperties?.Justification ?? Styles(paragraph).Select(s => s.StyleParagraphProperties?.Justification).FirstOrDefault(j => j is not null))?.Val?.Value
        ?? JustificationValues.Left;

    /// <summary>A value of the paragraph's spacing or indentation, its own before that of its styles; twips, 0 when nobody says.</summary>
    public int Measure(Paragraph paragraph, Func<SpacingBetweenLines?, Indentation?, string?> of) =>
        Number(of(paragraph.ParagraphProperties?.SpacingBetweenLines, paragraph.ParagraphProperties?.Indentation)
            ?? Styles(paragraph).Select(s => of(s.StyleParagraphProperties?.SpacingBetweenLines, s.StyleParagraphProperties?.Indentation)).FirstOrDefault(v => v is not null)) ?? 0;

    public bool HasExactLine(Paragraph paragraph) =>
        (paragraph.ParagraphProperties?.SpacingBetweenLines?.LineRule ?? Styles(paragraph).Select(s => s.StyleParagraphProperties?.SpacingBetweenLines?.LineRule).FirstOrDefault(r => r is not null))?.Value
        == LineSpacingRuleValues.Exact;

    public bool KeepsNext(Paragraph paragraph) =>
        IsOn(paragraph.ParagraphProperties?.KeepNext ?? Styles(paragraph).Select(s => s.StyleParagraphProperties?.KeepNext).FirstOrDefault(k => k is not null));

    public IEnumerable<OpenXmlElement> Roots()
    {
        yield return Body;
        foreach (var part in Main.HeaderParts)
        {
            yield return part.Header!;
        }

        foreach (var part in Main.FooterParts)
        {
            yield return part.Footer!;
        }

        if (Main.StyleDefinitionsPart?.Styles is { } styles)
        {
            yield return styles;
        }
    }

    /// <summary>Its style and those it is based on.</summary>
    private IEnumerable<Style> Styles(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "Normal";
        for (var depth = 0; depth < 10 && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            if (style.BasedOn?.Val?.Value is not { } next)
            {
                yield break;
            }

            id = next;
        }
    }
}
