using System.Linq.Expressions;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>What rows of one answer are about.</summary>
internal enum OverviewPart
{
    Locality = 1,
    Place,
    Sponsor,
    Pairing,
    Group,

    /// <summary>What a locality had from a sponsor.</summary>
    LocalitySponsor,
}

/// <summary>By what contributions are grouped.</summary>
internal sealed class OverviewKey
{
    public Guid TenantId { get; init; }

    public Guid Id { get; init; }
}

/// <summary>Sums of the contributions that share a key.</summary>
internal sealed class HelpRow
{
    public int Part { get; init; }

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    public int Count { get; init; }

    public long Pledged { get; init; }

    public long Given { get; init; }

    public long Received { get; init; }

    public int Unpriced { get; init; }

    public int Open { get; init; }

    public int Awaiting { get; init; }

    public long AwaitingDong { get; init; }

    public long Disputed { get; init; }

    public long Occasional { get; init; }

    public static HelpRow Of(OverviewPart part, Guid id, HelpSums sums) => new()
    {
        Part = (int)part,
        TenantId = id,
        Id = id,
        Count = sums.Count,
        Pledged = sums.PledgedDong,
        Given = sums.GivenDong,
        Received = sums.ReceivedDong,
        Unpriced = sums.Unpriced,
        Open = sums.OpenDiscrepancies,
        Awaiting = sums.Awaiting,
        AwaitingDong = sums.AwaitingDong,
        Disputed = sums.DisputedDong,
        Occasional = sums.Occasional,
    };

    public HelpSums Sums => new(Count, Pledged, Given, Received, Unpriced, Open, Awaiting, AwaitingDong, Disputed, Occasional);
}

/// <summary>A locality, place or sponsor with pairings in force.</summary>
internal sealed class StandingRow
{
    public int Part { get; init; }

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    public string? Name { get; init; }

    public int Pairings { get; init; }

    /// <summary>A district that is itself a receiver is no commune.</summary>
    public int Districts { get; init; }

    /// <summary>Bit n: something was handed over there in quarter n + 1.</summary>
    public int Quarters { get; init; }
}

/// <summary>The grouped reads every overview is made of; the caller brings queries already limited to what may be seen.</summary>
internal static class OverviewRows
{
    private static readonly PairingState[] States = [PairingState.Assigned, PairingState.Signed, PairingState.Active, PairingState.Suspended];

    /// <summary>Counted by the year of the pledge, so that every figure equals the list it opens. An index holds all it reads.</summary>
    public static IQueryable<HelpRow> Help(IQueryable<Contribution> counted, OverviewPart part, Expression<Func<Contribution, OverviewKey>> key)
    {
        var kind = (int)part;
        return counted.GroupBy(key).Select(g => new HelpRow
        {
            Part = kind,
            TenantId = g.Key.TenantId,
            Id = g.Key.Id,
            Count = g.Count(),
            Pledged = g.Sum(c => c.PledgedDong ?? 0),
            Given = g.Sum(c => c.GivenDong),
            Received = g.Sum(c => c.ReceivedDong),
            Unpriced = g.Sum(c => c.PledgedDong == null ? 1 : 0),
            Open = g.Sum(c => c.OpenDiscrepancyCount),
            Awaiting = g.Sum(c => c.AwaitingCount),
            AwaitingDong = g.Sum(c => c.AwaitingDong),
            Disputed = g.Sum(c => c.DisputedDong),
            Occasional = g.Sum(c => c.EventTag == null ? 0 : c.ReceivedDong),
        });
    }

    /// <summary>Pledged in the year, or whenever; a reversal and what it reverses count no more.</summary>
    public static IQueryable<Contribution> Counted(IQueryable<Contribution> contributions, int? year)
    {
        var counted = contributions.Where(Contribution.Stands);
        return year is { } y ? counted.Where(Contribution.PledgedIn(y)) : counted;
    }

    /// <summary>Each has a sponsor and a receiver.</summary>
    public static IQueryable<TwinPairing> InForce(IQueryable<TwinPairing> pairings) => pairings.Where(p => States.Contains(p.State));

