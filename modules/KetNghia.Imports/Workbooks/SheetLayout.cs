using System.Globalization;

namespace KetNghia.Imports.Workbooks;

/// <summary>Cells joined into one: rows as Excel shows them, columns from nought.</summary>
internal sealed record MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>What stands around the cells of a sheet.</summary>
/// <param name="HiddenColumns">From nought.</param>
internal sealed record SheetLayout(IReadOnlySet<int> HiddenColumns, IReadOnlyList<MergedCells> Merged)
{
    private const int MaxMerged = 100_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Passes the rows by, which are read elsewhere.</summary>
    internal static SheetLayout Read(PartReader part, string fileName)
    {
        var hidden = new HashSet<int>();
        var merged = new List<MergedCells>();
        while (part.Advance())
        {
            if (part.IsElement("col"))
            {
                hidden.UnionWith(HiddenBy(part));
            }
            else if (part.IsElement("mergeCell") && Merge(part.Xml.GetAttribute("ref") ?? "") is { } cells)
            {
                merged.Add(merged.Count < MaxMerged ? cells : throw UploadGate.Refused(ExcelErrors.TooManyParts, fileName));
            }
        }

        return new SheetLayout(hidden, merged);
    }

    internal static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    private static IEnumerable<int> HiddenBy(PartReader part)
    {
        var isHidden = part.IsSet("hidden") || part.Xml.GetAttribute("width") is "0";
        _ = int.TryParse(part.Xml.GetAttribute("min"), CultureInfo.InvariantCulture, out var min);
        _ = int.TryParse(part.Xml.GetAttribute("max"), CultureInfo.InvariantCulture, out var max);
        return Enumerable.Range(0, WorkbookReader.MaxColumns).Where(c => isHidden && c + 1 >= min && c + 1 <= max);
    }

    private static MergedCells? Merge(string reference)
    {
        var (first, last) = (reference.Split(':')[0], reference.Split(':')[^1]);
        return ColumnOf(first) is { } left && ColumnOf(last) is { } right && RowOf(first) is { } top && RowOf(last) is { } bottom && right >= left && bottom >= top
            ? new MergedCells(top, bottom, left, right)
            : null;
    }

    private static int? RowOf(string reference) => int.TryParse(reference.AsSpan().TrimStart(Letters), CultureInfo.InvariantCulture, out var row) ? row : null;
}
