using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Contributions;

/// <summary>How a delivery is answered.</summary>
internal enum DeliveryAction
{
    Confirm = 1,
    Withdraw,
}

/// <summary>What the rules of steps need to know of a delivery.</summary>
/// <param name="Received">The figure that was confirmed, as people write it.</param>
/// <param name="IsMine">The workspace may speak for its sponsor.</param>
internal sealed record DeliveryStanding(DeliveryState State, Guid GivenById, string? ConfirmedByName, DateTime? ConfirmedAtUtc, string Received, bool IsMine);

/// <summary>The receiver confirms, by another person than recorded it; until then the giver may take it back.</summary>
internal sealed class DeliverySteps : StepRules<DeliveryStanding, DeliveryState, DeliveryAction>
{
    public static readonly DeliverySteps Rules = new();

    private DeliverySteps()
        : base(new(
            [DeliveryState.Awaiting],
            [DeliveryState.Confirmed, DeliveryState.Withdrawn],
            [
                new(DeliveryAction.Confirm, [DeliveryState.Awaiting], DeliveryState.Confirmed, PairingPermissions.Contributions.Confirm)
                {
                    SecondPerson = PairingErrors.SamePerson, HasOwnForm = true,
                },
                new(DeliveryAction.Withdraw, [DeliveryState.Awaiting], DeliveryState.Withdrawn, PairingPermissions.Contributions.HandOver) { NeedsReason = true, IsGrave = true },
            ]))
    {
    }

    public override DeliveryState StateOf(DeliveryStanding record) => record.State;

    /// <summary>Whoever comes second is told who was first, with what figure and when.</summary>
    public static BusinessException NotPossible(DeliveryStanding record) => record.State == DeliveryState.Confirmed
        ? new BusinessException(PairingErrors.DeliveryConfirmed)
            .With("by", record.ConfirmedByName).With("received", record.Received).With("at", Format.DateTime(record.ConfirmedAtUtc))
        : new BusinessException(PairingErrors.DeliveryNotAwaiting);

    protected override BusinessException NotPossible(DeliveryStanding record, DeliveryAction action) => NotPossible(record);

    protected override Guid? MakerOf(DeliveryStanding record) => record.GivenById;

    protected override IEnumerable<BusinessException> ForPerson(DeliveryStanding record, Step<DeliveryState, DeliveryAction> step, StepPerson person)
    {
        if (step.Action == DeliveryAction.Withdraw && !record.IsMine)
        {
            yield return new BusinessException(PairingErrors.NotYourSide);
        }
    }
}
