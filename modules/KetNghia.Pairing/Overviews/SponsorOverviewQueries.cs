using KetNghia.Directory.Contracts;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Overviews;

internal sealed record SponsorPairLine(Guid PairingId, string Code, string ReceiverName, string LocalityName, HelpSums Help, int Awaiting);

internal sealed record SponsorOverview(OverviewPeriod Period, IReadOnlyList<SponsorPairLine> Pairs, HelpSums Help);

/// <summary>Tổng quan của đơn vị hỗ trợ: its own pairings in every locality, those of parties it succeeded included.</summary>
internal sealed class SponsorOverviewQueries(KetNghiaDbContext db, IWorkspaceDirectory workspaces, IParties parties)
{
    private const string Why = "a sponsor follows its own pairings wherever they are";

    public async Task<SponsorOverview> ReadAsync(Guid partyId, OverviewPeriod period, CancellationToken cancellationToken)
    {
        var own = (await parties.WithPredecessorsAsync(partyId, cancellationToken)).ToList();
        var localities = (await workspaces.LocalitiesAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);
        var rows = await Rows(own, period.Year).ToListAsync(cancellationToken);
        var lines = rows
            .Select(r => new SponsorPairLine(r.Id, r.Code, r.Receiver, localities.GetValueOrDefault(r.TenantId, ""), r.Help, r.Awaiting))
            .OrderBy(l => l.LocalityName, StringComparer.Ordinal)
            .ToList();
        return new SponsorOverview(period, lines, Sum(lines.Select(l => l.Help)));
    }

    /// <summary>For the home page: the sums of a year over every locality.</summary>
    public async Task<HelpSums> SumsAsync(Guid partyId, int year, CancellationToken cancellationToken)
    {
        var rows = await OverviewRows.Help(
            db.Set<Contribution>().AsNoTracking().AllTenants(Why).Where(c => c.SponsorPartyId == partyId), year).ToListAsync(cancellationToken);
        return HelpSums.Of(rows);
    }

    private IQueryable<Row> Rows(List<Guid> own, int year)
    {
        var sponsors = db.Set<PairingSponsor>().AllTenants(Why).Where(s => own.Contains(s.PartyId));
        var help = OverviewRows.OfYear(db.Set<Contribution>().AllTenants(Why).Where(c => own.Contains(c.SponsorPartyId)), year);
        return from p in db.Set<TwinPairing>().AsNoTracking().AllTenants(Why)
               where sponsors.Any(s => s.TenantId == p.TenantId && s.PairingId == p.Id)
               orderby p.TenantId, p.Code
               select new Row
               {
                   TenantId = p.TenantId,
                   Id = p.Id,
                   Code = p.Code,
                   Receiver = p.ReceiverNames,
                   Awaiting = help.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.AwaitingCount),
                   Help = new HelpSums(
                       help.Count(c => c.TenantId == p.TenantId && c.PairingId == p.Id),
                       help.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.PledgedDong ?? 0),
                       help.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.GivenDong),
                       help.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.ReceivedDong),
                       help.Count(c => c.TenantId == p.TenantId && c.PairingId == p.Id && c.PledgedDong == null),
                       help.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.OpenDiscrepancyCount)),
               };
    }

    private static HelpSums Sum(IEnumerable<HelpSums> parts) => parts.Aggregate(HelpSums.None, (a, b) => new HelpSums(
        a.Count + b.Count, a.Pledged + b.Pledged, a.Given + b.Given, a.Received + b.Received, a.Unpriced + b.Unpriced, a.OpenDiscrepancies + b.OpenDiscrepancies));

    private sealed class Row
    {
        public required Guid TenantId { get; init; }

        public required Guid Id { get; init; }

        public required string Code { get; init; }

        public required string Receiver { get; init; }

        public required int Awaiting { get; init; }

        public required HelpSums Help { get; init; }
    }
}
