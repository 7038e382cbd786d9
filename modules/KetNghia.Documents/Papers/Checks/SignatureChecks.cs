using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>Who signs for whom: TM. first, then KT., and below what is signed for the signer's own office.</summary>
internal static class SignatureChecks
{
    private static readonly string[] First = ["TM.", "TL.", "TUQ."];
    private static readonly string[] ForAnother = ["KT.", .. First];
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IEnumerable<string> Find(PaperReading paper) =>
        paper.Of(LineStyle.Capacity).GroupBy(l => l.Paragraph.Ancestors<TableCell>().FirstOrDefault()).Select(cell => cell.Select(l => l.Text).ToList())
            .Where(lines => !IsGood(lines)).Select(lines => string.Join(" / ", lines));

    private static bool IsGood(List<string> lines) =>
        lines.All(l => l == l.ToUpper(Vietnamese))
        && !Begins(lines[^1], ForAnother)
        && !lines.Skip(1).Any(l => Begins(l, First));

    private static bool Begins(string line, string[] marks) => marks.Any(m => line.StartsWith(m, StringComparison.Ordinal));
}
