using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>The fields at the top of the first page.</summary>
internal static class HeadChecks
{
    /// <summary>The name of the country and its motto, word by word, and the lines below motto and issuing body.</summary>
    public static IEnumerable<string> Nation(PaperReading paper)
    {
        if (Single(paper, LineStyle.Nation)?.Text != PaperWords.Get("Paper.Nation"))
        {
            yield return PaperWords.Get("Paper.Nation");
        }

        foreach (var style in new[] { LineStyle.Motto, LineStyle.IssuingBody })
        {
            var line = Single(paper, style);
            if (line?.Paragraph.NextSibling<Paragraph>()?.ParagraphProperties?.ParagraphBorders?.BottomBorder is null || (style == LineStyle.Motto && line.Text != PaperWords.Get("Paper.Motto")))
            {
                yield return line?.Shown ?? PaperWords.Get("Paper.Motto");
            }
        }
    }

    /// <summary>Number and day side by side, below the names.</summary>
    public static IEnumerable<string> Row(PaperReading paper)
    {
        var rows = paper.Body.Elements<Table>().FirstOrDefault()?.Elements<TableRow>().ToList() ?? [];
        var cells = rows.Count == 2 ? rows[1].Elements<TableCell>().ToList() : [];
        return cells.Count == 2 && Holds(cells[0], LineStyle.Number) && Holds(cells[1], LineStyle.PlaceDate) ? [] : [PaperWords.Told("Paper.Where.Head")];
    }

    private static bool Holds(TableCell cell, LineStyle style) => cell.Elements<Paragraph>().Any(p => PaperStyles.Of(p.ParagraphProperties?.ParagraphStyleId?.Val?.Value) == style);

    private static ReadLine? Single(PaperReading paper, LineStyle style) => paper.Of(style).ToList() is [var only] ? only : null;
}
