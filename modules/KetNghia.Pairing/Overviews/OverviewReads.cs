using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>
/// What overviews, their lists and the home panels count from: the rows this workspace may see, read once a request. One
/// source for all of them, so that a figure and the list it opens cannot differ.
/// </summary>
internal sealed class OverviewReads(KetNghiaDbContext db, PairingAccess access, SponsorPairingQueries sponsor)
{
    private const int EveryYear = 0;

    private readonly Dictionary<int, IReadOnlyList<HelpRow>> _help = [];
    private readonly Dictionary<int, IReadOnlyList<PairRow>> _pairs = [];

    /// <param name="year">Null: pledged whenever.</param>
    public async Task<IReadOnlyList<HelpRow>> HelpAsync(int? year, CancellationToken cancellationToken)
    {
        if (!_help.TryGetValue(year ?? EveryYear, out var rows))
        {
            var visible = (await access.ContributionsAsync(cancellationToken)).AsNoTracking();
            _help[year ?? EveryYear] = rows = await OverviewRows.Help(visible, year).ToListAsync(cancellationToken);
        }

        return rows;
    }

    public async Task<IReadOnlyList<PairRow>> PairsAsync(int year, CancellationToken cancellationToken)
    {
        if (!_pairs.TryGetValue(year, out var rows))
        {
            var pairings = (await access.PairingsAsync(cancellationToken)).AsNoTracking();
            var contributions = await access.ContributionsAsync(cancellationToken);
            _pairs[year] = rows = await OverviewRows.Pairs(
                    pairings, access.Receivers(), await SponsorsAsync(cancellationToken), db.Set<Delivery>(), contributions, year)
                .ToListAsync(cancellationToken);
        }

        return rows;
    }

    /// <summary>A sponsor is counted by its own part in a pairing; its co-sponsors have overviews of their own.</summary>
    private async Task<IQueryable<PairingSponsor>> SponsorsAsync(CancellationToken cancellationToken)
    {
        if (access.Kind != WorkspaceKind.Sponsor)
        {
            return db.Set<PairingSponsor>();
        }

        var own = (await sponsor.OwnPartiesAsync(cancellationToken)).ToList();
        return db.Set<PairingSponsor>().Where(s => own.Contains(s.PartyId));
    }
}
