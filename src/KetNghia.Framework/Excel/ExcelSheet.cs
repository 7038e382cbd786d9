namespace KetNghia.Framework.Excel;

/// <summary>What holds of every sheet, read or written.</summary>
public static class ExcelSheet
{
    /// <summary>Characters a cell can hold.</summary>
    public const int MaxText = 32_767;

    /// <summary>"A", "Z", "AA".</summary>
    public static string ColumnName(int index) => index < 26
        ? ((char)('A' + index)).ToString()
        : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}
