using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Contributions;

/// <summary>How a delivery is answered.</summary>
internal enum DeliveryAction
{
    Confirm = 1,
    Withdraw,
}

/// <param name="IsMine">The workspace may speak for its sponsor.</param>
internal sealed record DeliveryStanding(Contribution Item, Delivery Delivery, bool IsMine);

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

    public override DeliveryState StateOf(DeliveryStanding record) => record.Delivery.State;

    /// <summary>Whoever comes second is told who was first, with what figure and when.</summary>
    public static BusinessException NotPossible(Contribution item, Delivery delivery) => delivery.State == DeliveryState.Confirmed
        ? new BusinessException(PairingErrors.DeliveryConfirmed)
            .With("by", delivery.ConfirmedByName).With("received", item.Show(delivery.Received)).With("at", Format.DateTime(delivery.ConfirmedAtUtc))
        : new BusinessException(PairingErrors.DeliveryNotAwaiting);

    protected override BusinessException NotPossible(DeliveryStanding record, DeliveryAction action) => NotPossible(record.Item, record.Delivery);

    protected override Guid? MakerOf(DeliveryStanding record) => record.Delivery.GivenById;

    protected override IEnumerable<BusinessException> ForPerson(DeliveryStanding record, Step<DeliveryState, DeliveryAction> step, StepPerson person)
    {
        if (step.Action == DeliveryAction.Withdraw && !record.IsMine)
        {
            yield return new BusinessException(PairingErrors.NotYourSide);
        }
    }
}
