using KetNghia.Framework.Persistence;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Contributions;

internal sealed record ContributionRow(
    Guid Id, Guid TenantId, Guid PairingId, string Number, string Title, string SponsorName, string ReceiverName, ContributionKind Kind,
    string ContentGroupCode, long? PledgedThousandths, long? PledgedDong, long GivenThousandths, long GivenDong, long ReceivedThousandths, long ReceivedDong,
    string? Unit, ContributionState State, int AwaitingCount, int OpenDiscrepancyCount, DateOnly? DueOn, DateOnly? LastReceivedOn, Guid? ReversesId)
{
    public IReadOnlyList<Guid> DeliveryIds { get; init; } = [];

    public bool IsCash => Kind == ContributionKind.Cash;

    public string Pledged => Show(PledgedThousandths, PledgedDong);

    public string Given => Show(GivenThousandths, GivenDong);

    public string Received => Show(ReceivedThousandths, ReceivedDong);

    private string Show(long? thousandths, long? dong) => IsCash ? Format.Money(dong) : Format.Quantity(thousandths, Unit);
}

/// <summary>One contribution with its deliveries and differences, as its page shows it.</summary>
internal sealed record ContributionDetails(Contribution Item, PairingHead Pairing, string GroupName, Guid? ReversedById, string? ReversedByNumber, string? ReversesNumber);

internal sealed record ContributionFilter(ContributionState? State, string? Todo, string? Text);

internal sealed class ContributionQueries(KetNghiaDbContext db, PairingAccess access, PairingQueries pairings)
{
    public async Task<IReadOnlyList<ContributionRow>> OfPairingAsync(Guid pairingId, CancellationToken cancellationToken) =>
        await Rows(db.Set<Contribution>().Where(c => c.PairingId == pairingId).OrderByDescending(c => c.Number)).ToListAsync(cancellationToken);

    /// <summary>Everything this workspace sees, newest first.</summary>
    public async Task<(IReadOnlyList<ContributionRow> Rows, PageInfo Paging, long Pledged, long Received)> ListAsync(
        ContributionFilter filter, int? page, int size, CancellationToken cancellationToken)
    {
        var query = Apply(await access.ContributionsAsync(cancellationToken), filter);
        var totals = await query.GroupBy(c => 1).Select(g => new
        {
            Count = g.Count(),
            Pledged = g.Sum(c => c.State == ContributionState.Reversed ? 0L : c.PledgedDong ?? 0L),
            Received = g.Sum(c => c.State == ContributionState.Reversed ? 0L : c.ReceivedDong),
        }).FirstOrDefaultAsync(cancellationToken);
        var paging = PageInfo.Of(page, totals?.Count ?? 0, size);
        var rows = await Rows(query.OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).ThenBy(c => c.Id)).Skip(paging.Skip).Take(size).ToListAsync(cancellationToken);
        return (rows, paging, totals?.Pledged ?? 0, totals?.Received ?? 0);
    }

    public async Task<ContributionDetails?> FindAsync(Guid id, bool english, CancellationToken cancellationToken)
    {
        var item = await db.Set<Contribution>().AsNoTracking()
            .Include(c => c.Deliveries.OrderBy(d => d.Sequence)).Include(c => c.Discrepancies)
            .FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (item is null || await pairings.FindAsync(item.PairingId, cancellationToken) is not { } pairing)
        {
            return null;
        }

        var more = await db.Set<ContentGroup>().AsNoTracking().Where(g => g.Code == item.ContentGroupCode).Select(g => new
        {
            Name = english ? g.NameEn : g.Name,
            ById = db.Set<Contribution>().Where(c => c.ReversesId == id).Select(c => (Guid?)c.Id).FirstOrDefault(),
            ByNumber = db.Set<Contribution>().Where(c => c.ReversesId == id).Select(c => c.Number).FirstOrDefault(),
            Of = db.Set<Contribution>().Where(c => c.Id == item.ReversesId).Select(c => c.Number).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken);
        return new ContributionDetails(item, pairing, more?.Name ?? item.ContentGroupCode, more?.ById, more?.ByNumber, more?.Of);
    }

    private static IQueryable<Contribution> Apply(IQueryable<Contribution> query, ContributionFilter filter)
    {
        query = filter.State is { } state ? query.Where(c => c.State == state) : query;
        query = filter.Todo switch
        {
            "confirm" => query.Where(c => c.AwaitingCount > 0),
            "settle" => query.Where(c => c.OpenDiscrepancyCount > 0),
            _ => query,
        };
        foreach (var word in VietnameseText.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            query = query.Where(c => c.SearchText.Contains(word));
        }

        return query;
    }

    private static IQueryable<ContributionRow> Rows(IQueryable<Contribution> query) => query.AsNoTracking().Select(c => new ContributionRow(
        c.Id, c.TenantId, c.PairingId, c.Number, c.Title, c.SponsorName, c.ReceiverName, c.Kind, c.ContentGroupCode, c.PledgedThousandths, c.PledgedDong,
        c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong, c.Unit, c.State, c.AwaitingCount, c.OpenDiscrepancyCount, c.DueOn,
        c.LastReceivedOn, c.ReversesId)
    { DeliveryIds = c.Deliveries.Select(d => d.Id).ToList() });
}
