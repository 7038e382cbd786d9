namespace KetNghia.Framework.Imports;

public static class ImportErrors
{
    public const string ColumnMissing = "Framework.Import.ColumnMissing";
    public const string ColumnTwice = "Framework.Import.ColumnTwice";
    public const string ColumnUnknown = "Framework.Import.ColumnUnknown";
    public const string WrongState = "Framework.Import.WrongState";
    public const string NothingToImport = "Framework.Import.NothingToImport";
    public const string NotAllGood = "Framework.Import.NotAllGood";
    public const string Touched = "Framework.Import.Touched";
    public const string TooManyForWhole = "Framework.Import.TooManyForWhole";
    public const string StillWorking = "Framework.Import.StillWorking";
    public const string UndoTooLate = "Framework.Import.UndoTooLate";

    public const string CellEmpty = "Framework.Import.CellEmpty";
    public const string CellTooLong = "Framework.Import.CellTooLong";
    public const string CellLegacyLetters = "Framework.Import.CellLegacyLetters";
    public const string CellError = "Framework.Import.CellError";
    public const string CellNotCalculated = "Framework.Import.CellNotCalculated";
    public const string CellChoice = "Framework.Import.CellChoice";
    public const string SameAsRow = "Framework.Import.SameAsRow";
    public const string OtherThanRow = "Framework.Import.OtherThanRow";
    public const string OtherForSame = "Framework.Import.OtherForSame";
    public const string ChangedSince = "Framework.Import.ChangedSince";
    public const string RowFailed = "Framework.Import.RowFailed";
}
