using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>A list as a person takes it along: the file of its button, and the same file with cells changed by hand.</summary>
internal static class RoundTrip
{
    /// <param name="list">Address of the list in the workspace, with its filter.</param>
    public static async Task<byte[]> ExportAsync(Visitor visitor, TestWorkspace place, string list)
    {
        var page = place.Path(list);
        var answer = await visitor.GetAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=Export");
        answer.Bytes.AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue(answer.Status.ToString());
        return answer.Bytes;
    }

    public static string[][] Read(byte[] file)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), "danh-sach.xlsx");
        return [.. book.Rows(book.Sheets[0]).Select(r => r.Cells.ToArray())];
    }

    /// <summary>The headings of the list, below its title and notes.</summary>
    public static string[] Headings(byte[] file) => Read(file).First(r => r.Count(c => c.Length > 0) > 2);

    /// <summary>Records of the list: rows below the headings, without the sums.</summary>
    public static int Count(byte[] file) =>
        Read(file).SkipWhile(r => r.Count(c => c.Length > 0) < 3).Count(r => !r[0].StartsWith("Tổng", StringComparison.Ordinal) && !r[0].StartsWith("Total of", StringComparison.Ordinal)) - 1;

    /// <summary>The file with one cell changed, in the row that begins with the code and the column so headed.</summary>
    public static byte[] With(byte[] file, string code, string heading, string text)
    {
        var rows = Read(file);
        var column = Array.FindIndex(Headings(file), h => VietnameseText.Fold(h) == VietnameseText.Fold(heading));
        column.ShouldBeGreaterThanOrEqualTo(0, heading);
        var at = Array.FindIndex(rows, r => r.Length > 0 && r[0] == code);
        at.ShouldBeGreaterThanOrEqualTo(0, code);
        rows[at] = [.. rows[at].Concat(Enumerable.Repeat("", Math.Max(0, column + 1 - rows[at].Length)))];
        rows[at][column] = text;
        return Workbooks.Of(rows);
    }
}
