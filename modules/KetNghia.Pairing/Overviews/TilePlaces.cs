using System.Globalization;

namespace KetNghia.Pairing.Overviews;

/// <param name="ShortName">Fits the tile; null takes the full name.</param>
internal sealed record TilePlace(int Row, int Column, string? ShortName);

/// <summary>Where a locality roughly lies on the tile map. Data: a locality that is not in it is shown in the rows below.</summary>
internal static class TilePlaces
{
    public const int Columns = 6;

    private static readonly Lazy<Dictionary<string, TilePlace>> Known = new(Read);

    public static IReadOnlyDictionary<string, TilePlace> Of(IEnumerable<string> slugs)
    {
        var result = new Dictionary<string, TilePlace>();
        var free = Known.Value.Values.Max(p => p.Row) + 1;
        var extra = 0;
        foreach (var slug in slugs)
        {
            if (!Known.Value.TryGetValue(slug, out var place))
            {
                place = new TilePlace(free + (extra / Columns), extra % Columns, null);
                extra++;
            }

            result[slug] = place;
        }

        return result;
    }

    private static Dictionary<string, TilePlace> Read()
    {
        using var stream = typeof(TilePlaces).Assembly.GetManifestResourceStream("KetNghia.Pairing.Overviews.tiles.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(l => l[0], l => new TilePlace(Number(l[1]), Number(l[2]), l[3]));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
