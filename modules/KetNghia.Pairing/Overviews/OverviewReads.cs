using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>
/// What overviews, their lists and the home panels count from: the rows this workspace may see, grouped by the database
/// and read once a request. One source for all of them, so that a figure and the list it opens cannot differ.
/// </summary>
internal sealed class OverviewReads(KetNghiaDbContext db, PairingAccess access, SponsorPairingQueries sponsor)
{
    private readonly Dictionary<(OverviewPart Part, int? Year), IReadOnlyList<HelpRow>> _help = [];
    private readonly Dictionary<int, IReadOnlyList<StandingRow>> _standing = [];
    private readonly Dictionary<int, HelpSums> _sums = [];
    private IReadOnlyList<PairRow>? _pairs;

    /// <summary>Nothing else is read, when it is said before anything has been.</summary>
    public Guid? Locality { get; set; }

    /// <summary>What the pages of this kind of workspace are made of; each of them is read with the others.</summary>
    private OverviewPart[] Usual => access.Kind switch
    {
        WorkspaceKind.Province => [OverviewPart.LocalitySponsor],
        WorkspaceKind.Locality => [OverviewPart.Place, OverviewPart.Sponsor, OverviewPart.Group],
        _ => [OverviewPart.Pairing],
    };

    /// <summary>Whether all places, sponsors and help of the period have been read, so that nothing of them needs to be asked again.</summary>
    public bool Holds(OverviewPeriod period) => _standing.ContainsKey(period.QuarterYear) && _help.ContainsKey((Usual[0], period.Year));

    /// <summary>All help together.</summary>
    /// <param name="year">Null: pledged whenever.</param>
    public async Task<HelpSums> HelpAsync(int? year, CancellationToken cancellationToken)
    {
        if (_help.TryGetValue((Usual[0], year), out var parts))
        {
            return HelpSums.Of(parts);
        }

        if (!_sums.TryGetValue(year ?? 0, out var sums))
        {
            _sums[year ?? 0] = sums = await OverviewRows.SumAsync(await CountedAsync(year, cancellationToken), cancellationToken);
        }

        return sums;
    }

    public async Task<IReadOnlyList<HelpRow>> HelpAsync(OverviewPart part, int? year, CancellationToken cancellationToken)
    {
        if (access.Kind == WorkspaceKind.Province && part is OverviewPart.Locality or OverviewPart.Sponsor)
        {
            return RolledUp(await HelpAsync(OverviewPart.LocalitySponsor, year, cancellationToken), part);
        }

        if (!_help.TryGetValue((part, year), out var rows))
        {
            var counted = await CountedAsync(year, cancellationToken);
            OverviewPart[] parts = Usual.Contains(part) ? Usual : [part];
            var read = await parts.Select(p => By(counted, p)).Aggregate((all, more) => all.Concat(more)).ToListAsync(cancellationToken);
            foreach (var one in parts)
            {
                _help[(one, year)] = [.. read.Where(r => r.Part == (int)one)];
            }

            rows = _help[(part, year)];
        }

        return rows;
    }

    /// <summary>Names as contributions of the year have them, for places, sponsors and pairings without a pairing in force.</summary>
    public async Task<IReadOnlyList<HelpedNames>> NamesAsync(int? year, Func<IQueryable<Contribution>, IQueryable<Contribution>> some, CancellationToken cancellationToken) =>
        await some(await CountedAsync(year, cancellationToken))
            .Select(c => new HelpedNames(c.TenantId, c.PairingId, c.UnitId, c.SponsorPartyId, c.ReceiverName, c.SponsorName)).Distinct().ToListAsync(cancellationToken);

    /// <summary>Sponsors and receivers of pairings in force.</summary>
    public async Task<IReadOnlyList<PairRow>> PairsAsync(CancellationToken cancellationToken) =>
        _pairs ??= await OverviewRows.Pairs(await StandingAsync(cancellationToken), access.Receivers(), await SponsorsAsync(cancellationToken)).ToListAsync(cancellationToken);

