using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>Which rows of a figure: those that add to it, and no others.</summary>
internal enum FigureOnly
{
    /// <summary>Something has been handed over.</summary>
    Given = 1,

    /// <summary>Something has been received.</summary>
    Received,

    /// <summary>The two sides have agreed on another value than was said to be given.</summary>
    Agreed,

    /// <summary>A difference is not settled.</summary>
    Open,

    /// <summary>… for longer than <see cref="FigureQueries.OldDays"/> days.</summary>
    Old,

    /// <summary>A delivery waits for its confirmation.</summary>
    Awaiting,

    Unpriced,

    /// <summary>Received on an occasion.</summary>
    Occasion,

    /// <summary>Past its day and not handed over in full.</summary>
    Late,
}

/// <summary>Which figure of an overview is opened.</summary>
/// <param name="Year">Null: pledged whenever.</param>
internal sealed record FigureFilter(int? Year, Guid? Unit, Guid? Sponsor, Guid? Pairing, string? Group, Guid? Locality, FigureOnly? Only);

internal sealed record FigureRow(
    Guid Id, Guid TenantId, string Number, string Title, string SponsorName, string ReceiverName, string? GroupName,
    long? Pledged, long Given, long Received, long? Quantity, string? Unit, int OpenDiscrepancies, int Awaiting, long AwaitingDong, long DisputedDong)
{
    public long AgreedLess => Given - Received - AwaitingDong - DisputedDong;
}

internal sealed record FigureRows(IReadOnlyList<FigureRow> Rows, PageInfo Paging, HelpSums Sums);

/// <summary>The rows behind a figure: the same limits as the sums, so that both always agree.</summary>
internal sealed class FigureQueries(KetNghiaDbContext db, PairingAccess access, IClock clock)
{
    public const int OldDays = 30;

    private long[]? _owed;

    public async Task<FigureRows> ListAsync(FigureFilter filter, bool english, int? page, CancellationToken cancellationToken)
    {
        var query = Apply(OverviewRows.Counted((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), filter.Year), filter);
        var sums = await OverviewRows.SumAsync(query, cancellationToken);
        var paging = PageInfo.Of(page, sums.Count, 50);
        var groups = db.Set<ContentGroup>();
        var rows = await query.OrderByDescending(c => c.PledgedOn).ThenByNumber(c => c.Number).ThenBy(c => c.Id)
            .Skip(paging.Skip).Take(paging.Size)
            .Select(c => new FigureRow(
                c.Id, c.TenantId, c.Number, c.Title, c.SponsorName, c.ReceiverName,
                groups.Where(g => g.Code == c.ContentGroupCode).Select(g => english ? g.NameEn : g.Name).FirstOrDefault(),
                c.PledgedDong, c.GivenDong, c.ReceivedDong, c.PledgedThousandths, c.Unit, c.OpenDiscrepancyCount, c.AwaitingCount, c.AwaitingDong, c.DisputedDong))
            .ToListAsync(cancellationToken);
        return new FigureRows(rows, paging, sums);
    }

    /// <summary>How many rows of any year a person should look at.</summary>
    public async Task<int> CountAsync(FigureOnly only, CancellationToken cancellationToken) =>
        await Limit(OverviewRows.Counted(await access.ContributionsAsync(cancellationToken), null), only).CountAsync(cancellationToken);

    /// <summary>How many contributions of any year are overdue.</summary>
    public async Task<int> OverdueAsync(CancellationToken cancellationToken) => (int)(await OwedAsync(cancellationToken)).Overdue;

    /// <summary>The hand-over that is due next, today included.</summary>
    public async Task<(Guid Id, string Title, DateOnly DueOn)?> NextDueAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        if ((await OwedAsync(cancellationToken)).ToCome == 0)
        {
            return null;
        }

        var next = await OverviewRows.Counted(await access.ContributionsAsync(cancellationToken), null)
            .Where(Contribution.Owed).Where(c => c.DueOn >= today)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Title, c.DueOn })
            .FirstOrDefaultAsync(cancellationToken);
        return next is null ? null : (next.Id, next.Title, next.DueOn!.Value);
    }

    /// <summary>Asked by several panels of one page, read once.</summary>
    private async Task<(long Overdue, long ToCome)> OwedAsync(CancellationToken cancellationToken)
    {
        if (_owed is null)
        {
            var today = clock.Today;
            var counted = OverviewRows.Counted(await access.ContributionsAsync(cancellationToken), null);
            _owed = await counted.CountEachAsync([[Contribution.Overdue(today)], [Contribution.Owed, c => c.DueOn >= today]], cancellationToken);
        }

        return (_owed[0], _owed[1]);
    }

    private IQueryable<Contribution> Apply(IQueryable<Contribution> query, FigureFilter filter)
    {
        query = filter.Unit is { } unit ? query.Where(c => c.UnitId == unit) : query;
        query = filter.Sponsor is { } sponsor ? query.Where(c => c.SponsorPartyId == sponsor) : query;
        query = filter.Pairing is { } pairing ? query.Where(c => c.PairingId == pairing) : query;
        query = filter.Group is { Length: > 0 } group ? query.Where(c => c.ContentGroupCode == group) : query;
        query = filter.Locality is { } locality ? query.Where(c => c.TenantId == locality) : query;
        return filter.Only is { } only ? Limit(query, only) : query;
    }

    private IQueryable<Contribution> Limit(IQueryable<Contribution> query, FigureOnly only)
    {
        var today = clock.Today;
        var before = today.AddDays(-OldDays);
        return only switch
        {
            FigureOnly.Given => query.Where(c => c.GivenDong != 0 || c.GivenThousandths != 0),
            FigureOnly.Received => query.Where(c => c.ReceivedDong != 0 || c.ReceivedThousandths != 0),
            FigureOnly.Agreed => query.Where(c => c.GivenDong - c.ReceivedDong != c.AwaitingDong + c.DisputedDong),
            FigureOnly.Open => query.Where(c => c.OpenDiscrepancyCount > 0),
            FigureOnly.Old => query.Where(c => c.OpenDiscrepancyCount > 0
                && c.Discrepancies.Any(d => d.State != DiscrepancyState.Settled && c.Deliveries.Any(x => x.Id == d.DeliveryId && x.ReceivedOn < before))),
            FigureOnly.Awaiting => query.Where(c => c.AwaitingCount > 0),
            FigureOnly.Unpriced => query.Where(c => c.PledgedDong == null),
            FigureOnly.Occasion => query.Where(c => c.EventTag != null && (c.ReceivedDong != 0 || c.ReceivedThousandths != 0)),
            FigureOnly.Late => query.Where(Contribution.Overdue(today)),
            _ => query,
        };
    }
}
