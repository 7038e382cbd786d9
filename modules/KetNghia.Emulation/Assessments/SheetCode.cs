using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>
/// Which sheet a row of a workbook belongs to, and for which round its figures are: "Xã Zuôich · 5F3A09C2B7D1-1". People read the
/// name; what stands behind it is read back, whatever the sheet of the workbook is called.
/// </summary>
/// <param name="Sheet">The last twelve digits of its id.</param>
internal sealed partial record SheetCode(string Sheet, ScoringRound Round)
{
    private const int Digits = 12;

    public static string Of(SheetRow sheet, ScoringRound round) => string.Create(CultureInfo.InvariantCulture, $"{sheet.SubjectName} · {Of(sheet.Id)}-{(int)round}");

    public static string Of(Guid sheetId) => sheetId.ToString("N")[^Digits..].ToUpperInvariant();

    /// <summary>Null when it is no such text.</summary>
    public static SheetCode? Read(string text) =>
        Code().Match(text) is { Success: true } match && Enum.TryParse<ScoringRound>(match.Groups[2].ValueSpan, out var round) && Enum.IsDefined(round)
            ? new SheetCode(match.Groups[1].Value.ToUpperInvariant(), round)
            : null;

    [GeneratedRegex(@"(?:^|·\s*)([0-9A-Fa-f]{12})-(\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
