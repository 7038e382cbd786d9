using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>Which communes, sponsors or pairings of an overview are opened.</summary>
/// <param name="Has">True: those with something; false: those without; null: all.</param>
internal sealed record CoverageFilter(OverviewPeriod Period, Guid? Locality, Guid? Unit, Guid? Sponsor, bool? Has);

/// <param name="Sums">Of all lines there are.</param>
internal sealed record CoverageLines<T>(IReadOnlyList<T> Lines, PageInfo Paging, HelpSums Sums);

/// <summary>Those without something.</summary>
/// <param name="First">In the order of their names.</param>
internal sealed record CoverageGap(int Count, IReadOnlyList<string> First);

/// <summary>
/// The lists behind counts of communes, sponsors and pairings: the very lines the overviews count. The database finds, sorts
/// and sums up; what a page shows is all that is read.
/// </summary>
internal sealed class CoverageQueries(KetNghiaDbContext db, PairingAccess access, OverviewReads reads, OverviewLines overview, IWorkspaceDirectory workspaces, ICurrentWorkspace workspace)
{
    public const int Size = 50;

    /// <summary>Communes with a pairing in force, in the order of their names; "something" is a hand-over in the quarter.</summary>
    public async Task<CoverageLines<PlaceLine>> CommunesAsync(CoverageFilter filter, int? page, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        var (communes, counted) = (await FindCommunesAsync(filter.Period, filter.Has, cancellationToken), await reads.CountedAsync(filter.Period.Year, cancellationToken));
        var paging = PageInfo.Of(page, await communes.CountAsync(cancellationToken), Size);
        var sums = await OverviewRows.SumAsync(
            from c in counted join k in communes on new { c.TenantId, c.UnitId } equals new { k.TenantId, UnitId = k.Id } select c, cancellationToken);
        var rows = await InOrder(communes).Skip(paging.Skip).Take(paging.Size).ToListAsync(cancellationToken);
        var units = rows.ConvertAll(r => r.Id);
        var helpOf = await HelpAsync(counted.Where(c => units.Contains(c.UnitId)), OverviewPart.Place, cancellationToken);
        var quartersOf = await OverviewRows.Handed(
                await reads.StandingAsync(cancellationToken), access.Receivers(), db.Set<Delivery>().Where(d => units.Contains(d.UnitId)),
                await reads.ContributionsAsync(cancellationToken), filter.Period.QuarterYear)
            .ToDictionaryAsync(h => new TenantKey(h.TenantId, h.UnitId), h => h.Quarters, cancellationToken);
        return new CoverageLines<PlaceLine>(
            [.. rows.Select(r => (Row: r, Key: new TenantKey(r.TenantId, r.Id))).Select(x => new PlaceLine(
                x.Row.TenantId, x.Row.Id, x.Row.Name, IsCommune: true, x.Row.Pairings, quartersOf.GetValueOrDefault(x.Key), helpOf.GetValueOrDefault(x.Key, HelpSums.None)))],
            paging, sums);
    }

    /// <summary>Sponsors with a pairing in force, those from whom most was received first; "something" is a pledge in the year.</summary>
    public async Task<CoverageLines<SponsorLine>> SponsorsAsync(CoverageFilter filter, int? page, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        var (givers, counted) = (await FindSponsorsAsync(filter.Period, filter.Has, cancellationToken), await reads.CountedAsync(filter.Period.Year, cancellationToken));
        var paging = PageInfo.Of(page, await givers.CountAsync(cancellationToken), Size);
        var sums = await OverviewRows.SumAsync(from c in counted join g in givers on c.SponsorPartyId equals g.Id select c, cancellationToken);
        var received = Received(counted);
        var rows = await (
            from g in givers
            join r in received on g.Id equals r.Id into rs
            from r in rs.DefaultIfEmpty()
            orderby (long?)r.Dong ?? 0 descending, g.SortName, g.Id
            select g).Skip(paging.Skip).Take(paging.Size).ToListAsync(cancellationToken);
        var parties = rows.ConvertAll(r => r.Id);
        var helpOf = await HelpAsync(counted.Where(c => parties.Contains(c.SponsorPartyId)), OverviewPart.Sponsor, cancellationToken);
        return new CoverageLines<SponsorLine>(
            [.. rows.Select(r => new SponsorLine(r.Id, r.Name, r.Pairings, helpOf.GetValueOrDefault(new TenantKey(r.Id, r.Id), HelpSums.None)))], paging, sums);
    }

