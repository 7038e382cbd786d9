using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>What is done with a contribution as a whole.</summary>
internal enum ContributionAction
{
    Revise = 1,
    HandOver,
    Reverse,
}

/// <summary>What the rules of steps need to know of a contribution.</summary>
/// <param name="Pairing">State of its pairing.</param>
/// <param name="HasLeft">The workspace is a sponsor that takes part in the pairing no more.</param>
/// <param name="IsMine">The workspace may speak for its sponsor.</param>
internal sealed record ContributionStanding(ContributionState State, int AwaitingCount, RecordNumber Number, PairingState Pairing, bool HasLeft, bool IsMine);

/// <summary>A contribution's state follows from its deliveries; only its reversal is a step of its own.</summary>
internal sealed class ContributionSteps : StepRules<ContributionStanding, ContributionState, ContributionAction>
{
    private static readonly StepTable<ContributionState, ContributionAction> Declared = new(
        [.. Enum.GetValues<ContributionState>().Except([ContributionState.Reversed])],
        [ContributionState.Reversed],
        [
            new(ContributionAction.Revise, [ContributionState.Pledged], ContributionState.Pledged, PairingPermissions.Contributions.Pledge) { HasOwnForm = true },
            new(
                ContributionAction.HandOver,
                [ContributionState.Pledged, ContributionState.PartlyGiven, ContributionState.PartlyReceived, ContributionState.GivenInFull, ContributionState.Received],
                null, PairingPermissions.Contributions.HandOver) { HasOwnForm = true },
            new(
                ContributionAction.Reverse, [.. Enum.GetValues<ContributionState>().Except([ContributionState.Reversed])], ContributionState.Reversed,
                PairingPermissions.Contributions.Reverse) { NeedsReason = true, IsGrave = true },
        ]);

    public static readonly ContributionSteps Rules = new();

    private ContributionSteps()
        : base(Declared)
    {
    }

    public override ContributionState StateOf(ContributionStanding record) => record.State;

    public override IEnumerable<BusinessException> ForRecord(ContributionStanding record, Step<ContributionState, ContributionAction> step)
    {
        if (step.Action == ContributionAction.HandOver && !record.Pairing.AcceptsHelp())
        {
            yield return new BusinessException(PairingErrors.NotAcceptingHelp);
        }

        if (step.Action == ContributionAction.Reverse && record.AwaitingCount > 0)
        {
            yield return new BusinessException(PairingErrors.ReverseWhileAwaiting).With("number", record.Number);
        }
    }

    /// <summary>What the record itself says to an action its state does not know.</summary>
    public static BusinessException NotPossible(ContributionState state, RecordNumber number, ContributionAction action) => new BusinessException(action switch
    {
        ContributionAction.HandOver => PairingErrors.ContributionClosed,
        ContributionAction.Revise when state != ContributionState.Reversed => PairingErrors.AlreadyHandedOver,
        _ => PairingErrors.AlreadyReversed,
    }).With("number", number);

    protected override BusinessException NotPossible(ContributionStanding record, ContributionAction action) => NotPossible(record.State, record.Number, action);

    protected override IEnumerable<BusinessException> ForPerson(ContributionStanding record, Step<ContributionState, ContributionAction> step, StepPerson person)
    {
        if (!record.IsMine)
        {
            yield return new BusinessException(PairingErrors.NotYourSide);
        }

        if (record.HasLeft && step.Action == ContributionAction.Revise)
        {
            yield return new BusinessException(PairingErrors.NoLongerParty);
        }
    }
}
