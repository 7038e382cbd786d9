using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Contributions;

/// <summary>What is refused, and what is said of it.</summary>
internal sealed partial class Contribution
{
    /// <summary>What was reversed counts no more: whatever would count it again is refused.</summary>
    private void RefuseReversed()
    {
        if (State == ContributionState.Reversed || ReversesId is not null)
        {
            throw new BusinessException(PairingErrors.AlreadyReversed).With("number", new RecordNumber(TenantId, Number));
        }
    }

    private void Must(ContributionAction action)
    {
        if (ContributionSteps.Rules.Table.Find(State, action) is null)
        {
            throw ContributionSteps.NotPossible(this, action);
        }
    }

    private void Must(DeliveryAction action, Delivery delivery)
    {
        if (DeliverySteps.Rules.Table.Find(delivery.State, action) is null || State == ContributionState.Reversed)
        {
            throw DeliverySteps.NotPossible(this, delivery);
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
