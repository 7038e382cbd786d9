namespace KetNghia.Imports.Contracts;

public static class ImportErrors
{
    public const string ColumnMissing = "Imports.ColumnMissing";
    public const string ColumnTwice = "Imports.ColumnTwice";
    public const string ColumnUnknown = "Imports.ColumnUnknown";
    public const string WrongState = "Imports.WrongState";
    public const string NothingToImport = "Imports.NothingToImport";
    public const string NotAllGood = "Imports.NotAllGood";
    public const string Touched = "Imports.Touched";
    public const string TooManyForWhole = "Imports.TooManyForWhole";
    public const string StillWorking = "Imports.StillWorking";
    public const string UndoTooLate = "Imports.UndoTooLate";

    public const string CellEmpty = "Imports.CellEmpty";
    public const string CellTooLong = "Imports.CellTooLong";
    public const string CellLegacyLetters = "Imports.CellLegacyLetters";
    public const string CellError = "Imports.CellError";
    public const string CellNotCalculated = "Imports.CellNotCalculated";
    public const string CellChoice = "Imports.CellChoice";
    public const string SameAsRow = "Imports.SameAsRow";
    public const string OtherThanRow = "Imports.OtherThanRow";
    public const string OtherForSame = "Imports.OtherForSame";
    public const string ChangedSince = "Imports.ChangedSince";
    public const string RowFailed = "Imports.RowFailed";
}
