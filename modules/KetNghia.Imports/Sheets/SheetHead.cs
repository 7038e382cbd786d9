using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Sheets;

/// <summary>Where the headings of a list stand, and what they say.</summary>
/// <param name="Rows">One, or two where several columns share a heading: "Cam kết" over "Số tiền" and "Số lượng".</param>
/// <param name="Texts">By column; shared ones are joined: "Cam kết – Số tiền".</param>
internal sealed record SheetHead(string Sheet, int Row, int Rows, IReadOnlyList<string> Texts)
{
    public const string Between = " – ";

    /// <summary>Of both rows; what a heading spans in the upper one stands before what is below it.</summary>
    public static IReadOnlyList<string> Join(SheetRow upper, SheetRow lower, SheetLayout layout)
    {
        var above = upper.Cells.Concat(Enumerable.Repeat("", WorkbookReader.MaxColumns)).Take(Math.Max(upper.Cells.Count, lower.Cells.Count)).ToArray();
        foreach (var span in Spans(upper, layout))
        {
            Array.Fill(above, above[span.FirstColumn], span.FirstColumn, Math.Min(span.LastColumn, above.Length - 1) - span.FirstColumn + 1);
        }

        return [.. above.Select((text, column) => (text, column < lower.Cells.Count ? lower.Cells[column] : "") switch
        {
            (var a, "") => a,
            ("", var b) => b,
            var (a, b) => a == b ? a : a + Between + b,
        })];
    }

    /// <summary>A heading spans columns, and everything below stands under such a one or under nothing.</summary>
    public static bool Spans(SheetRow upper, SheetRow lower, SheetLayout layout)
    {
        var spans = Spans(upper, layout);
        bool IsUnder(int column) => spans.Any(s => column >= s.FirstColumn && column <= s.LastColumn);
        var below = Enumerable.Range(0, lower.Cells.Count).Where(c => lower.Cells[c].Length > 0).ToList();
        return below.Any(IsUnder) && below.All(c => IsUnder(c) || c >= upper.Cells.Count || upper.Cells[c].Length == 0);
    }

    private static List<MergedCells> Spans(SheetRow row, SheetLayout layout) =>
        [.. layout.Merged.Where(m => m.FirstRow == row.Number && m.LastRow == row.Number && m.LastColumn > m.FirstColumn && m.FirstColumn < row.Cells.Count)];
}

/// <summary>What was noticed about the columns of a file when it came; kept with the run.</summary>
/// <param name="Joined">"D · Cam kết – Số tiền".</param>
/// <param name="Hidden">Columns the sheet does not show, from nought.</param>
internal sealed record ImportShape(IReadOnlyList<string> Joined, IReadOnlyList<int> Hidden)
{
    /// <summary>Columns of the product's own list that are not read, from nought, with their headings.</summary>
    public IReadOnlyDictionary<int, string> ShownOnly { get; init; } = new Dictionary<int, string>();

    /// <summary>Sheets of a list that stands on several, in the order of their tabs, once its columns are matched; empty where it stands on one.</summary>
    public IReadOnlyList<ListSheet> Sheets { get; init; } = [];

    /// <summary>Sheets that lack needed columns and are not read, where the list stands on several.</summary>
    public IReadOnlyList<string> PassedBy { get; init; } = [];

    /// <summary>The workbook counts its days from 1904.</summary>
    public bool From1904 { get; init; }
}
