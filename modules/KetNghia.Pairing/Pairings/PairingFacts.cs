using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Pairings;

/// <summary>Answers other modules with records; the default filters keep tenant and scope.</summary>
internal sealed class PairingFacts(KetNghiaDbContext db) : IPairingFacts
{
    private static readonly PairingState[] Closed = [PairingState.Ended, PairingState.Transferred, PairingState.Declined];

    public async Task<PairingSummary?> FindAsync(Guid pairingId, CancellationToken cancellationToken) =>
        (await SummariesAsync(db.Set<TwinPairing>().Where(p => p.Id == pairingId), cancellationToken)).FirstOrDefault();

    public Task<IReadOnlyList<PairingSummary>> InForceAsync(DateOnly on, CancellationToken cancellationToken) => SummariesAsync(
        db.Set<TwinPairing>().Where(p => p.State != PairingState.Declined && p.State != PairingState.Proposed && p.State != PairingState.Invited
            && p.FromOn <= on && (Closed.Contains(p.State) ? p.EndedOn >= on : p.ToOn == null || p.ToOn >= on)),
        cancellationToken);

    public async Task<HelpTotals> TotalsAsync(Guid? pairingId, CancellationToken cancellationToken)
    {
        var totals = await db.Set<Contribution>().AsNoTracking()
            .Where(Contribution.Stands).Where(c => pairingId == null || c.PairingId == pairingId)
            .GroupBy(c => 1)
            .Select(g => new HelpTotals(
                g.Count(), g.Sum(c => c.PledgedDong ?? 0), g.Sum(c => c.GivenDong), g.Sum(c => c.ReceivedDong),
                g.Sum(c => c.PledgedDong == null ? 1 : 0), g.Sum(c => c.OpenDiscrepancyCount)))
            .SingleOrDefaultAsync(cancellationToken);
        return totals ?? new HelpTotals(0, 0, 0, 0, 0, 0);
    }

    public async Task<IReadOnlyList<ReceivedHelp>> ReceivedAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await (from d in db.Set<Delivery>().AsNoTracking()
               join c in db.Set<Contribution>().Where(Contribution.Stands) on d.ContributionId equals c.Id
               where d.State == DeliveryState.Confirmed && d.ReceivedOn >= @from && d.ReceivedOn <= to
               orderby d.ReceivedOn, c.Year, c.Number.Length, c.Number, d.Sequence
               select new ReceivedHelp(
                   d.Id, c.Id, c.Number, c.PairingId, c.UnitId, c.SponsorPartyId, c.Kind.ToString(), c.ContentGroupCode, c.FundingSource.ToString(),
                   c.Title, d.CountedThousandths, c.Unit, d.CountedDong, d.ReceivedOn!.Value,
                   !db.Set<Discrepancy>().Any(x => x.DeliveryId == d.Id && x.State != DiscrepancyState.Settled)))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<PairingSummary>> SummariesAsync(IQueryable<TwinPairing> pairings, CancellationToken cancellationToken)
    {
        var rows = await pairings.AsNoTracking()
            .Include(p => p.Sponsors)
            .Include(p => p.Receivers)
            .OrderByNumber(p => p.Code)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(p => new PairingSummary(
            p.Id, p.TenantId, p.UnitId, p.Code, p.State.ToString(), p.ProgrammeId, p.ParentId, p.FromOn, p.LastDay,
            [.. p.Sponsors.Select(s => new PairingPartySummary(s.PartyId, s.Name, s.IsLead, s.FromOn, s.ToOn))],
            [.. p.Receivers.Select(r => new PairingPartySummary(r.PartyId, r.Name, r.IsLead, r.FromOn, r.ToOn))]))];
    }
}
