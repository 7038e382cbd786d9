using KetNghia.Framework.Ui;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Overviews;

/// <summary>Which figure of an overview is opened.</summary>
internal sealed record FigureFilter(int Year, Guid? Unit, Guid? Sponsor, string? Group, Guid? Locality, bool OnlyDiffering);

internal sealed record FigureRow(
    Guid Id, string Number, string Title, string SponsorName, string ReceiverName, ContributionState State,
    long? Pledged, long Given, long Received, long? Quantity, string? Unit, int OpenDiscrepancies, DateOnly PledgedOn);

internal sealed record FigureRows(IReadOnlyList<FigureRow> Rows, PageInfo Paging, HelpSums Sums);

/// <summary>The rows behind a figure: the same limits as the sums, so that both always agree.</summary>
internal sealed class FigureQueries(PairingAccess access)
{
    public async Task<FigureRows> ListAsync(FigureFilter filter, int? page, CancellationToken cancellationToken)
    {
        var query = Apply(OverviewRows.OfYear((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), filter.Year), filter);
        var sums = await query.GroupBy(c => 1).Select(g => new HelpSums(
                g.Count(), g.Sum(c => c.PledgedDong ?? 0), g.Sum(c => c.GivenDong), g.Sum(c => c.ReceivedDong),
                g.Sum(c => c.PledgedDong == null ? 1 : 0), g.Sum(c => c.OpenDiscrepancyCount)))
            .FirstOrDefaultAsync(cancellationToken) ?? HelpSums.None;
        var paging = PageInfo.Of(page, sums.Count, 50);
        var rows = await query.OrderByDescending(c => c.PledgedOn).ThenBy(c => c.Number).ThenBy(c => c.Id)
            .Skip(paging.Skip).Take(paging.Size)
            .Select(c => new FigureRow(
                c.Id, c.Number, c.Title, c.SponsorName, c.ReceiverName, c.State, c.PledgedDong, c.GivenDong, c.ReceivedDong,
                c.PledgedThousandths, c.Unit, c.OpenDiscrepancyCount, c.PledgedOn))
            .ToListAsync(cancellationToken);
        return new FigureRows(rows, paging, sums);
    }

    private static IQueryable<Contribution> Apply(IQueryable<Contribution> query, FigureFilter filter)
    {
        query = filter.Unit is { } unit ? query.Where(c => c.UnitId == unit) : query;
        query = filter.Sponsor is { } sponsor ? query.Where(c => c.SponsorPartyId == sponsor) : query;
        query = filter.Group is { Length: > 0 } group ? query.Where(c => c.ContentGroupCode == group) : query;
        query = filter.Locality is { } locality ? query.Where(c => c.TenantId == locality) : query;
        return filter.OnlyDiffering ? query.Where(c => c.OpenDiscrepancyCount > 0) : query;
    }
}
