namespace KetNghia.Imports.Contracts;

/// <summary>The one name a mistyped one stands for. Looked for in lists a person has typed: after some unknown names no more.</summary>
public sealed class NearNames
{
    private const int Asked = 200;
    private const int ShortLength = 8;

    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <param name="names">What may have been meant, and how it is called; the first is proposed.</param>
    public string? Of(string typed, string among, IEnumerable<IReadOnlyList<string>> names)
    {
        var key = among + "|" + typed;
        if (!_known.TryGetValue(key, out var found) && _known.Count < Asked)
        {
            _known[key] = found = Nearest(Plain(typed), names);
        }

        return found;
    }

    private static string? Nearest(string typed, IEnumerable<IReadOnlyList<string>> names)
    {
        var limit = typed.Length < ShortLength ? 1 : 2;
        var near = names.Select(all => (Name: all[0], Far: all.Min(n => Distance(typed, Plain(n), limit)))).Where(n => n.Far <= limit)
            .GroupBy(n => n.Far).OrderBy(g => g.Key).FirstOrDefault()?.Select(n => n.Name).Distinct().Take(2).ToList();
        return near is [var only] ? only : null;
    }

    private static string Plain(string name) => VietnameseText.Fold(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>More than the limit is as good as any.</summary>
    private static int Distance(string a, string b, int limit) =>
        Math.Abs(a.Length - b.Length) > limit || a.Length == 0 || b.Length == 0 ? int.MaxValue : Spelling.Distance(a, b);
}
