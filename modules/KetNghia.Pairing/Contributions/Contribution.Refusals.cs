using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>What is refused, and what is said of it.</summary>
internal sealed partial class Contribution
{
    /// <summary>As the rules of steps see it; <see cref="ContributionHead.Standing"/> says it of what was read.</summary>
    public ContributionStanding Standing(PairingState pairing, bool hasLeft, bool isMine) => new(State, AwaitingCount, FullNumber, pairing, hasLeft, isMine);

    public DeliveryStanding StandingOf(Delivery delivery, bool isMine) =>
        new(delivery.State, delivery.GivenById, delivery.ConfirmedByName, delivery.ConfirmedAtUtc, Show(delivery.Received), isMine);

    private RecordNumber FullNumber => new(TenantId, Number);

    /// <summary>What was reversed counts no more: whatever would count it again is refused.</summary>
    private void RefuseReversed()
    {
        if (State == ContributionState.Reversed || ReversesId is not null)
        {
            throw new BusinessException(PairingErrors.AlreadyReversed).With("number", FullNumber);
        }
    }

    private void Must(ContributionAction action)
    {
        if (ContributionSteps.Rules.Table.Find(State, action) is null)
        {
            throw ContributionSteps.NotPossible(State, FullNumber, action);
        }
    }

    private void Must(DeliveryAction action, Delivery delivery)
    {
        if (DeliverySteps.Rules.Table.Find(delivery.State, action) is null || State == ContributionState.Reversed)
        {
            throw DeliverySteps.NotPossible(StandingOf(delivery, isMine: true));
        }
    }

    private static void MustTell(string? reason)
    {
        if (VietnameseText.IsBlank(reason))
        {
            throw new BusinessException(FrameworkErrors.ReasonMissing).At("Input.Reason");
        }
    }
}
