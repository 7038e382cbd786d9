using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>Ruled tables go on over pages with their headings, without torn rows, and never with a total alone.</summary>
internal static class TableChecks
{
    public static IEnumerable<string> Find(PaperReading paper) =>
        paper.RuledTables.Where(t => !IsGood(paper, [.. t.Elements<TableRow>()])).Select(t => t.Descendants<Text>().FirstOrDefault()?.Text ?? PaperWords.Told("Paper.Where.Empty"));

    private static bool IsGood(PaperReading paper, IReadOnlyList<TableRow> rows)
    {
        if (rows.Count == 0 || !IsHeading(rows[0]) || rows.Any(r => r.TableRowProperties?.GetFirstChild<CantSplit>() is null))
        {
            return false;
        }

        var body = rows.Where(r => !IsHeading(r)).ToList();
        return body.Count < 2 || !IsTotal(paper, body[^1]) || body[^2].Descendants<Paragraph>().All(paper.KeepsNext);
    }

    private static bool IsHeading(TableRow row) => row.TableRowProperties?.GetFirstChild<TableHeader>() is { } heading && heading.Val?.Value != OnOffOnlyValues.Off;

    private static bool IsTotal(PaperReading paper, TableRow row)
    {
        var runs = row.Descendants<Run>().ToList();
        return runs.Count > 0 && runs.All(r => paper.IsBold(r.Ancestors<Paragraph>().First(), r));
    }
}
