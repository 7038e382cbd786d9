using KetNghia.Framework.Persistence;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Overviews;

internal sealed record CommuneLine(Guid UnitId, string Name, int Pairings, bool HasActivity, HelpSums Help);

internal sealed record SponsorLine(Guid PartyId, string Name, int Pairings, HelpSums Help);

internal sealed record GroupLine(string Code, string Name, HelpSums Help);

internal sealed record LocalityOverview(
    OverviewPeriod Period, HelpSums Help, int Pairings, IReadOnlyList<CommuneLine> Communes, IReadOnlyList<SponsorLine> Sponsors, IReadOnlyList<GroupLine> Groups);

/// <summary>Tổng quan địa bàn, inside the current tenant and the reader's unit scope.</summary>
internal sealed class LocalityOverviewQueries(KetNghiaDbContext db)
{
    public async Task<LocalityOverview> ReadAsync(OverviewPeriod period, bool english, CancellationToken cancellationToken)
    {
        var help = await OverviewRows.Help(db.Set<Contribution>().AsNoTracking(), period.Year).ToListAsync(cancellationToken);
        var pairs = await OverviewRows.Pairs(
                db.Set<TwinPairing>().AsNoTracking(), db.Set<PairingReceiver>(), db.Set<PairingSponsor>(), db.Set<Delivery>(), period)
            .ToListAsync(cancellationToken);
        var groups = await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder)
            .Select(g => new { g.Code, Name = english ? g.NameEn : g.Name }).ToListAsync(cancellationToken);
        return new LocalityOverview(
            period, HelpSums.Of(help), pairs.Select(p => p.PairingId).Distinct().Count(), Communes(help, pairs), Sponsors(help, pairs),
            [.. groups.Select(g => new GroupLine(g.Code, g.Name, HelpSums.Of(help.Where(h => h.GroupCode == g.Code))))]);
    }

    /// <summary>For the home page: the sums of a year in one command.</summary>
    public async Task<HelpSums> SumsAsync(int year, CancellationToken cancellationToken) =>
        HelpSums.Of(await OverviewRows.Help(db.Set<Contribution>().AsNoTracking(), year).ToListAsync(cancellationToken));

    private static IReadOnlyList<CommuneLine> Communes(List<HelpRow> help, List<PairRow> pairs) =>
        [.. pairs.GroupBy(p => p.UnitId).Select(g => new CommuneLine(
            g.Key, g.First().ReceiverName, g.Select(p => p.PairingId).Distinct().Count(), g.Any(p => p.HasActivity),
            HelpSums.Of(help.Where(h => h.UnitId == g.Key))))];

    private static IReadOnlyList<SponsorLine> Sponsors(List<HelpRow> help, List<PairRow> pairs) =>
        [.. pairs.GroupBy(p => p.SponsorPartyId).Select(g => new SponsorLine(
            g.Key, g.First().SponsorName, g.Select(p => p.PairingId).Distinct().Count(), HelpSums.Of(help.Where(h => h.SponsorPartyId == g.Key))))
            .OrderByDescending(s => s.Help.Received)];
}
