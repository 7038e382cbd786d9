using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Sheets;

/// <summary>
/// Tells the rows of a list from what official lists put between them. Whatever fills every needed column is a record;
/// a row is something else only by what it says, and a person decides in the end.
/// </summary>
internal sealed partial class RowKinds(IReadOnlyList<ImportColumn> columns, IReadOnlyDictionary<string, int> mapping, SheetLayout layout, int headingEnd, IReadOnlyList<string> example)
{
    private static readonly string[] FootWords =
        ["nguoi lap", "ghi chu", "noi nhan", "thu truong", "ky ten", "ky ghi ro", "ky dong dau", "chu tich", "tm uy ban", "kt chu tich", "pho chu tich", "ke toan truong", "giam doc"];

    private readonly List<string> _needed = [.. columns.Where(c => c.IsRequired && mapping.ContainsKey(c.Key)).Select(c => c.Key)];
    private readonly HashSet<int> _taken = [.. mapping.Values];
    private readonly HashSet<(int Row, int Column)> _across = [.. layout.Merged.Where(m => m.LastColumn > m.FirstColumn && m.LastRow == m.FirstRow).Select(m => (m.FirstRow, m.FirstColumn))];

    /// <param name="cells">Of the columns taken, as they stand in the row.</param>
    /// <param name="above">What cells joined over several rows give it.</param>
    public ImportRowKind Of(SheetRow row, IReadOnlyDictionary<string, string> cells, IReadOnlyDictionary<string, string> above)
    {
        if (row.Number == headingEnd + 1 && IsExample(cells))
        {
            return ImportRowKind.Example;
        }

        var lacks = _needed.Any(n => !cells.ContainsKey(n) && !above.ContainsKey(n));
        if (!lacks && _needed.Count > 1)
        {
            return row.Number == headingEnd + 1 && AreNumbers(row.Cells) ? ImportRowKind.Numbers : ImportRowKind.Plain;
        }

        var held = row.Cells.Select((text, column) => new Held(column, text)).Where(c => c.Text.Length > 0).ToList();
        return row.Number == headingEnd + 1 && AreNumbers(row.Cells) ? ImportRowKind.Numbers
            : IsTotal(held, lacks) ? ImportRowKind.Total
            : lacks && IsFoot(held) ? ImportRowKind.Foot
            : IsGroup(row, held, lacks) ? ImportRowKind.Group
            : cells.Count == 0 ? ImportRowKind.Beside
            : ImportRowKind.Plain;
    }

    private bool IsExample(IReadOnlyDictionary<string, string> cells) =>
        columns.Select(c => cells.GetValueOrDefault(c.Key, "")).SequenceEqual(example, StringComparer.Ordinal);

    /// <summary>At least three, counting up by one; letters may stand before them.</summary>
    private static bool AreNumbers(IReadOnlyList<string> cells)
    {
        var held = cells.Where(c => c.Length > 0).ToList();
        var numbers = held.Select(c => Number().Match(c)).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        return held.Count > 2 && numbers.Count > 1 && held.All(c => Number().IsMatch(c) || Letter().IsMatch(c)) && numbers.Index().All(n => n.Item == numbers[0] + n.Index);
    }

    private bool IsTotal(List<Held> held, bool lacks) => held.Take(2).Any(c =>
        (Total().IsMatch(c.Text) && (lacks || _needed.Count < 2)) || (TotalOf().IsMatch(c.Text) && lacks));

    private static bool IsFoot(List<Held> held) => held.Count < 4 && held.Any(c =>
        VietnameseText.Fold(c.Text) is { } folded && (Day().IsMatch(folded) || FootWords.Any(w => folded.StartsWith(w, StringComparison.Ordinal))));

    /// <summary>One text over all columns, or with a Roman number or a letter before it; sums of the group may stand beside it.</summary>
    private bool IsGroup(SheetRow row, List<Held> held, bool lacks)
    {
        var words = held.Where(c => !IsFigure(c.Text)).ToList();
        if (words.Count == 0 || words[0].Column != held[0].Column || !(lacks || mapping.Count > 1))
        {
            return false;
        }

        if (words.Count == 2 && Mark().IsMatch(words[0].Text) && !_taken.Contains(words[0].Column))
        {
            return lacks || held.Count == 2;
        }

        return words.Count == 1 && (held.Count == 1 || lacks)
            && (_across.Contains((row.Number, words[0].Column)) || Marked().IsMatch(words[0].Text) || (held.Count == 1 && _taken.All(t => t > words[0].Column)));
    }

    private static bool IsFigure(string text) => text.AsSpan().IndexOfAnyExcept("0123456789., ()-–") < 0;

    [GeneratedRegex(@"^\(?(\d{1,3})\)?(\s*=.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\(?\p{L}\)?$|^STT$|^TT$", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(tổng\s*cộng|tổng\s*số|tổng|cộng|tong cong|tong so)\s*[:.]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    /// <summary>"Cộng mục I", not "Cộng đồng" nor "Tổng công ty"; and as the product's own lists end: "Tổng 12 cặp đang lọc".</summary>
    [GeneratedRegex(@"^(tổng\s.{1,40}\sđang\slọc$|total of (the filter|\d[\d.,]* pairings)$)|^(tổng\s*(cộng|số|kinh phí|giá trị|tiền)|cộng)[\s:.(](?!\s*(đồng|tác|hòa|hoà|sản|sự)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalOf();

    [GeneratedRegex(@"^.{0,40}\bngay \d* ?thang \d* ?nam\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    /// <summary>"I", "IV.", "A)".</summary>
    [GeneratedRegex(@"^([IVXL]{1,6}|[A-ZĐ])[.)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    /// <summary>"I. Xã Zuôich", "A – Các sở", "1. Các hội": a sign parts mark and words, so that "A Vương" is a name.</summary>
    [GeneratedRegex(@"^([IVXL]{1,6}|[A-ZĐ]|\d{1,2}(\.\d{1,2})*)(\s*[.)·:]\s*|\s+[-–]\s+)\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    private readonly record struct Held(int Column, string Text);
}