    /// <summary>Localities, places or sponsors with pairings in force.</summary>
    /// <param name="year">Whose quarters are told of places.</param>
    public async Task<IReadOnlyList<StandingRow>> StandingAsync(OverviewPart part, int year, CancellationToken cancellationToken)
    {
        if (!_standing.TryGetValue(year, out var rows))
        {
            var (standing, receivers) = (await StandingAsync(cancellationToken), access.Receivers());
            var handed = OverviewRows.Handed(standing, receivers, db.Set<Delivery>(), await ContributionsAsync(cancellationToken), year);
            _standing[year] = rows = await OverviewRows.Parts(standing, receivers, await SponsorsAsync(cancellationToken), handed).ToListAsync(cancellationToken);
        }

        return [.. rows.Where(r => r.Part == (int)part)];
    }

    private static IReadOnlyList<HelpRow> RolledUp(IReadOnlyList<HelpRow> rows, OverviewPart part) =>
        [.. rows.GroupBy(r => part == OverviewPart.Locality ? r.TenantId : r.Id).Select(g => HelpRow.Of(part, g.Key, HelpSums.Of(g)))];

    public IQueryable<HelpRow> By(IQueryable<Contribution> counted, OverviewPart part) => part switch
    {
        OverviewPart.Locality => OverviewRows.Help(counted, part, c => new OverviewKey { TenantId = c.TenantId, Id = c.TenantId }),
        OverviewPart.Place => OverviewRows.Help(counted, part, c => new OverviewKey { TenantId = c.TenantId, Id = c.UnitId }),
        OverviewPart.Sponsor => OverviewRows.Help(counted, part, c => new OverviewKey { TenantId = c.SponsorPartyId, Id = c.SponsorPartyId }),
        OverviewPart.LocalitySponsor => OverviewRows.Help(counted, part, c => new OverviewKey { TenantId = c.TenantId, Id = c.SponsorPartyId }),
        OverviewPart.Pairing => OverviewRows.Help(counted, part, c => new OverviewKey { TenantId = c.TenantId, Id = c.PairingId }),
        _ => OverviewRows.Help(
            counted, part, c => new OverviewKey { TenantId = c.TenantId, Id = db.Set<ContentGroup>().Where(g => g.Code == c.ContentGroupCode).Select(g => g.Id).FirstOrDefault() }),
    };

    public async Task<IQueryable<Contribution>> CountedAsync(int? year, CancellationToken cancellationToken) =>
        OverviewRows.Counted(await ContributionsAsync(cancellationToken), year);

    public async Task<IQueryable<Contribution>> ContributionsAsync(CancellationToken cancellationToken)
    {
        var all = (await access.ContributionsAsync(cancellationToken)).AsNoTracking();
        return Locality is { } locality ? all.Where(c => c.TenantId == locality) : all;
    }

    /// <summary>Pairings in force.</summary>
    public async Task<IQueryable<TwinPairing>> StandingAsync(CancellationToken cancellationToken)
    {
        var all = (await access.PairingsAsync(cancellationToken)).AsNoTracking();
        all = Locality is { } locality ? all.Where(p => p.TenantId == locality) : all;
        return access.SeesAllPairings ? OverviewRows.InForce(all) : OverviewRows.Standing(all, access.Receivers(), await SponsorsAsync(cancellationToken));
    }

    /// <summary>A sponsor is counted by its own part in a pairing; its co-sponsors have overviews of their own.</summary>
    public async Task<IQueryable<PairingSponsor>> SponsorsAsync(CancellationToken cancellationToken)
    {
        if (access.Kind != WorkspaceKind.Sponsor)
        {
            return db.Set<PairingSponsor>();
        }

        var own = (await sponsor.OwnPartiesAsync(cancellationToken)).ToList();
        return db.Set<PairingSponsor>().Where(s => own.Contains(s.PartyId));
    }
}
