using System.Linq.Expressions;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

internal sealed record ContributionRow(
    Guid Id, Guid TenantId, Guid PairingId, string Number, string Title, string SponsorName, string ReceiverName, ContributionKind Kind,
    string ContentGroupCode, long? PledgedThousandths, long? PledgedDong, long GivenThousandths, long GivenDong, long ReceivedThousandths, long ReceivedDong,
    string? Unit, ContributionState State, int AwaitingCount, int OpenDiscrepancyCount, DateOnly? DueOn, DateOnly? LastReceivedOn, Guid? ReversesId, DateOnly PledgedOn, FundingSource FundingSource)
{
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

    private string Show(long? thousandths, long? dong) => new Figure(thousandths, dong).Show(Kind, Unit);
}

/// <summary>What else of a pledge goes into a file, to be put right there.</summary>
internal sealed record FiledPledge(string PairingCode, bool Stands, long? UnitPriceDong, ValuationBasis? Basis, string? EventTag, string? Purpose);

/// <summary>One contribution with its deliveries and differences, as its page shows it.</summary>
internal sealed record ContributionDetails(ContributionHead Item, PairingHead Pairing, string GroupName, Guid? ReversedById, string? ReversedByNumber, string? ReversesNumber);

internal sealed record ContributionTotals(int Count, long PledgedDong, long GivenDong, long ReceivedDong);

internal sealed record ContributionTab(ContributionView View, string Query, int Count);

internal sealed class ContributionQueries(KetNghiaDbContext db, PairingAccess access, PairingQueries pairings, RecordCodes codes, IClock clock)
{
    internal static readonly Expression<Func<Contribution, ContributionRow>> Row = c => new ContributionRow(
        c.Id, c.TenantId, c.PairingId, c.Number, c.Title, c.SponsorName, c.ReceiverName, c.Kind, c.ContentGroupCode, c.PledgedThousandths, c.PledgedDong,
        c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong, c.Unit, c.State, c.AwaitingCount, c.OpenDiscrepancyCount, c.DueOn,
        c.LastReceivedOn, c.ReversesId, c.PledgedOn, c.FundingSource)
    {
        SponsorPartyId = c.SponsorPartyId,
        UnitId = c.UnitId,
    };

    public async Task<IReadOnlyList<ContributionRow>> OfPairingAsync(Guid pairingId, CancellationToken cancellationToken) =>
        await Rows((await access.ContributionsAsync(cancellationToken)).Where(c => c.PairingId == pairingId).OrderByDescending(c => c.Year).ThenByNumberDescending(c => c.Number)).ToListAsync(cancellationToken);

    /// <summary>Totals of each filter by place or sponsor, and of its views that ask for something how many each holds: all in one command.</summary>
    public async Task<IReadOnlyList<(ContributionTotals Totals, IReadOnlyList<ContributionTab> Open)>> SumsAsync(
        IReadOnlyList<ContributionFilter> filters, CancellationToken cancellationToken)
    {
        List<ContributionView> asked = [ContributionView.Late, ContributionView.Awaiting, ContributionView.Differing];
        var (units, sponsors) = (filters.Select(f => f.Unit).OfType<Guid>().ToList(), filters.SelectMany(f => f.SponsorLine ?? []).ToList());
        var near = (await access.ContributionsAsync(cancellationToken)).Where(c => units.Contains(c.UnitId) || sponsors.Contains(c.SponsorPartyId));
        var look = new ContributionLook(codes, clock.Today);
        var numbers = await near.TallyAsync(
            [.. filters.SelectMany(f => TotalsOf([.. f.Conditions(look)]).Concat(asked.Select(v => Tally<Contribution>.Count((f with { View = v }).Conditions(look)))))], cancellationToken) ?? new long[filters.Count * (4 + asked.Count)];
        return [.. filters.Zip(numbers.Chunk(4 + asked.Count), (f, n) => (
            new ContributionTotals((int)n[0], n[1], n[2], n[3]),
            (IReadOnlyList<ContributionTab>)[.. asked.Select((v, i) => new ContributionTab(v, (f with { View = v }).ToQuery(), (int)n[i + 4])).Where(t => t.Count > 0)]))];
    }

