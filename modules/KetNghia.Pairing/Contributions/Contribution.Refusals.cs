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

    /// <summary>Whoever comes second is told who was first, with what figure and when.</summary>
    private void RefuseAnswered(Delivery delivery)
    {
        if (delivery.State == DeliveryState.Confirmed)
        {
            throw new BusinessException(PairingErrors.DeliveryConfirmed)
                .With("by", delivery.ConfirmedByName).With("received", Show(delivery.Received)).With("at", Format.DateTime(delivery.ConfirmedAtUtc));
        }

        if (delivery.State == DeliveryState.Withdrawn || State == ContributionState.Reversed)
        {
            throw new BusinessException(PairingErrors.DeliveryNotAwaiting);
        }
    }
}
