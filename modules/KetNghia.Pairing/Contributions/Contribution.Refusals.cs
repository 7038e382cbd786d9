using KetNghia.Framework.Errors;
using KetNghia.Framework.Values;
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
            throw new BusinessException(PairingErrors.AlreadyReversed).With("number", Number);
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

    private static void CheckDate(DateOnly on, DateOnly earliest, DateOnly today)
    {
        if (on > today)
        {
            throw new BusinessException(PairingErrors.DateInFuture).At("Input.On");
        }

        if (on < earliest)
        {
            throw new BusinessException(PairingErrors.DateTooEarly).With("from", Format.Date(earliest)).At("Input.On");
        }
    }

    private static void CheckEvidence(bool hasEvidence, string? reason)
    {
        if (!hasEvidence && string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessException(PairingErrors.EvidenceMissing).At("Input.NoEvidenceReason");
        }
    }
}
