using System.Text.Json;
using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

/// <summary>The file of a run and how it is read, said once for the run and for what pages read of it.</summary>
internal readonly record struct ImportFile(string Sha256, string Name, string Sheet, int HeadingRow, int HeadingRows, string Shape, string Mapping)
{
    /// <summary>Last row of the headings.</summary>
    public int HeadingEnd => HeadingRow + HeadingRows - 1;

    /// <summary>Column key → column of the sheet, from nought, as it was chosen; empty before. Columns the file lacks are not among them.</summary>
    public Dictionary<string, int> MappingOf() => JsonSerializer.Deserialize<Dictionary<string, int>>(Mapping)!;

    public ImportShape ShapeOf() => JsonSerializer.Deserialize<ImportShape>(Shape)!;

    public ListSheets SheetsOf() => new(ShapeOf().Sheets, MappingOf());
}
