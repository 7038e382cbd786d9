using KetNghia.Pairing.Access;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Pairings;

/// <summary>Records by which the lists of pairings and contributions are filtered, and the localities their rows are from.</summary>
internal sealed class PairingChoices(KetNghiaDbContext db, PairingAccess access, IWorkspaceDirectory workspaces)
{
    private IReadOnlyDictionary<Guid, string>? _localities;

    /// <summary>Localities that stand side by side in this workspace; read once a request.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalitiesAsync(CancellationToken cancellationToken) =>
        _localities ??= await access.LocalityNamesAsync(workspaces, cancellationToken);

    public async Task<Dictionary<string, IReadOnlyList<FilterChoice>>> OfAsync(IReadOnlySet<string> asked, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, IReadOnlyList<FilterChoice>>();
        if (asked.Overlaps(["sponsor", "unit", "programme"]))
        {
            var visible = await access.PairingsAsync(cancellationToken);
            var sponsors = await visible.SelectMany(p => p.Sponsors).Select(s => new { Id = s.PartyId, s.Name }).Distinct().ToListAsync(cancellationToken);
            var units = await access.Receivers(visible).Select(r => new { Id = r.UnitId, r.Name }).Distinct().ToListAsync(cancellationToken);
            choices["sponsor"] = InOrder(sponsors.Select(s => (s.Id, s.Name)));
            choices["unit"] = InOrder(units.Select(u => (u.Id, u.Name)));
            choices["programme"] = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.SortName).Select(p => new FilterChoice(p.Id.ToString(), p.Name)).ToListAsync(cancellationToken);
        }

        if (asked.Contains("locality") && access.Kind != WorkspaceKind.Locality)
        {
            choices["locality"] = [.. (await LocalitiesAsync(cancellationToken)).Select(l => new FilterChoice(l.Key.ToString(), l.Value))];
        }

        return choices;
    }

    private static IReadOnlyList<FilterChoice> InOrder(IEnumerable<(Guid Id, string Name)> records) =>
        [.. records.DistinctBy(r => r.Id).OrderBy(r => VietnameseText.SortKey(r.Name), StringComparer.Ordinal).Select(r => new FilterChoice(r.Id.ToString(), r.Name))];
}
