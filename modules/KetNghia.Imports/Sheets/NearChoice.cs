namespace KetNghia.Imports.Sheets;

/// <summary>The one choice a cell may have meant that names none.</summary>
internal static class NearChoice
{
    /// <summary>Shorter words stand in others by chance.</summary>
    private const int LeastWord = 4;

    private const int ShortLength = 8;

    public static ImportChoice? Of(string folded, IReadOnlyList<ImportChoice> choices)
    {
        var named = choices.Where(c => c.IsOffered).Select(c => new Named(c, [.. c.Also.Prepend(c.Name).Select(VietnameseText.Fold)])).ToList();
        return named.FirstOrDefault(n => Squeezed(n.Names[0]) == Squeezed(folded))?.Choice
            ?? Only(named.Where(n => n.Names[0].Contains(folded, StringComparison.Ordinal)))
            ?? Only(named.Where(n => n.Names.Any(name => Squeezed(name) == Squeezed(folded))))
            ?? Contained(folded, named)
            ?? Mistyped(folded, named);
    }

    /// <summary>"Doanh nghiệp tư nhân" is a "Doanh nghiệp"; of several the one that says most.</summary>
    private static ImportChoice? Contained(string folded, List<Named> named) => Only(named
        .Select(n => (n.Choice, Most: n.Names.Where(name => name.Length >= LeastWord && $" {folded} ".Contains($" {name} ", StringComparison.Ordinal)).Select(name => name.Length).DefaultIfEmpty().Max()))
        .Where(n => n.Most > 0).GroupBy(n => n.Most).OrderByDescending(g => g.Key).FirstOrDefault()?.Select(n => new Named(n.Choice, [])) ?? []);

    private static ImportChoice? Mistyped(string folded, List<Named> named)
    {
        var limit = folded.Length < LeastWord ? 0 : folded.Length < ShortLength ? 1 : 2;
        return Only(named.Select(n => (n.Choice, Far: n.Names.Min(name => Spelling.Distance(Squeezed(folded), Squeezed(name))))).Where(n => n.Far <= limit)
            .GroupBy(n => n.Far).OrderBy(g => g.Key).FirstOrDefault()?.Select(n => new Named(n.Choice, [])) ?? []);
    }

    private static string Squeezed(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    private static ImportChoice? Only(IEnumerable<Named> found) => found.Take(2).ToList() is [var only] ? only.Choice : null;

    /// <param name="Names">Folded, its own before the others.</param>
    private sealed record Named(ImportChoice Choice, IReadOnlyList<string> Names);
}
