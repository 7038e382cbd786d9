using KetNghia.Tests.Excel;

namespace KetNghia.Tests.Imports;

/// <summary>A list as it was exported, to be changed by hand and sent back.</summary>
internal sealed class TakenList
{
    private readonly List<string[]> _rows;

    public TakenList(byte[] file, string keyHeading)
    {
        File = file;
        using var book = WorkbookReader.Open(new MemoryStream(file), "danh-sach.xlsx");
        var rows = book.Rows(book.Sheets[0]).SkipWhile(r => !r.Cells.Contains(keyHeading)).ToList();
        var width = rows[0].Cells.Count;
        _rows = [.. rows.Select(r => r.Cells.Concat(Enumerable.Repeat("", width)).Take(width).ToArray())];
        Keys = [.. _rows.Skip(1).Select(r => r[At(keyHeading)]).Where(k => k.Any(char.IsDigit) && k.Contains('-', StringComparison.Ordinal))];
    }

    /// <summary>As it came.</summary>
    public byte[] File { get; }

    /// <summary>Codes of its records, in order.</summary>
    public IReadOnlyList<string> Keys { get; }

    public IReadOnlyList<string> Headings => _rows[0];

    public string Cell(string key, string heading) => RowOf(key)[At(heading)];

    /// <summary>The headings and these records, one cell of each changed.</summary>
    public string[][] With(params (string Key, string Heading, string Text)[] changes) =>
        [_rows[0], .. changes.Select(c => RowOf(c.Key).Select((cell, i) => i == At(c.Heading) ? c.Text : cell).ToArray())];

    /// <summary>The headings and one record, without a column.</summary>
    public string[][] Without(string key, params string[] headings)
    {
        var kept = Enumerable.Range(0, _rows[0].Length).Where(i => !headings.Contains(_rows[0][i])).ToList();
        return [[.. kept.Select(i => _rows[0][i])], [.. kept.Select(i => RowOf(key)[i])]];
    }

    private string[] RowOf(string key) => _rows.First(r => r.Contains(key));

    private int At(string heading) => Array.IndexOf(_rows[0], heading);
}
