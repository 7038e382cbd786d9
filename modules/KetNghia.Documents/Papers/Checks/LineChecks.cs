using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>What the decree says of a line; sizes in half points, null where it says nothing.</summary>
internal sealed record LineRule(int From, int To, bool? Bold = null, bool? Italic = null, JustificationValues? Align = null);

/// <summary>Sizes, letters and spaces of every line, against limits that the writer does not know.</summary>
internal static class LineChecks
{
    private static readonly LineRule Flowing = new(26, 28, false, false, JustificationValues.Both);
    private static readonly LineRule Heading = new(26, 28, true, false, JustificationValues.Center);

    private static readonly Dictionary<LineStyle, LineRule> Rules = new()
    {
        [LineStyle.ParentBody] = new(24, 26, false, false, JustificationValues.Center),
        [LineStyle.IssuingBody] = new(24, 26, true, false, JustificationValues.Center),
        [LineStyle.Nation] = new(24, 26, true, false, JustificationValues.Center),
        [LineStyle.Motto] = Heading,
        [LineStyle.Number] = new(26, 26, false, false, JustificationValues.Center),
        [LineStyle.PlaceDate] = new(26, 28, false, true, JustificationValues.Center),
        [LineStyle.LetterMatter] = new(24, 26, false, false, JustificationValues.Center),
        [LineStyle.Urgency] = Heading,
        [LineStyle.TypeName] = Heading,
        [LineStyle.Matter] = Heading,
        [LineStyle.Authority] = Heading,
        [LineStyle.AddressedTo] = new(26, 28, false, false),
        [LineStyle.AddressedItem] = new(26, 28, false, false),
        [LineStyle.Base] = new(26, 28, false, true, JustificationValues.Both),
        [LineStyle.Announcement] = Heading,
        [LineStyle.Part] = Heading,
        [LineStyle.Section] = new(26, 28, true, false),
        [LineStyle.Article] = new(26, 28, null, false, JustificationValues.Both),
        [LineStyle.Clause] = Flowing,
        [LineStyle.Point] = Flowing,
        [LineStyle.Body] = Flowing,
        [LineStyle.ListItem] = Flowing,
        [LineStyle.FactLabel] = new(26, 28, false, false),
        [LineStyle.FactValue] = new(26, 28, false, false),
        [LineStyle.CellHead] = new(22, 26, true, false, JustificationValues.Center),
        [LineStyle.CellText] = new(22, 26, null, false),
        [LineStyle.CellFigure] = new(22, 26, null, false, JustificationValues.Right),
        [LineStyle.CellCentred] = new(22, 26, null, false, JustificationValues.Center),
        [LineStyle.Capacity] = Heading,
        [LineStyle.SignName] = Heading,
        [LineStyle.RecipientsHead] = new(24, 24, true, true, JustificationValues.Left),
        [LineStyle.Recipient] = new(22, 22, false, false, JustificationValues.Left),
        [LineStyle.AnnexNumber] = new(28, 28, true, false, JustificationValues.Center),
        [LineStyle.AnnexTitle] = Heading,
        [LineStyle.AnnexReference] = new(26, 28, false, true, JustificationValues.Center),
    };

    public static IEnumerable<string> Sizes(PaperReading paper) => paper.Lines.Where(l => l.Style is { } style && Rules.TryGetValue(style, out var rule) && !Keeps(paper, l.Paragraph, rule)).Select(l => l.Shown);

    /// <summary>Six points between paragraphs, single to one and a half lines, the first line 1 or 1,27 cm in.</summary>
    public static IEnumerable<string> Spacing(PaperReading paper) => paper.Lines.Where(l => l.Style is LineStyle.Base or LineStyle.Body or LineStyle.Clause or LineStyle.Point or LineStyle.ListItem or LineStyle.Article)
        .Where(l => paper.Measure(l.Paragraph, (s, _) => s?.After?.Value) < 120
            || paper.Measure(l.Paragraph, (s, _) => s?.Line?.Value) is < 240 or > 360
            || paper.Measure(l.Paragraph, (_, i) => i?.FirstLine?.Value) is not (567 or 720))
        .Select(l => l.Shown);

    /// <summary>Outside ruled tables an empty line may only be a rule, the end of a part, or the place of a signature.</summary>
    public static IEnumerable<string> EmptyLines(PaperReading paper)
    {
        var after = "";
        foreach (var line in paper.Lines.Where(l => !l.IsInRuledTable))
        {
            if (line.Text.Trim().Length > 0)
            {
                after = line.Shown;
            }
            else if (!MayBeEmpty(paper, line))
            {
                yield return PaperWords.Told("Paper.Where.After", after);
            }
        }
    }

    private static bool MayBeEmpty(PaperReading paper, ReadLine line) =>
        line.Paragraph.ParagraphProperties?.ParagraphBorders?.BottomBorder is not null
        || (line.Style == LineStyle.SignGap && line.Paragraph.Ancestors<TableCell>().Any())
        || (paper.HasExactLine(line.Paragraph) && paper.Measure(line.Paragraph, (s, _) => s?.Line?.Value) <= 40);

    private static bool Keeps(PaperReading paper, Paragraph paragraph, LineRule rule) =>
        (rule.Align is not { } align || paper.AlignOf(paragraph) == align)
        && paragraph.Descendants<Run>().All(run => paper.SizeOf(paragraph, run) is { } size && size >= rule.From && size <= rule.To
            && (rule.Bold is not { } bold || paper.IsBold(paragraph, run) == bold)
            && (rule.Italic is not { } italic || paper.IsItalic(paragraph, run) == italic));
}
