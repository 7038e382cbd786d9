namespace KetNghia.Imports.Sheets;

/// <summary>A sheet that holds a part of the list.</summary>
/// <param name="Row">First row of its headings.</param>
/// <param name="Rows">One, or two where several columns share a heading.</param>
/// <param name="Columns">Column key → column of this sheet, from nought.</param>
internal sealed record ListSheet(string Name, int Row, int Rows, Dictionary<string, int> Columns)
{
    public int HeadingEnd => Row + Rows - 1;
}

/// <summary>Where the rows of a run stand, and which of the columns their sheet has.</summary>
/// <param name="all">Sheets of a list that stands on several; empty where it stands on one.</param>
/// <param name="one">Columns of a list that stands on one sheet.</param>
internal sealed class ListSheets(IReadOnlyList<ListSheet> all, Dictionary<string, int> one)
{
    /// <summary>Null where there is one alone.</summary>
    public string? NameOf(int sheet) => sheet < all.Count ? all[sheet].Name : null;

    public Dictionary<string, int> ColumnsOf(int sheet) => sheet < all.Count ? all[sheet].Columns : one;

    /// <summary>"12", or "Xã Zuôich!12".</summary>
    public string Row(int sheet, int number) => ImportLine.PlaceIn(NameOf(sheet), number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>"H14", or "Xã Zuôich!H14"; null when its sheet lacks the column.</summary>
    public string? Cell(int sheet, int number, string column) =>
        ColumnsOf(sheet).TryGetValue(column, out var index) ? ImportLine.PlaceIn(NameOf(sheet), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ExcelSheet.ColumnName(index)}{number}")) : null;
}
