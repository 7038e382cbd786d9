namespace KetNghia.Framework.Excel;

/// <summary>Why a sent spreadsheet is not read; each text says what to do with the file.</summary>
public static class ExcelErrors
{
    public const string NotXlsx = "Framework.Excel.NotXlsx";
    public const string Csv = "Framework.Excel.Csv";
    public const string OldXls = "Framework.Excel.OldXls";
    public const string Encrypted = "Framework.Excel.Encrypted";
    public const string Damaged = "Framework.Excel.Damaged";
    public const string Empty = "Framework.Excel.Empty";
    public const string TooLarge = "Framework.Excel.TooLarge";
    public const string UnpacksTooLarge = "Framework.Excel.UnpacksTooLarge";
    public const string TooManyParts = "Framework.Excel.TooManyParts";
    public const string Suspicious = "Framework.Excel.Suspicious";
    public const string Macros = "Framework.Excel.Macros";
    public const string ExternalLinks = "Framework.Excel.ExternalLinks";
    public const string TooManyRows = "Framework.Excel.TooManyRows";
    public const string TooManyColumns = "Framework.Excel.TooManyColumns";
    public const string TextTooLong = "Framework.Excel.TextTooLong";
}