    /// <summary>Pairings in force, in the order of their codes.</summary>
    public async Task<CoverageLines<PairingLine>> PairingsAsync(CoverageFilter filter, int? page, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        var (receivers, sponsors) = (access.Receivers(), await reads.SponsorsAsync(cancellationToken));
        var chosen = await reads.StandingAsync(cancellationToken);
        chosen = filter.Unit is { } unit ? chosen.Where(p => receivers.Any(r => r.TenantId == p.TenantId && r.PairingId == p.Id && r.ToOn == null && r.UnitId == unit)) : chosen;
        chosen = filter.Sponsor is { } party ? chosen.Where(p => sponsors.Any(s => s.TenantId == p.TenantId && s.PairingId == p.Id && s.ToOn == null && s.PartyId == party)) : chosen;
        var counted = await reads.CountedAsync(filter.Period.Year, cancellationToken);
        var paging = PageInfo.Of(page, await chosen.CountAsync(cancellationToken), Size);
        var sums = await OverviewRows.SumAsync(counted.Where(c => chosen.Any(p => p.TenantId == c.TenantId && p.Id == c.PairingId)), cancellationToken);
        var ids = await chosen.OrderBy(p => p.TenantId).ThenByNumber(p => p.Code).ThenBy(p => p.Id).Skip(paging.Skip).Take(paging.Size).Select(p => p.Id).ToListAsync(cancellationToken);
        var pairs = (await OverviewRows.Pairs(chosen.Where(p => ids.Contains(p.Id)), receivers, sponsors).ToListAsync(cancellationToken)).ToLookup(p => p.PairingId);
        var helpOf = await HelpAsync(counted.Where(c => ids.Contains(c.PairingId)), OverviewPart.Pairing, cancellationToken);

        // One that ended between two of these questions has no line.
        return new CoverageLines<PairingLine>(
            [.. ids.Select(id => pairs[id].ToList()).Where(of => of.Count > 0).Select(of => (Key: new TenantKey(of[0].TenantId, of[0].PairingId), Pairs: of))
                .Select(x => OverviewLines.Line(x.Key, x.Pairs, [], helpOf.GetValueOrDefault(x.Key, HelpSums.None)))],
            paging, sums);
    }

    /// <summary>How many communes have seen nothing in the quarter and how many sponsors have pledged nothing in the year, and the first of each.</summary>
    public async Task<(CoverageGap Idle, CoverageGap Silent)> GapsAsync(OverviewPeriod period, int take, CancellationToken cancellationToken)
    {
        if (reads.Holds(period))
        {
            var helped = (await reads.HelpAsync(OverviewPart.Sponsor, period.Year, cancellationToken)).Select(h => h.Id).ToHashSet();
            return (
                Gap((await overview.CoveredAsync(period.QuarterYear, cancellationToken)).Where(p => p.IsCovered && !p.IsActive(period.Quarter)).Select(p => p.Name), take),
                Gap((await reads.StandingAsync(OverviewPart.Sponsor, period.QuarterYear, cancellationToken)).Where(g => !helped.Contains(g.Id)).Select(g => g.Name!), take));
        }

        var (idle, silent) = (await FindCommunesAsync(period, has: false, cancellationToken), await FindSponsorsAsync(period, has: false, cancellationToken));
        var found = (await InOrder(idle).Take(take).Select(r => new { IsIdle = true, r.SortName, r.Name, Count = idle.Count() })
                .Concat(InOrder(silent).Take(take).Select(r => new { IsIdle = false, r.SortName, r.Name, Count = silent.Count() })).ToListAsync(cancellationToken))
            .OrderBy(r => r.SortName, StringComparer.Ordinal).ToLookup(r => r.IsIdle);
        return (
            new CoverageGap(found[true].FirstOrDefault()?.Count ?? 0, [.. found[true].Select(r => r.Name)]),
            new CoverageGap(found[false].FirstOrDefault()?.Count ?? 0, [.. found[false].Select(r => r.Name)]));
    }

