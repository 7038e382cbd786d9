using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Tests.Names;

/// <summary>One line of names.txt.</summary>
/// <param name="Section">Rows are in order within it.</param>
/// <param name="IsSame">The same name as the row above, in other writing.</param>
public sealed record NameRow(int Line, string Section, string Written, string Kept, string Folded, bool IsSame);

/// <summary>names.txt: how names are kept, compared and ordered.</summary>
public static partial class NameTable
{
    private static readonly Lazy<IReadOnlyList<NameRow>> All = new(() => [.. Read()]);

    public static IReadOnlyList<NameRow> Rows => All.Value;

    private static IEnumerable<NameRow> Read()
    {
        using var stream = typeof(NameTable).Assembly.GetManifestResourceStream("names.txt")!;
        using var reader = new StreamReader(stream);
        var section = "";
        var lines = reader.ReadToEnd().Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('['))
            {
                section = lines[i];
            }
            else if (lines[i].Length > 0 && lines[i][0] != '#')
            {
                var isSame = lines[i].StartsWith("= ", StringComparison.Ordinal);
                var cells = lines[i][(isSame ? 2 : 0)..].Split('|').Select(c => Escape().Replace(c.Trim(' '), m => char.ConvertFromUtf32(int.Parse(m.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)))).ToArray();
                yield return new NameRow(i + 1, section, cells[0], cells[1] == "~" ? cells[0] : cells[1], cells[2], isSame);
            }
        }
    }

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}")]
    private static partial Regex Escape();
}
