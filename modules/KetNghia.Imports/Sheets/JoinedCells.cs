using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Sheets;

/// <summary>A value written once over several rows: given to each of them. Rows come in their order.</summary>
internal sealed class JoinedCells
{
    private static readonly Dictionary<string, string> None = [];

    private readonly List<(string Key, Dictionary<int, int> Ends)> _columns = [];
    private readonly Dictionary<string, (string Text, int End)> _standing = [];

    public JoinedCells(SheetLayout layout, IReadOnlyDictionary<string, int> mapping)
    {
        var down = layout.Merged.Where(m => m.LastRow > m.FirstRow).ToLookup(m => m.FirstColumn);
        foreach (var (key, column) in mapping.Where(m => down.Contains(m.Value)))
        {
            _columns.Add((key, down[column].DistinctBy(m => m.FirstRow).ToDictionary(m => m.FirstRow, m => m.LastRow)));
        }
    }

    /// <summary>What stands above and reaches into the row, by column key.</summary>
    public Dictionary<string, string> Into(int row, IReadOnlyDictionary<string, string> cells)
    {
        if (_columns.Count == 0)
        {
            return None;
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, ends) in _columns)
        {
            if (ends.TryGetValue(row, out var end))
            {
                _standing[key] = (cells.GetValueOrDefault(key, ""), end);
            }
            else if (!cells.ContainsKey(key) && _standing.TryGetValue(key, out var above) && row <= above.End && above.Text.Length > 0)
            {
                given[key] = above.Text;
            }
        }

        return given;
    }
}
