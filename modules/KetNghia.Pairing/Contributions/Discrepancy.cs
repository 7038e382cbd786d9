using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// Chênh lệch: the two figures of one delivery differ. One side proposes a figure with a reason, the other agrees or
/// proposes another; until then the receiver's figure counts.
/// </summary>
internal sealed class Discrepancy : ITenantOwned, IUnitScoped, IRecorded
{
    public const int TextLength = 1000;

    private Discrepancy()
    {
    }

    internal Discrepancy(Guid id, Delivery delivery)
    {
        Id = id;
        TenantId = delivery.TenantId;
        ContributionId = delivery.ContributionId;
        DeliveryId = delivery.Id;
        PairingId = delivery.PairingId;
        UnitId = delivery.UnitId;
        GivenThousandths = delivery.GivenThousandths;
        GivenDong = delivery.GivenDong;
        ReceivedThousandths = delivery.ReceivedThousandths;
        ReceivedDong = delivery.ReceivedDong;
        State = DiscrepancyState.Open;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ContributionId { get; private set; }

    public Guid DeliveryId { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid UnitId { get; private set; }

    public DiscrepancyState State { get; private set; }

    public long? GivenThousandths { get; private set; }

    public long? GivenDong { get; private set; }

    public long? ReceivedThousandths { get; private set; }

    public long? ReceivedDong { get; private set; }

    public Side? ProposedSide { get; private set; }

    public long? ProposedThousandths { get; private set; }

    public long? ProposedDong { get; private set; }

    public DiscrepancyReason? Reason { get; private set; }

    public string? ReasonText { get; private set; }

    public Guid? ProposedById { get; private set; }

    /// <summary>For whom it was proposed, when by a deputy.</summary>
    public Guid? ProposedForId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? ProposedByName { get; private set; }

    public DateTime? ProposedAtUtc { get; private set; }

    public Guid? SettledById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? SettledByName { get; private set; }

    public DateTime? SettledAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    public Figure Given => new(GivenThousandths, GivenDong);

    public Figure Received => new(ReceivedThousandths, ReceivedDong);

    public Figure Proposed => new(ProposedThousandths, ProposedDong);

    internal void Propose(Figure figure, DiscrepancyReason reason, string text, SideActor by)
    {
        Must(DiscrepancyAction.Propose);
        if (State == DiscrepancyState.Proposed && ProposedSide == by.Side)
        {
            throw new BusinessException(PairingErrors.AwaitingOtherSide);
        }

        if (figure.Measure < 0)
        {
            throw new BusinessException(PairingErrors.FigureMissing).At("Input.Figure");
        }

        if (VietnameseText.IsBlank(text))
        {
            throw new BusinessException(FrameworkErrors.ReasonMissing).At("Input.ReasonText");
        }

        State = DiscrepancyState.Proposed;
        ProposedSide = by.Side;
        ProposedThousandths = figure.Thousandths;
        ProposedDong = figure.Dong;
        Reason = reason;
        ReasonText = VietnameseText.Clean(text);
        ProposedById = by.Id;
        ProposedForId = by.For?.AccountId;
        ProposedByName = by.Shown;
        ProposedAtUtc = by.AtUtc;
    }

    internal void Agree(SideActor by)
    {
        Must(DiscrepancyAction.Agree);
        if (by.Side == ProposedSide || by.Is(ProposedById) || by.Is(ProposedForId))
        {
            throw new BusinessException(PairingErrors.AwaitingOtherSide);
        }

        State = DiscrepancyState.Settled;
        SettledById = by.Id;
        SettledByName = by.Shown;
        SettledAtUtc = by.AtUtc;
    }

    /// <summary>As the rules of steps see it.</summary>
    public DiscrepancyStanding Standing(IReadOnlyList<Side> sides) => new(State, ProposedSide, ProposedById, ProposedForId, SettledByName, SettledAtUtc, sides);

    private void Must(DiscrepancyAction action)
    {
        if (DiscrepancySteps.Rules.Table.Find(State, action) is null)
        {
            throw DiscrepancySteps.NotPossible(Standing([]));
        }
    }
}
