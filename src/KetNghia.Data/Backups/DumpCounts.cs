namespace KetNghia.Data.Backups;

/// <summary>Counts the rows of a dump: each stands on a line of its own, and line feeds in values are escaped.</summary>
internal sealed class DumpCounts
{
    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    private string? _table;

    public IReadOnlyDictionary<string, long> Rows => _rows;

    /// <summary>The tool's closing line has passed; without it the dump was cut.</summary>
    public bool IsComplete { get; private set; }

    public void Read(string line)
    {
        if (Named(line, "CREATE TABLE `") is { } created)
        {
            _rows[created] = 0;
        }
        else if (Named(line, "INSERT INTO `") is { } filled)
        {
            _table = filled;
        }
        else if (_table is not null && line.StartsWith('('))
        {
            _rows[_table]++;
            _table = line.EndsWith(';') ? null : _table;
        }

        IsComplete |= line.StartsWith("-- Dump completed", StringComparison.Ordinal);
    }

    private static string? Named(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..line.IndexOf('`', start.Length)] : null;
}
