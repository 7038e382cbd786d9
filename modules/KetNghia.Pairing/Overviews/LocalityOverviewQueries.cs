using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Overviews;

internal sealed record GroupLine(string Code, string Name, HelpSums Help);

internal sealed record LocalityOverview(
    HelpSums Help, int Pairings, IReadOnlyList<PlaceLine> Places, IReadOnlyList<SponsorLine> Sponsors, IReadOnlyList<GroupLine> Groups);

/// <summary>Tổng quan địa bàn, inside the current tenant and the reader's unit scope.</summary>
internal sealed class LocalityOverviewQueries(KetNghiaDbContext db, OverviewReads reads, OverviewLines lines)
{
    public async Task<LocalityOverview> ReadAsync(OverviewPeriod period, bool english, CancellationToken cancellationToken)
    {
        var help = (await reads.HelpAsync(OverviewPart.Group, period.Year, cancellationToken)).ToDictionary(h => h.Id, h => h.Sums);
        var groups = await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder)
            .Select(g => new { g.Id, g.Code, Name = english ? g.NameEn : g.Name }).ToListAsync(cancellationToken);
        return new LocalityOverview(
            await reads.HelpAsync(period.Year, cancellationToken),
            (await reads.StandingAsync(OverviewPart.Locality, period.QuarterYear, cancellationToken)).Sum(p => p.Pairings),
            await lines.PlacesAsync(period, cancellationToken), await lines.SponsorsAsync(period, cancellationToken),
            [.. groups.Select(g => new GroupLine(g.Code, g.Name, help.GetValueOrDefault(g.Id, HelpSums.None)))]);
    }
}
