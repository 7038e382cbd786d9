using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;

namespace KetNghia.Pairing.Measures;

/// <summary>A hand-over of a contribution that counts, with what is asked of it.</summary>
internal sealed class Handover
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid ContributionId { get; init; }

    public Guid PairingId { get; init; }

    public Guid UnitId { get; init; }

    public Guid SponsorPartyId { get; init; }

    /// <summary>Of the contribution.</summary>
    public long Version { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    public int Sequence { get; init; }

    public DeliveryState State { get; init; }

    public DateOnly HandedOverOn { get; init; }

    /// <summary>Either side has put a file to it.</summary>
    public bool HasFile { get; init; }
}

/// <summary>Whether what was handed over is proved: confirmed by the receiver, with evidence. Each hand-over counts once, by its day, whatever it is worth.</summary>
internal sealed class HandoverMeasures(PairingAccess access, ContributionRecords contributions, IEvidence evidence, IStringLocalizer<PairingResource> texts)
    : TalliedGroup<Handover>(contributions, texts)
{
    private static readonly MeasureDefinition Handovers = Measured.Count("resources.handovers");
    private static readonly MeasureDefinition Confirmed = Measured.Count("resources.confirmed");
    private static readonly MeasureDefinition ConfirmedShare = Measured.Share("resources.confirmed_share", Confirmed.Name, Handovers.Name);
    private static readonly MeasureDefinition Unconfirmed = Measured.Count("resources.unconfirmed");

    public override IReadOnlyList<MeasureDefinition> Definitions { get; } = [Handovers, Confirmed, ConfirmedShare, Unconfirmed];

    protected override string EntityType => nameof(Delivery);

    protected override Expression<Func<Handover, Guid>> Id => d => d.Id;

    protected override Expression<Func<Handover, MeasureRow>> Named { get; } =
        d => new MeasureRow { RecordId = d.Id, PageId = d.ContributionId, TenantId = d.TenantId, Version = d.Version, Code = d.Number, Title = d.Title, Sequence = d.Sequence };

    protected override Expression<Func<Handover, Guid>> KeyOf(MeasureSubject subject) => subject switch
    {
        MeasureSubject.Commune => d => d.UnitId,
        MeasureSubject.Sponsor => d => d.SponsorPartyId,
        MeasureSubject.Locality => d => d.TenantId,
        _ => d => d.PairingId,
    };

    protected override async Task<IQueryable<Handover>> RowsAsync(
        MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var files = evidence.Subjects();
        return from c in OverviewRows.Counted((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), null).Of(subject, ids)
               from d in c.Deliveries
               where d.State != DeliveryState.Withdrawn && d.HandedOverOn >= @from && d.HandedOverOn <= to
               select new Handover
               {
                   Id = d.Id,
                   TenantId = c.TenantId,
                   ContributionId = c.Id,
                   PairingId = c.PairingId,
                   UnitId = c.UnitId,
                   SponsorPartyId = c.SponsorPartyId,
                   Version = c.Version,
                   Number = c.Number,
                   Title = c.Title,
                   Sequence = d.Sequence,
                   State = d.State,
                   HandedOverOn = d.HandedOverOn,
                   HasFile = files.Any(f => f.TenantId == d.TenantId && f.SubjectId == d.Id),
               };
    }

    protected override IReadOnlyList<TalliedMeasure<Handover>> Measures(DateOnly from, DateOnly to)
    {
        Expression<Func<Handover, bool>> all = d => true;
        Expression<Func<Handover, bool>> confirmed = d => d.State == DeliveryState.Confirmed;
        Expression<Func<Handover, bool>> unconfirmed = d => d.State == DeliveryState.Awaiting || !d.HasFile;
        Expression<Func<Handover, long?>> one = d => 1;
        Expression<Func<Handover, DateOnly?>> day = d => d.HandedOverOn;
        return
        [
            new(Handovers, all, one, day),
            new(Confirmed, confirmed, one, day),
            new(ConfirmedShare, all, d => d.State == DeliveryState.Confirmed ? 1 : 0, day) { Of = one },
            new(Unconfirmed, unconfirmed, one, day),
        ];
    }
}