    /// <summary>Names by tenant; none inside a locality, where there is only one.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalitiesAsync(CancellationToken cancellationToken) =>
        workspace.Required.Kind == WorkspaceKind.Locality
            ? new Dictionary<Guid, string>()
            : (await workspaces.LocalityHeadsAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);

    private static IOrderedQueryable<CoverageRow> InOrder(IQueryable<CoverageRow> rows) => rows.OrderBy(r => r.SortName).ThenBy(r => r.TenantId).ThenBy(r => r.Id);

    private static CoverageGap Gap(IEnumerable<string> names, int take)
    {
        var all = names.OrderBy(name => VietnameseText.SortKey(name), StringComparer.Ordinal).ToList();
        return new CoverageGap(all.Count, [.. all.Take(take)]);
    }

    private async Task<Dictionary<TenantKey, HelpSums>> HelpAsync(IQueryable<Contribution> some, OverviewPart part, CancellationToken cancellationToken) =>
        await reads.By(some, part).ToDictionaryAsync(h => new TenantKey(h.TenantId, h.Id), h => h.Sums, cancellationToken);

    private async Task<IQueryable<CoverageRow>> FindCommunesAsync(OverviewPeriod period, bool? has, CancellationToken cancellationToken)
    {
        var (standing, receivers) = (await reads.StandingAsync(cancellationToken), access.Receivers());
        var communes = OverviewRows.Communes(standing, receivers);
        if (has is null)
        {
            return communes;
        }

        // Joined, not looked for place by place: the hand-overs of one quarter are found by their day.
        var first = new DateOnly(period.QuarterYear, (3 * period.Quarter) - 2, 1);
        var handed = OverviewRows.HandedOver(standing, receivers, db.Set<Delivery>(), await reads.ContributionsAsync(cancellationToken), first, first.AddMonths(3))
            .GroupBy(d => new { d.TenantId, d.UnitId }).Select(g => new { g.Key.TenantId, g.Key.UnitId, Count = g.Count() });
        var found =
            from c in communes
            join h in handed on new { c.TenantId, UnitId = c.Id } equals new { h.TenantId, h.UnitId } into hs
            from h in hs.DefaultIfEmpty()
            select new { Commune = c, Count = (int?)h.Count };
        return (has is true ? found.Where(x => x.Count != null) : found.Where(x => x.Count == null)).Select(x => x.Commune);
    }

    private async Task<IQueryable<CoverageRow>> FindSponsorsAsync(OverviewPeriod period, bool? has, CancellationToken cancellationToken)
    {
        var givers = OverviewRows.Givers(await reads.StandingAsync(cancellationToken), await reads.SponsorsAsync(cancellationToken));
        if (has is null)
        {
            return givers;
        }

        var received = Received(await reads.CountedAsync(period.Year, cancellationToken));
        var found =
            from g in givers
            join r in received on g.Id equals r.Id into rs
            from r in rs.DefaultIfEmpty()
            select new { Giver = g, Dong = (long?)r.Dong };
        return (has is true ? found.Where(x => x.Dong != null) : found.Where(x => x.Dong == null)).Select(x => x.Giver);
    }

    private static IQueryable<ReceivedRow> Received(IQueryable<Contribution> counted) =>
        counted.GroupBy(c => c.SponsorPartyId).Select(g => new ReceivedRow { Id = g.Key, Dong = g.Sum(c => c.ReceivedDong) });

    /// <summary>What was received from a sponsor that pledged something.</summary>
    private sealed class ReceivedRow
    {
        public Guid Id { get; init; }

        public long Dong { get; init; }
    }
}
