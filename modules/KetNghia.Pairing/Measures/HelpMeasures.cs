using System.Linq.Expressions;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Measures;

/// <summary>
/// What was promised, handed over and received in đồng. Figures of a period count by the day of the pledge, as overviews
/// do; what was due counts by its own day, once that has passed.
/// </summary>
internal sealed class HelpMeasures(KetNghiaDbContext db, PairingAccess access, ContributionRecords contributions, IClock clock, IStringLocalizer<PairingResource> texts)
    : TalliedGroup<Contribution>(contributions, texts)
{
    private static readonly MeasureDefinition Pledges = Measured.Count("resources.pledges");
    private static readonly MeasureDefinition Unpriced = Measured.Count("resources.unpriced");
    private static readonly MeasureDefinition Pledged = Measured.Dong("resources.pledged");
    private static readonly MeasureDefinition Delivered = Measured.Dong("resources.delivered");
    private static readonly MeasureDefinition Received = Measured.Dong("resources.received");
    private static readonly MeasureDefinition Gifts = Measured.Dong("resources.gifts");
    private static readonly MeasureDefinition Others = Measured.Dong("resources.non_gifts");
    private static readonly MeasureDefinition GiftShare = Measured.Share("resources.gift_share", Gifts.Name, Received.Name);
    private static readonly MeasureDefinition OtherShare = Measured.Share("resources.non_gift_share", Others.Name, Received.Name);
    private static readonly MeasureDefinition Due = Measured.Dong("resources.due");
    private static readonly MeasureDefinition DueDelivered = Measured.Dong("resources.due_delivered");
    private static readonly MeasureDefinition DueReceived = Measured.Dong("resources.due_received");
    private static readonly MeasureDefinition DeliveryRate = Measured.Share("resources.delivery_rate", DueDelivered.Name, Due.Name);
    private static readonly MeasureDefinition ReceiptRate = Measured.Share("resources.receipt_rate", DueReceived.Name, Due.Name);

    public override IReadOnlyList<MeasureDefinition> Definitions { get; } =
        [Pledges, Unpriced, Pledged, Delivered, Received, Gifts, Others, GiftShare, OtherShare, Due, DueDelivered, DueReceived, DeliveryRate, ReceiptRate];

    protected override string EntityType => nameof(Contribution);

    protected override Expression<Func<Contribution, Guid>> Id => c => c.Id;

    protected override Expression<Func<Contribution, MeasureRow>> Named { get; } =
        c => new MeasureRow { RecordId = c.Id, PageId = c.Id, TenantId = c.TenantId, Version = c.Version, Code = c.Number, Title = c.Title };

    protected override Expression<Func<Contribution, Guid>> KeyOf(MeasureSubject subject) => subject switch
    {
        MeasureSubject.Commune => c => c.UnitId,
        MeasureSubject.Sponsor => c => c.SponsorPartyId,
        MeasureSubject.Locality => c => c.TenantId,
        _ => c => c.PairingId,
    };

    protected override async Task<IQueryable<Contribution>> RowsAsync(
        MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        OverviewRows.Counted((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), null).Of(subject, ids)
            .Where(Contribution.PledgedIn(from, to).Or(DueIn(from, to)));

    protected override IReadOnlyList<TalliedMeasure<Contribution>> Measures(DateOnly from, DateOnly to)
    {
        var (pledged, due) = (Contribution.PledgedIn(from, to), DueIn(from, to));
        Expression<Func<Contribution, bool>> unpriced = c => c.PledgedDong == null;
        Expression<Func<Contribution, bool>> given = c => c.GivenDong != 0 || c.GivenThousandths != 0;
        Expression<Func<Contribution, bool>> received = c => c.ReceivedDong != 0 || c.ReceivedThousandths != 0;
        Expression<Func<Contribution, bool>> gift = c => c.EventTag != null;
        Expression<Func<Contribution, bool>> other = c => c.EventTag == null;
        Expression<Func<Contribution, long?>> one = c => 1;
        Expression<Func<Contribution, long?>> pledgedDong = c => c.PledgedDong;
        Expression<Func<Contribution, long?>> givenDong = c => c.PledgedDong == null ? null : c.GivenDong;
        Expression<Func<Contribution, long?>> receivedDong = c => c.PledgedDong == null ? null : c.ReceivedDong;
        Expression<Func<Contribution, DateOnly?>> pledgedOn = c => c.PledgedOn;
        var (handedOver, confirmed) = (HandedOverBy(to), ReceivedBy(to));

        TalliedMeasure<Contribution> OfPledges(MeasureDefinition of, Expression<Func<Contribution, bool>>? rows, Expression<Func<Contribution, long?>> amount) =>
            new(of, rows is null ? pledged : pledged.And(rows), amount, pledgedOn) { Basis = of.Unit == MeasureUnit.Count ? null : (pledged, unpriced) };
        TalliedMeasure<Contribution> OfDue(MeasureDefinition of, Expression<Func<Contribution, long?>> amount) => new(of, due, amount, c => c.DueOn) { Basis = (due, unpriced) };

        return
        [
            OfPledges(Pledges, null, one),
            OfPledges(Unpriced, unpriced, one),
            OfPledges(Pledged, null, pledgedDong),
            OfPledges(Delivered, given, givenDong),
            OfPledges(Received, received, receivedDong),
            OfPledges(Gifts, received.And(gift), receivedDong),
            OfPledges(Others, received.And(other), receivedDong),
            OfPledges(GiftShare, received, c => c.PledgedDong == null ? null : c.EventTag == null ? 0 : c.ReceivedDong) with { Of = receivedDong },
            OfPledges(OtherShare, received, c => c.PledgedDong == null ? null : c.EventTag != null ? 0 : c.ReceivedDong) with { Of = receivedDong },
            OfDue(Due, pledgedDong),
            OfDue(DueDelivered, handedOver),
            OfDue(DueReceived, confirmed),
            OfDue(DeliveryRate, handedOver) with { Of = pledgedDong },
            OfDue(ReceiptRate, confirmed) with { Of = pledgedDong },
        ];
    }

    /// <summary>Promised for a day of the period that has passed. With its pairing ended before that day, nothing was due.</summary>
    private Expression<Func<Contribution, bool>> DueIn(DateOnly from, DateOnly to)
    {
        var (today, pairings) = (clock.Today, db.Set<TwinPairing>());
        return c => c.DueOn >= from && c.DueOn <= to && c.DueOn < today
            && (!c.IsRestDropped || pairings.Any(p => p.TenantId == c.TenantId && p.Id == c.PairingId && p.EndedOn >= c.DueOn));
    }

    /// <summary>Of a pledge what its sponsor had handed over by the day, and not more than was pledged: one pledge does not make up for another.</summary>
    private static Expression<Func<Contribution, long?>> HandedOverBy(DateOnly day) => c =>
        c.PledgedDong == null ? null
        : c.Deliveries.Where(d => d.State != DeliveryState.Withdrawn && d.HandedOverOn <= day).Sum(d => d.GivenDong ?? 0) < c.PledgedDong
            ? c.Deliveries.Where(d => d.State != DeliveryState.Withdrawn && d.HandedOverOn <= day).Sum(d => d.GivenDong ?? 0)
            : c.PledgedDong;

    /// <summary>The same of what its receiver had confirmed to have come by the day.</summary>
    private static Expression<Func<Contribution, long?>> ReceivedBy(DateOnly day) => c =>
        c.PledgedDong == null ? null
        : c.Deliveries.Where(d => d.State == DeliveryState.Confirmed && d.ReceivedOn <= day).Sum(d => d.CountedDong ?? 0) < c.PledgedDong
            ? c.Deliveries.Where(d => d.State == DeliveryState.Confirmed && d.ReceivedOn <= day).Sum(d => d.CountedDong ?? 0)
            : c.PledgedDong;
}
