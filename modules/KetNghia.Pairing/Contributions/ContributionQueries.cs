using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Numbers;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Contributions;

internal sealed record ContributionRow(
    Guid Id, Guid TenantId, Guid PairingId, string Number, string Title, string SponsorName, string ReceiverName, ContributionKind Kind,
    string ContentGroupCode, long? PledgedThousandths, long? PledgedDong, long GivenThousandths, long GivenDong, long ReceivedThousandths, long ReceivedDong,
    string? Unit, ContributionState State, int AwaitingCount, int OpenDiscrepancyCount, DateOnly? DueOn, DateOnly? LastReceivedOn, Guid? ReversesId, DateOnly PledgedOn, FundingSource FundingSource)
{
    public IReadOnlyList<DeliveryPeople> Deliveries { get; init; } = [];

    public Guid SponsorPartyId { get; init; }

    public Guid UnitId { get; init; }

    /// <summary>Read for a file alone.</summary>
    public FiledPledge? Filed { get; init; }

    public bool IsCash => Kind == ContributionKind.Cash;

    public string Pledged => Show(PledgedThousandths, PledgedDong);

    public string Given => Show(GivenThousandths, GivenDong);

    public string Received => Show(ReceivedThousandths, ReceivedDong);

    /// <summary>Days since it should have been handed over; null when it is not overdue.</summary>
    public int? DaysOverdue(DateOnly today) =>
        new OwedFacts(State, Kind, DueOn, GivenThousandths, GivenDong, PledgedThousandths, PledgedDong).IsOverdue(today) ? today.DayNumber - DueOn!.Value.DayNumber : null;

    private string Show(long? thousandths, long? dong) => IsCash ? Format.Money(dong) : Format.Quantity(thousandths, Unit);
}

/// <summary>What else of a pledge goes into a file, to be put right there.</summary>
internal sealed record FiledPledge(string PairingCode, long? UnitPriceDong, ValuationBasis? Basis, string? EventTag, string? Purpose);

/// <summary>One contribution with its deliveries and differences, as its page shows it.</summary>
internal sealed record ContributionDetails(Contribution Item, PairingHead Pairing, string GroupName, Guid? ReversedById, string? ReversedByNumber, string? ReversesNumber);

internal sealed record ContributionTotals(int Count, long PledgedDong, long GivenDong, long ReceivedDong);

internal sealed record ContributionTab(ContributionView View, string Query, int Count);

internal sealed record ContributionList(IReadOnlyList<ContributionRow> Rows, ContributionTotals Totals, PageInfo Paging, IReadOnlyList<ContributionTab> Tabs)
{
    /// <summary>Left to do in years not shown.</summary>
    public int UnfinishedElsewhere { get; init; }
}

internal sealed class ContributionQueries(KetNghiaDbContext db, PairingAccess access, PairingQueries pairings, IParties parties, RecordCodes codes, RecordNaming naming, IClock clock)
{
    private static readonly Expression<Func<Contribution, ContributionRow>> Row = c => new ContributionRow(
        c.Id, c.TenantId, c.PairingId, c.Number, c.Title, c.SponsorName, c.ReceiverName, c.Kind, c.ContentGroupCode, c.PledgedThousandths, c.PledgedDong,
        c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong, c.Unit, c.State, c.AwaitingCount, c.OpenDiscrepancyCount, c.DueOn,
        c.LastReceivedOn, c.ReversesId, c.PledgedOn, c.FundingSource)
    {
        Deliveries = c.Deliveries.Select(d => new DeliveryPeople(d.Id, d.GivenById, d.ConfirmedById)).ToList(),
        SponsorPartyId = c.SponsorPartyId,
        UnitId = c.UnitId,
    };

    public async Task<IReadOnlyList<ContributionRow>> OfPairingAsync(Guid pairingId, CancellationToken cancellationToken) =>
        await Rows((await access.ContributionsAsync(cancellationToken)).Where(c => c.PairingId == pairingId).OrderByDescending(c => c.Year).ThenByNumberDescending(c => c.Number)).ToListAsync(cancellationToken);

    /// <summary>What the filter leaves of everything this workspace sees; reversed records are listed but add nothing to the totals.</summary>
    public async Task<ContributionList> ListAsync(ContributionFilter filter, string? sort, int? page, int size, CancellationToken cancellationToken)
    {
        filter = await WithLineAsync(filter, cancellationToken);
        var visible = await access.ContributionsAsync(cancellationToken);
        List<ContributionFilter> views = [.. Enum.GetValues<ContributionView>().Select(v => filter with { View = v })];

        // What holds for every number is asked once of each row, words above all; what sets the numbers apart, of those that are left.
        var near = (filter with { View = ContributionView.All, Year = null }).Apply(visible, codes, clock.Today);
        ContributionFilter Apart(ContributionView view) => new() { View = view, Year = filter.Year };
        var elsewhere = Apart(filter.View).UnfinishedElsewhere(codes, clock.Today);
        var numbers = await near.TallyAsync(
            [
                .. TotalsOf(Apart(filter.View)),
                .. views.Select(v => Tally<Contribution>.Count(Apart(v.View).Conditions(codes, clock.Today))),
                .. elsewhere is null ? Array.Empty<Tally<Contribution>>() : [Tally<Contribution>.Count(elsewhere)],
            ],
            cancellationToken);
        var paging = PageInfo.Of(page, (int)numbers[0], size);
        var rows = await Rows(Sorted(filter.Apply(visible, codes, clock.Today), filter.OrderOf(sort))).Skip(paging.Skip).Take(size).ToListAsync(cancellationToken);
        return new ContributionList(
            rows, new ContributionTotals((int)numbers[0], numbers[1], numbers[2], numbers[3]), paging,
            [.. views.Select((v, i) => new ContributionTab(v.View, v.ToQuery(), (int)numbers[i + 4]))])
        {
            UnfinishedElsewhere = elsewhere is null ? 0 : (int)numbers[^1],
        };
    }

