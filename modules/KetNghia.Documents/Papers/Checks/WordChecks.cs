using System.Text.RegularExpressions;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>How numbers, days, letters and figures are written.</summary>
internal static partial class WordChecks
{
    /// <summary>Two digits at least, or room for them; no spaces in the symbol.</summary>
    public static IEnumerable<string> Numbers(PaperReading paper)
    {
        var label = PaperWords.Get("Paper.Number", "").TrimEnd();
        var lines = paper.Of(LineStyle.Number).ToList();
        return lines.Count == 1 && lines[0].Text.StartsWith(label, StringComparison.Ordinal) && NumberAndSymbol().IsMatch(lines[0].Text[label.Length..])
            ? []
            : lines.Select(l => l.Shown).DefaultIfEmpty(label);
    }

    public static IEnumerable<string> Days(PaperReading paper)
    {
        var days = paper.Of(LineStyle.PlaceDate).ToList();
        var open = ", " + PaperWords.Get("Paper.OpenDay");
        return days.Where(l => !l.Text.EndsWith(open, StringComparison.Ordinal) && !PlaceAndDay().IsMatch(l.Text))
            .Concat(paper.Lines.Where(l => Day().Matches(l.Text).Any(m => !IsOfficial(m.Groups[1].Value, m.Groups[2].Value))))
            .Select(l => l.Shown).Concat(days.Count == 1 ? [] : [PaperWords.Told("Paper.Where.Head")]);
    }

    /// <summary>Composed, visible, and no remains of another file's way of writing signs.</summary>
    public static IEnumerable<string> Letters(PaperReading paper) =>
        paper.Lines.Where(l => !l.Text.IsNormalized() || l.Text.Any(c => char.IsControl(c) || c == '\uFFFD') || Escaped().IsMatch(l.Text)).Select(l => l.Shown);

    public static IEnumerable<string> Figures(PaperReading paper) =>
        paper.Of(LineStyle.CellFigure).Where(l => l.Text.Length > 0 && l.Text != Format.Unknown && !Figure().IsMatch(l.Text)).Select(l => l.Shown);

    private static bool IsOfficial(string day, string month) => day.Length == 2 && (month.TrimStart('0') is "1" or "2" ? month.Length == 2 : month[0] != '0');

    [GeneratedRegex(@"^ ?(0[1-9]|[1-9]\d+|[\u00a0 .\u2026]*)/[^\s/]+$")]
    private static partial Regex NumberAndSymbol();

    [GeneratedRegex(@"^.+, ng\u00e0y \d{2} th\u00e1ng \d{1,2} n\u0103m \d{4}$")]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"ng\u00e0y (\d{1,2}) th\u00e1ng (\d{1,2}) n\u0103m \d{4}")]
    private static partial Regex Day();

    [GeneratedRegex(@"&(#\d+|#x[0-9a-f]+|apos|quot);", RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^[\u2212-]?\d{1,3}(\.\d{3})*(,\d+)?([\u00a0 ]?\D+)?$")]
    private static partial Regex Figure();
}
