namespace KetNghia.Imports.Workbooks;

/// <summary>Why a sent spreadsheet is not read; each text says what to do with the file.</summary>
internal static class ExcelErrors
{
    public const string NotXlsx = "Imports.Excel.NotXlsx";
    public const string Csv = "Imports.Excel.Csv";
    public const string OldXls = "Imports.Excel.OldXls";
    public const string Encrypted = "Imports.Excel.Encrypted";
    public const string Damaged = "Imports.Excel.Damaged";
    public const string Empty = "Imports.Excel.Empty";
    public const string TooLarge = "Imports.Excel.TooLarge";
    public const string UnpacksTooLarge = "Imports.Excel.UnpacksTooLarge";
    public const string TooManyParts = "Imports.Excel.TooManyParts";
    public const string Suspicious = "Imports.Excel.Suspicious";
    public const string Macros = "Imports.Excel.Macros";
    public const string ExternalLinks = "Imports.Excel.ExternalLinks";
    public const string TooManyRows = "Imports.Excel.TooManyRows";
    public const string TooManyColumns = "Imports.Excel.TooManyColumns";
    public const string TextTooLong = "Imports.Excel.TextTooLong";
}