    /// <summary>How many, and đồng pledged, given and received; reversed records are listed but add nothing.</summary>
    public static IReadOnlyList<Tally<Contribution>> TotalsOf(IReadOnlyList<Expression<Func<Contribution, bool>>> conditions)
    {
        List<Expression<Func<Contribution, bool>>> standing = [.. conditions, Contribution.Stands];
        return
        [
            Tally<Contribution>.Count(conditions),
            Tally<Contribution>.Sum(standing, c => c.PledgedDong ?? 0L),
            Tally<Contribution>.Sum(standing, c => c.GivenDong),
            Tally<Contribution>.Sum(standing, c => c.ReceivedDong),
        ];
    }

    /// <summary>Code and title, as links and titles say them.</summary>
    public string NameOf(ContributionHead item) => $"{codes.Shown(item.TenantId, item.Number)} · {item.Title}";

    public async Task<ContributionDetails?> FindAsync(Guid id, bool english, CancellationToken cancellationToken)
    {
        var found = await (await access.ContributionsAsync(cancellationToken)).AsNoTracking().Where(c => c.Id == id).Select(c => new
        {
            Item = new ContributionHead(
                c.Id, c.TenantId, c.PairingId, c.Number, c.Title, c.SponsorPartyId, c.SponsorName, c.ReceiverName, c.UnitId, c.Kind, c.State, c.ContentGroupCode,
                c.PledgedThousandths, c.PledgedDong, c.Unit, c.UnitPriceDong, c.ValuationBasis, c.FundingSource, c.EventTag, c.Purpose, c.PledgedOn, c.DueOn,
                c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong, c.AwaitingCount, c.ReversesId, c.ReversalReason, c.PledgedByName,
                c.PledgedOnBehalf, c.Version,
                c.Deliveries.OrderBy(d => d.Sequence).Select(d => new DeliveryLine(
                    d.Id, d.Sequence, d.State, d.IsLast, d.Place, new Figure(d.GivenThousandths, d.GivenDong), d.HandedOverOn, d.HandedOverBy, d.GivenNote,
                    d.GivenNoEvidenceReason, d.GivenById, d.GivenByName, d.GivenAtUtc, d.GivenOnBehalf, new Figure(d.ReceivedThousandths, d.ReceivedDong),
                    d.ReceivedOn, d.ReceivedBy, d.ReceivedNote, d.ReceivedNoEvidenceReason, d.ConfirmedByName, d.ConfirmedAtUtc,
                    new Figure(d.CountedThousandths, d.CountedDong), d.WithdrawnReason)).ToList(),
                c.Discrepancies.Select(d => new DiscrepancyLine(
                    d.Id, d.DeliveryId, d.State, new Figure(d.GivenThousandths, d.GivenDong), new Figure(d.ReceivedThousandths, d.ReceivedDong),
                    new Figure(d.ProposedThousandths, d.ProposedDong), d.ProposedSide, d.Reason, d.ReasonText, d.ProposedById, d.ProposedForId, d.ProposedByName,
                    d.ProposedAtUtc, d.SettledByName, d.SettledAtUtc)).ToList()),
            Group = db.Set<ContentGroup>().Where(g => g.Code == c.ContentGroupCode).Select(g => english ? g.NameEn : g.Name).FirstOrDefault(),
            ById = db.Set<Contribution>().Where(r => r.TenantId == c.TenantId && r.ReversesId == id).Select(r => (Guid?)r.Id).FirstOrDefault(),
            ByNumber = db.Set<Contribution>().Where(r => r.TenantId == c.TenantId && r.ReversesId == id).Select(r => r.Number).FirstOrDefault(),
            Of = db.Set<Contribution>().Where(r => r.TenantId == c.TenantId && r.Id == c.ReversesId).Select(r => r.Number).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken);
        return found is null || await pairings.FindAsync(found.Item.PairingId, cancellationToken) is not { } pairing
            ? null
            : new ContributionDetails(found.Item, pairing, found.Group ?? found.Item.ContentGroupCode, found.ById, found.ByNumber, found.Of);
    }

    public static IQueryable<ContributionRow> Rows(IQueryable<Contribution> query) => query.AsNoTracking().Select(Row);
}