    /// <summary>
    /// In force at some time no later than the day: it had begun, and it is now or was before it closed. What passed its
    /// planned last day goes on until somebody ends it.
    /// </summary>
    public static IQueryable<TwinPairing> EverInForce(IQueryable<TwinPairing> pairings, DateOnly by) =>
        pairings.Where(p => p.FromOn <= by && (States.Contains(p.State) || p.Changes.Any(c => States.Contains(c.To))));

    /// <summary>Those whose sponsor and receiver are also among what the reader sees.</summary>
    public static IQueryable<TwinPairing> Standing(IQueryable<TwinPairing> pairings, IQueryable<PairingReceiver> receivers, IQueryable<PairingSponsor> sponsors) =>
        InForce(pairings).Where(p =>
            receivers.Any(r => r.TenantId == p.TenantId && r.PairingId == p.Id && r.ToOn == null)
            && sponsors.Any(s => s.TenantId == p.TenantId && s.PairingId == p.Id && s.ToOn == null));

    /// <summary>One line for each sponsor and receiver of pairings in force.</summary>
    public static IQueryable<PairRow> Pairs(IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers, IQueryable<PairingSponsor> sponsors) =>
        from p in standing
        join r in receivers on new { p.TenantId, p.Id } equals new { r.TenantId, Id = r.PairingId }
        join s in sponsors on new { p.TenantId, p.Id } equals new { s.TenantId, Id = s.PairingId }
        where r.ToOn == null && s.ToOn == null
        select new PairRow(p.TenantId, p.Id, p.Code, r.UnitId, r.Name, s.PartyId, s.Name);

    /// <summary>Receivers of pairings in force.</summary>
    public static IQueryable<CoverageRow> Places(IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers) =>
        from p in standing
        join r in receivers on new { p.TenantId, p.Id } equals new { r.TenantId, Id = r.PairingId }
        where r.ToOn == null
        group new { p.Id, IsDistrict = p.Level == PairingLevel.DistrictToDistrict ? 1 : 0, r.Name, r.SortName } by new { p.TenantId, r.UnitId } into g
        select new CoverageRow
        {
            TenantId = g.Key.TenantId,
            Id = g.Key.UnitId,
            Name = g.Max(x => x.Name)!,
            SortName = g.Max(x => x.SortName)!,
            Districts = g.Max(x => x.IsDistrict),
            Pairings = g.Select(x => x.Id).Distinct().Count(),
        };

    public static IQueryable<CoverageRow> Communes(IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers) =>
        Places(standing, receivers).Where(p => p.Districts == 0);

    public static IQueryable<CoverageRow> Givers(IQueryable<TwinPairing> standing, IQueryable<PairingSponsor> sponsors) =>
        from p in standing
        join s in sponsors on new { p.TenantId, p.Id } equals new { s.TenantId, Id = s.PairingId }
        where s.ToOn == null
        group new { p.Id, s.Name, s.SortName } by s.PartyId into g
        select new CoverageRow
        {
            TenantId = g.Key,
            Id = g.Key,
            Name = g.Max(x => x.Name)!,
            SortName = g.Max(x => x.SortName)!,
            Districts = 0,
            Pairings = g.Select(x => x.Id).Distinct().Count(),
        };

    /// <summary>Localities, places and sponsors of pairings in force; of places also the quarters of the year in which something came.</summary>
    public static IQueryable<StandingRow> Parts(
        IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers, IQueryable<PairingSponsor> sponsors, IQueryable<HandedRow> handed)
    {
        var withQuarters =
            from p in Places(standing, receivers)
            join h in handed on new { p.TenantId, UnitId = p.Id } equals new { h.TenantId, h.UnitId } into hs
            from h in hs.DefaultIfEmpty()
            select new StandingRow
            {
                Part = (int)OverviewPart.Place,
                TenantId = p.TenantId,
                Id = p.Id,
                Name = p.Name,
                Pairings = p.Pairings,
                Districts = p.Districts,
                Quarters = (int?)h.Quarters ?? 0,
            };
        var givers = Givers(standing, sponsors).Select(g => new StandingRow
        {
            Part = (int)OverviewPart.Sponsor,
            TenantId = g.TenantId,
            Id = g.Id,
            Name = g.Name,
            Pairings = g.Pairings,
            Districts = 0,
            Quarters = 0,
        });
        var localities = standing.GroupBy(p => p.TenantId).Select(g => new StandingRow
        {
            Part = (int)OverviewPart.Locality,
            TenantId = g.Key,
            Id = g.Key,
            Name = g.Max(p => p.SponsorSortName),
            Pairings = g.Count(),
            Districts = 0,
            Quarters = 0,
        });
        return withQuarters.Concat(givers).Concat(localities);
    }

