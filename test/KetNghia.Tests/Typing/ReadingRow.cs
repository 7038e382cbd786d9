using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Tests.Typing;

/// <summary>One line of the table of readings. The browser's tests read the same file.</summary>
public sealed partial record ReadingRow(int Line, string Kind, string Text, string? Value, string? Proposal, string? Code)
{
    public static IReadOnlyList<ReadingRow> All { get; } = [.. Read()];

    public bool IsRefused => Code is not null;

    public bool IsBlank => Code is null && Value is null;

    public long Number => long.Parse(Value!, CultureInfo.InvariantCulture);

    public DateOnly Date => DateOnly.ParseExact(Value!, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static IEnumerable<ReadingRow> Of(params string[] kinds) => All.Where(row => kinds.Contains(row.Kind));

    public override string ToString() => $"line {Line}: {Kind} “{Text}”";

    private static IEnumerable<ReadingRow> Read()
    {
        using var stream = typeof(ReadingRow).Assembly.GetManifestResourceStream("readings.txt")!;
        using var reader = new StreamReader(stream);
        foreach (var (index, line) in reader.ReadToEnd().Split('\n').Index())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split(" | ");
            var text = Escaped().Replace(cells[1], m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            yield return Of(index + 1, cells[0], text, cells[2].Trim().Split(' '));
        }
    }

    private static ReadingRow Of(int line, string kind, string text, string[] result) => result switch
    {
        ["=", var value] => new ReadingRow(line, kind, text, value, null, null),
        ["?", var proposal, var code] => new ReadingRow(line, kind, text, null, proposal, "Framework.Reading." + code),
        ["!", var code] => new ReadingRow(line, kind, text, null, null, "Framework.Reading." + code),
        ["-"] => new ReadingRow(line, kind, text, null, null, null),
        _ => throw new InvalidDataException($"readings.txt, line {line}"),
    };

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escaped();
}
