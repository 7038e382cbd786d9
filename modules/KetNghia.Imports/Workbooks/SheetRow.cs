namespace KetNghia.Imports.Workbooks;

/// <param name="Number">As Excel shows it.</param>
/// <param name="Cells">Texts by column, from A; empty where blank.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>By column, the figure itself where the cell shows it in a form of its own: 905123456 shown as 0905123456. Null when no cell does.</summary>
    public IReadOnlyDictionary<int, string>? Figures { get; init; }

    /// <summary>Not shown when the sheet is opened.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The figure behind what is shown, for columns that count.</summary>
    public string Figure(int column) => Figures?.GetValueOrDefault(column) ?? Cells[column];
}
