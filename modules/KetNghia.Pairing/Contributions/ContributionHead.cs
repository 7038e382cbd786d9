using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>One contribution as its pages show it.</summary>
internal sealed record ContributionHead(
    Guid Id, Guid TenantId, Guid PairingId, string Number, string Title, Guid SponsorPartyId, string SponsorName, string ReceiverName, Guid UnitId,
    ContributionKind Kind, ContributionState State, string ContentGroupCode, long? PledgedThousandths, long? PledgedDong, string? Unit, long? UnitPriceDong,
    ValuationBasis? ValuationBasis, FundingSource FundingSource, string? EventTag, string? Purpose, DateOnly PledgedOn, DateOnly? DueOn,
    long GivenThousandths, long GivenDong, long ReceivedThousandths, long ReceivedDong, int AwaitingCount, Guid? ReversesId, string? ReversalReason,
    string PledgedByName, bool PledgedOnBehalf, long Version, IReadOnlyList<DeliveryLine> Deliveries, IReadOnlyList<DiscrepancyLine> Discrepancies)
{
    public PledgeFacts Facts => new(new OwedFacts(State, Kind, DueOn, GivenThousandths, GivenDong, PledgedThousandths, PledgedDong), Unit, UnitPriceDong);

    public bool IsCash => Facts.IsCash;

    public bool IsOwed => Facts.Owed.IsOwed;

    public Figure Pledged => Facts.Pledged;

    public Figure Given => new(IsCash ? null : GivenThousandths, GivenDong);

    public Figure Received => new(IsCash ? null : ReceivedThousandths, ReceivedDong);

    public string Show(Figure figure) => Facts.Show(figure);

    public ContributionStanding Standing(PairingHead pairing, bool isMine) =>
        new(State, AwaitingCount, new RecordNumber(TenantId, Number), pairing.State, pairing.LeftOn is not null, isMine);

    public DeliveryStanding StandingOf(DeliveryLine delivery, bool isMine) =>
        new(delivery.State, delivery.GivenById, delivery.ConfirmedByName, delivery.ConfirmedAtUtc, Show(delivery.Received), isMine);

    /// <exception cref="RecordNotFoundException">It has no such delivery.</exception>
    public DeliveryLine Delivery(Guid id) => Deliveries.FirstOrDefault(d => d.Id == id) ?? throw new RecordNotFoundException();
}

/// <summary>What both sides stated of one delivery, and what counts.</summary>
internal sealed record DeliveryLine(
    Guid Id, int Sequence, DeliveryState State, bool IsLast, string? Place, Figure Given, DateOnly HandedOverOn, string? HandedOverBy, string? GivenNote,
    string? GivenNoEvidenceReason, Guid GivenById, string GivenByName, DateTime GivenAtUtc, bool GivenOnBehalf, Figure Received, DateOnly? ReceivedOn,
    string? ReceivedBy, string? ReceivedNote, string? ReceivedNoEvidenceReason, string? ConfirmedByName, DateTime? ConfirmedAtUtc, Figure Counted,
    string? WithdrawnReason);

/// <summary>How far a difference is cleared up.</summary>
internal sealed record DiscrepancyLine(
    Guid Id, Guid DeliveryId, DiscrepancyState State, Figure Given, Figure Received, Figure Proposed, Side? ProposedSide, DiscrepancyReason? Reason,
    string? ReasonText, Guid? ProposedById, Guid? ProposedForId, string? ProposedByName, DateTime? ProposedAtUtc, string? SettledByName, DateTime? SettledAtUtc)
{
    public DiscrepancyStanding Standing(IReadOnlyList<Side> sides) => new(State, ProposedSide, ProposedById, ProposedForId, SettledByName, SettledAtUtc, sides);
}
