using System.Collections.Frozen;

namespace KetNghia.Imports.Workbooks;

/// <summary>Cells that show why there is no value instead of one.</summary>
internal static class CellFaults
{
    /// <summary>Stands for a formula whose result is not in the file.</summary>
    public const string NotCalculated = "#?";

    /// <summary>Stands for an error this list does not name.</summary>
    internal const string AnyError = "#VALUE!";

    private static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(
        ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>An error of the spreadsheet, also where it was pasted as text. LibreOffice counts some of its own: "Err:508".</summary>
    public static bool IsError(string text) =>
        text.Length is > 3 and < 16 && (Errors.Contains(text) || (text.StartsWith("Err:", StringComparison.Ordinal) && text.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0));
}
