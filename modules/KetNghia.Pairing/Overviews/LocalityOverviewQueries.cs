using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Overviews;

internal sealed record GroupLine(string Code, string Name, HelpSums Help);

internal sealed record LocalityOverview(
    HelpSums Help, int Pairings, IReadOnlyList<PlaceLine> Places, IReadOnlyList<SponsorLine> Sponsors, IReadOnlyList<GroupLine> Groups);

/// <summary>Tổng quan địa bàn, inside the current tenant and the reader's unit scope.</summary>
internal sealed class LocalityOverviewQueries(KetNghiaDbContext db, OverviewReads reads)
{
    public async Task<LocalityOverview> ReadAsync(OverviewPeriod period, bool english, CancellationToken cancellationToken)
    {
        var help = await reads.HelpAsync(period.Year, cancellationToken);
        var pairs = await reads.PairsAsync(period.QuarterYear, cancellationToken);
        var groups = await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder)
            .Select(g => new { g.Code, Name = english ? g.NameEn : g.Name }).ToListAsync(cancellationToken);
        return new LocalityOverview(
            HelpSums.Of(help), pairs.Select(p => p.PairingId).Distinct().Count(), OverviewLines.Places(help, pairs), OverviewLines.Sponsors(help, pairs),
            [.. groups.Select(g => new GroupLine(g.Code, g.Name, HelpSums.Of(help.Where(h => h.GroupCode == g.Code))))]);
    }
}