    /// <summary>Totals of each filter by place or sponsor, and of its views that ask for something how many each holds: all in one command.</summary>
    public async Task<IReadOnlyList<(ContributionTotals Totals, IReadOnlyList<ContributionTab> Open)>> SumsAsync(
        IReadOnlyList<ContributionFilter> filters, CancellationToken cancellationToken)
    {
        List<ContributionView> asked = [ContributionView.Late, ContributionView.Awaiting, ContributionView.Differing];
        var (units, sponsors) = (filters.Select(f => f.Unit).OfType<Guid>().ToList(), filters.SelectMany(f => f.SponsorLine ?? []).ToList());
        var near = (await access.ContributionsAsync(cancellationToken)).Where(c => units.Contains(c.UnitId) || sponsors.Contains(c.SponsorPartyId));
        var numbers = await near.TallyAsync(
            [.. filters.SelectMany(f => TotalsOf(f).Concat(asked.Select(v => Tally<Contribution>.Count((f with { View = v }).Conditions(codes, clock.Today)))))], cancellationToken);
        return [.. filters.Zip(numbers.Chunk(4 + asked.Count), (f, n) => (
            new ContributionTotals((int)n[0], n[1], n[2], n[3]),
            (IReadOnlyList<ContributionTab>)[.. asked.Select((v, i) => new ContributionTab(v, (f with { View = v }).ToQuery(), (int)n[i + 4])).Where(t => t.Count > 0)]))];
    }

    public async Task<ContributionTotals> TotalsAsync(ContributionFilter filter, CancellationToken cancellationToken)
    {
        filter = await WithLineAsync(filter, cancellationToken);
        var numbers = await (await access.ContributionsAsync(cancellationToken)).TallyAsync(TotalsOf(filter), cancellationToken);
        return new ContributionTotals((int)numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>Everything the filter holds, in the order shown, read row by row for the export.</summary>
    public async Task<IAsyncEnumerable<ContributionRow>> AllAsync(ContributionFilter filter, string? sort, CancellationToken cancellationToken)
    {
        filter = await WithLineAsync(filter, cancellationToken);
        return Sorted(filter.Apply(await access.ContributionsAsync(cancellationToken), codes, clock.Today), filter.OrderOf(sort)).AsNoTracking().Select(Filed()).AsAsyncEnumerable();
    }

    private async Task<ContributionFilter> WithLineAsync(ContributionFilter filter, CancellationToken cancellationToken) => filter is { Sponsor: { } sponsor, SponsorLine: null }
        ? filter with { Naming = naming, SponsorLine = await parties.WithPredecessorsAsync(sponsor, cancellationToken) }
        : filter with { Naming = naming };

    private IReadOnlyList<Tally<Contribution>> TotalsOf(ContributionFilter filter)
    {
        List<Expression<Func<Contribution, bool>>> conditions = [.. filter.Conditions(codes, clock.Today)];
        List<Expression<Func<Contribution, bool>>> standing = [.. conditions, Contribution.Stands];
        return
        [
            Tally<Contribution>.Count(conditions),
            Tally<Contribution>.Sum(standing, c => c.PledgedDong ?? 0L),
            Tally<Contribution>.Sum(standing, c => c.GivenDong),
            Tally<Contribution>.Sum(standing, c => c.ReceivedDong),
        ];
    }

    public async Task<ContributionDetails?> FindAsync(Guid id, bool english, CancellationToken cancellationToken)
    {
        var item = await (await access.ContributionsAsync(cancellationToken)).AsNoTracking()
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

    private IQueryable<Contribution> Sorted(IQueryable<Contribution> query, string? sort)
    {
        var sorted = sort switch
        {
            "number" => query.OrderByLocality(codes).ThenBy(c => c.Year).ThenByNumber(c => c.Number),
            "pledged" => query.OrderBy(c => c.PledgedDong),
            "-pledged" => query.OrderByDescending(c => c.PledgedDong),
            "received" => query.OrderBy(c => c.ReceivedDong),
            "-received" => query.OrderByDescending(c => c.ReceivedDong),
            "due" => query.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn),
            "-due" => query.OrderByDescending(c => c.DueOn),
            _ => query.OrderByLocality(codes).ThenByDescending(c => c.Year).ThenByNumberDescending(c => c.Number),
        };
        return sorted.ThenBy(c => c.Id);
    }

    private static IQueryable<ContributionRow> Rows(IQueryable<Contribution> query) => query.AsNoTracking().Select(Row);

    /// <summary>With the code of its pairing, whoever takes part in it now.</summary>
    private Expression<Func<Contribution, ContributionRow>> Filed()
    {
        var pairings = db.Set<TwinPairing>();
        Expression<Func<Contribution, FiledPledge>> filed = c => new FiledPledge(
            pairings.Where(p => p.TenantId == c.TenantId && p.Id == c.PairingId).Select(p => p.Code).FirstOrDefault() ?? "", c.UnitPriceDong, c.ValuationBasis, c.EventTag, c.Purpose);
        var row = (MemberInitExpression)Row.Body;
        var more = Expression.Bind(typeof(ContributionRow).GetProperty(nameof(ContributionRow.Filed))!, ReplacingExpressionVisitor.Replace(filed.Parameters[0], Row.Parameters[0], filed.Body));
        return Expression.Lambda<Func<Contribution, ContributionRow>>(row.Update(row.NewExpression, [.. row.Bindings, more]), Row.Parameters[0]);
    }
}
