namespace KetNghia.Directory.Seeding;

/// <summary>One of the module's own embedded tables: a line of provenance, a line of headings, values without commas.</summary>
internal static class SeedFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream("KetNghia.Directory.Seeding." + name)
            ?? throw new InvalidOperationException($"Seed file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(l => l[0] != '#').Skip(1).Select(l => l.Split(',')).ToList();
    }

    public static DateOnly? Date(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string? Text(string text) => text.Length == 0 ? null : text;
}
