using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>The two grouped reads every overview is made of; the caller brings queries already limited to what may be seen.</summary>
internal static class OverviewRows
{
    private static readonly PairingState[] InForce = [PairingState.Assigned, PairingState.Signed, PairingState.Active, PairingState.Suspended];

    /// <summary>Counted by the year of the pledge, so that every figure equals the list it opens.</summary>
    public static IQueryable<HelpRow> Help(IQueryable<Contribution> contributions, int year) => OfYear(contributions, year)
        .GroupBy(c => new { c.TenantId, c.UnitId, c.SponsorPartyId, c.ContentGroupCode })
        .Select(g => new HelpRow(
            g.Key.TenantId, g.Key.UnitId, g.Key.SponsorPartyId, g.Key.ContentGroupCode, g.Count(),
            g.Sum(c => c.PledgedDong ?? 0), g.Sum(c => c.GivenDong), g.Sum(c => c.ReceivedDong),
            g.Sum(c => c.PledgedDong == null ? 1 : 0), g.Sum(c => c.OpenDiscrepancyCount)));

    /// <summary>Pledged in the year; a reversal and what it reverses count no more.</summary>
    public static IQueryable<Contribution> OfYear(IQueryable<Contribution> contributions, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return contributions.Where(c => c.PledgedOn >= first && c.PledgedOn <= last && c.State != ContributionState.Reversed);
    }

    public static IQueryable<PairRow> Pairs(
        IQueryable<TwinPairing> pairings, IQueryable<PairingReceiver> receivers, IQueryable<PairingSponsor> sponsors, IQueryable<Delivery> deliveries, OverviewPeriod period)
    {
        var (from, to) = (period.QuarterFrom, period.QuarterTo);
        return from p in pairings
               where InForce.Contains(p.State)
               join r in receivers on new { p.TenantId, p.Id } equals new { r.TenantId, Id = r.PairingId }
               join s in sponsors on new { p.TenantId, p.Id } equals new { s.TenantId, Id = s.PairingId }
               where r.ToOn == null && s.ToOn == null
               orderby p.TenantId, r.Name, s.Name
               select new PairRow(
                   p.TenantId, p.Id, r.UnitId, r.Name, s.PartyId, s.Name,
                   deliveries.Any(d => d.TenantId == r.TenantId && d.UnitId == r.UnitId && d.State != DeliveryState.Withdrawn
                       && d.HandedOverOn >= @from && d.HandedOverOn <= to));
    }
}