    /// <summary>Places with a pairing in force to which it handed something over, and in which quarters of the year.</summary>
    public static IQueryable<HandedRow> Handed(
        IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers, IQueryable<Delivery> deliveries, IQueryable<Contribution> contributions, int year)
    {
        var (one, two, three, four, end) = (
            new DateOnly(year, 1, 1), new DateOnly(year, 4, 1), new DateOnly(year, 7, 1), new DateOnly(year, 10, 1), new DateOnly(year + 1, 1, 1));
        return from d in HandedOver(standing, receivers, deliveries, contributions, one, end)
               group d by new { d.TenantId, d.UnitId } into g
               select new HandedRow
               {
                   TenantId = g.Key.TenantId,
                   UnitId = g.Key.UnitId,
                   Quarters = g.Max(d => d.HandedOverOn < two ? 1 : 0) + g.Max(d => d.HandedOverOn >= two && d.HandedOverOn < three ? 2 : 0)
                       + g.Max(d => d.HandedOverOn >= three && d.HandedOverOn < four ? 4 : 0) + g.Max(d => d.HandedOverOn >= four ? 8 : 0),
               };
    }

    /// <param name="end">The day after the last.</param>
    public static IQueryable<Delivery> HandedOver(
        IQueryable<TwinPairing> standing, IQueryable<PairingReceiver> receivers, IQueryable<Delivery> deliveries, IQueryable<Contribution> contributions, DateOnly first, DateOnly end) =>
        from d in deliveries
        where d.HandedOverOn >= first && d.HandedOverOn < end && d.State != DeliveryState.Withdrawn
        join c in Counted(contributions, null) on new { d.TenantId, Id = d.ContributionId } equals new { c.TenantId, c.Id }
        where standing.Any(p => p.TenantId == d.TenantId && p.Id == d.PairingId)
            && receivers.Any(r => r.TenantId == d.TenantId && r.PairingId == d.PairingId && r.UnitId == d.UnitId && r.ToOn == null)
        select d;

    /// <summary>All of them together.</summary>
    public static async Task<HelpSums> SumAsync(IQueryable<Contribution> counted, CancellationToken cancellationToken) =>
        await counted.GroupBy(c => 1).Select(g => new HelpSums(
                g.Count(), g.Sum(c => c.PledgedDong ?? 0), g.Sum(c => c.GivenDong), g.Sum(c => c.ReceivedDong), g.Sum(c => c.PledgedDong == null ? 1 : 0),
                g.Sum(c => c.OpenDiscrepancyCount), g.Sum(c => c.AwaitingCount), g.Sum(c => c.AwaitingDong), g.Sum(c => c.DisputedDong),
                g.Sum(c => c.EventTag == null ? 0 : c.ReceivedDong)))
            .SingleOrDefaultAsync(cancellationToken) ?? HelpSums.None;
}

/// <summary>A commune or sponsor with pairings in force.</summary>
internal sealed class CoverageRow
{
    /// <summary>Of a sponsor, which is nobody's alone, its own.</summary>
    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string SortName { get; init; } = "";

    /// <summary>A district that is itself a receiver is no commune.</summary>
    public int Districts { get; init; }

    public int Pairings { get; init; }
}

internal sealed class HandedRow
{
    public Guid TenantId { get; init; }

    public Guid UnitId { get; init; }

    public int Quarters { get; init; }
}
