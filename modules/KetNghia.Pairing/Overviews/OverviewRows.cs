using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>The two grouped reads every overview is made of; the caller brings queries already limited to what may be seen.</summary>
internal static class OverviewRows
{
    private static readonly PairingState[] InForce = [PairingState.Assigned, PairingState.Signed, PairingState.Active, PairingState.Suspended];

    /// <summary>Counted by the year of the pledge, so that every figure equals the list it opens.</summary>
    public static IQueryable<HelpRow> Help(IQueryable<Contribution> contributions, int? year) => Counted(contributions, year)
        .GroupBy(c => new { c.TenantId, c.PairingId, c.UnitId, c.SponsorPartyId, c.ContentGroupCode })
        .Select(g => new HelpRow(
            g.Key.TenantId, g.Key.PairingId, g.Key.UnitId, g.Key.SponsorPartyId, g.Key.ContentGroupCode,
            g.Max(c => c.ReceiverName)!, g.Max(c => c.SponsorName)!,
            new HelpSums(
                g.Count(), g.Sum(c => c.PledgedDong ?? 0), g.Sum(c => c.GivenDong), g.Sum(c => c.ReceivedDong),
                g.Sum(c => c.PledgedDong == null ? 1 : 0), g.Sum(c => c.OpenDiscrepancyCount), g.Sum(c => c.AwaitingCount),
                g.Sum(c => c.AwaitingDong), g.Sum(c => c.DisputedDong),
                g.Sum(c => c.EventTag == null ? 0 : c.ReceivedDong))));

    /// <summary>Pledged in the year, or whenever; a reversal and what it reverses count no more.</summary>
    public static IQueryable<Contribution> Counted(IQueryable<Contribution> contributions, int? year)
    {
        var counted = contributions.Where(Contribution.Stands);
        return year is { } y ? counted.Where(Contribution.PledgedIn(y)) : counted;
    }

    /// <summary>Pairings in force, with the quarters of the year in which each handed something over.</summary>
    public static IQueryable<PairRow> Pairs(
        IQueryable<TwinPairing> pairings, IQueryable<PairingReceiver> receivers, IQueryable<PairingSponsor> sponsors, IQueryable<Delivery> deliveries,
        IQueryable<Contribution> contributions, int year)
    {
        var (one, two, three, four, end) = (
            new DateOnly(year, 1, 1), new DateOnly(year, 4, 1), new DateOnly(year, 7, 1), new DateOnly(year, 10, 1), new DateOnly(year + 1, 1, 1));
        var counted = Counted(contributions, null);
        var handed = deliveries.Where(d => d.State != DeliveryState.Withdrawn && counted.Any(c => c.TenantId == d.TenantId && c.Id == d.ContributionId));
        return from p in pairings
               where InForce.Contains(p.State)
               join r in receivers on new { p.TenantId, p.Id } equals new { r.TenantId, Id = r.PairingId }
               join s in sponsors on new { p.TenantId, p.Id } equals new { s.TenantId, Id = s.PairingId }
               where r.ToOn == null && s.ToOn == null
               select new PairRow(
                   p.TenantId, p.Id, p.Code, p.Level, r.UnitId, r.Name, s.PartyId, s.Name,
                   (handed.Any(d => d.TenantId == p.TenantId && d.PairingId == p.Id && d.UnitId == r.UnitId && d.HandedOverOn >= one && d.HandedOverOn < two) ? 1 : 0)
                   + (handed.Any(d => d.TenantId == p.TenantId && d.PairingId == p.Id && d.UnitId == r.UnitId && d.HandedOverOn >= two && d.HandedOverOn < three) ? 2 : 0)
                   + (handed.Any(d => d.TenantId == p.TenantId && d.PairingId == p.Id && d.UnitId == r.UnitId && d.HandedOverOn >= three && d.HandedOverOn < four) ? 4 : 0)
                   + (handed.Any(d => d.TenantId == p.TenantId && d.PairingId == p.Id && d.UnitId == r.UnitId && d.HandedOverOn >= four && d.HandedOverOn < end) ? 8 : 0));
    }
}
