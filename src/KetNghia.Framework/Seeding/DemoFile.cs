namespace KetNghia.Framework.Seeding;

/// <summary>The demo year is data: one small table a file, columns by name, embedded beside the type that reads it.</summary>
public static class DemoFile
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read<T>(string name)
    {
        using var stream = typeof(T).Assembly.GetManifestResourceStream(typeof(T), name + ".csv")
            ?? throw new InvalidOperationException($"There is no demo file {name}.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var heads = lines[0].Split(';');
        return [.. lines.Skip(1).Select(line => Row(heads, line))];
    }

    /// <summary>Sentences of the demo records.</summary>
    public static IReadOnlyDictionary<string, string> Words<T>() => Read<T>("words").ToDictionary(r => r["key"], r => r["text"]);

    private static Dictionary<string, string> Row(string[] heads, string line)
    {
        var cells = line.Split(';', heads.Length);
        return heads.Select((head, i) => (head, cells[i])).ToDictionary(x => x.head, x => x.Item2);
    }
}
