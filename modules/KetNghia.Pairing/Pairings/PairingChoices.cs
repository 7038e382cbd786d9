using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Pairings;

/// <summary>Records by which the lists of pairings and contributions are filtered, and the localities their rows are from.</summary>
internal sealed class PairingChoices(KetNghiaDbContext db, PairingAccess access, ISpellings spellings, IWorkspaceDirectory workspaces)
{
    private IReadOnlyDictionary<Guid, string>? _localities;

    /// <summary>Localities that stand side by side in this workspace; read once a request.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalitiesAsync(CancellationToken cancellationToken) =>
        _localities ??= await access.LocalityNamesAsync(workspaces, cancellationToken);

    /// <param name="sponsor">The chosen one.</param>
    /// <param name="unit">The chosen one.</param>
    /// <param name="locality">The chosen one.</param>
    public async Task<Dictionary<string, IReadOnlyList<FilterChoice>>> OfAsync(
        AskedChoices asked, Guid? sponsor, Guid? unit, Guid? locality, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, IReadOnlyList<FilterChoice>>();
        var visible = await access.PairingsAsync(cancellationToken);
        if (asked.Has("sponsor"))
        {
            var sponsors = WordsOf(asked, "sponsor").Select(spellings.PartiesNamed)
                .Aggregate(visible.SelectMany(p => p.Sponsors), (found, named) => found.Where(s => named.Contains(s.PartyId)));
            choices["sponsor"] = await FirstAsync(sponsors.GroupBy(s => s.PartyId).Select(g => new Named { Id = g.Key, Name = g.Max(s => s.Name)! }), sponsor, cancellationToken);
        }

        if (asked.Has("unit"))
        {
            var units = WordsOf(asked, "unit").Select(spellings.UnitsNamed)
                .Aggregate(access.Receivers(visible), (found, named) => found.Where(r => named.Contains(r.UnitId)));
            choices["unit"] = await FirstAsync(units.GroupBy(r => r.UnitId).Select(g => new Named { Id = g.Key, Name = g.Max(r => r.Name)! }), unit, cancellationToken);
        }

        if (asked.Has("programme"))
        {
            choices["programme"] = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.SortName).Select(p => new FilterChoice(p.Id.ToString(), p.Name)).ToListAsync(cancellationToken);
        }

        if (asked.Has("locality") && access.Kind != WorkspaceKind.Locality)
        {
            var words = WordsOf(asked, "locality");
            choices["locality"] = InOrder((await LocalitiesAsync(cancellationToken)).Select(l => new Named { Id = l.Key, Name = l.Value })
                .Where(l => words.All(word => (" " + VietnameseText.Fold(l.Name)).Contains(" " + word, StringComparison.Ordinal)))
                .OrderByDescending(l => l.Id == locality).Take(AskedChoices.Enough));
        }

        return choices;
    }

    private static IReadOnlyList<string> WordsOf(AskedChoices asked, string key) => FoldedWords.Words(asked.Names.GetValueOrDefault(key));

    private static async Task<IReadOnlyList<FilterChoice>> FirstAsync(IQueryable<Named> records, Guid? chosen, CancellationToken cancellationToken) =>
        InOrder(await records.OrderByDescending(r => r.Id == chosen).ThenBy(r => r.Name).ThenBy(r => r.Id).Take(AskedChoices.Enough).ToListAsync(cancellationToken));

    private static IReadOnlyList<FilterChoice> InOrder(IEnumerable<Named> records) =>
        [.. records.OrderBy(r => VietnameseText.SortKey(r.Name), StringComparer.Ordinal).Select(r => new FilterChoice(r.Id.ToString(), r.Name))];

    private sealed record Named
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }
    }
}
