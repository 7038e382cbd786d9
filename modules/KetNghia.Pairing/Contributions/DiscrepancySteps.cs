using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>How a difference is cleared up.</summary>
internal enum DiscrepancyAction
{
    Propose = 1,
    Agree,
}

/// <summary>What the rules of steps need to know of a difference.</summary>
/// <param name="Sides">Those the person may speak for.</param>
internal sealed record DiscrepancyStanding(
    DiscrepancyState State, Side? ProposedSide, Guid? ProposedById, Guid? ProposedForId, string? SettledByName, DateTime? SettledAtUtc, IReadOnlyList<Side> Sides);

/// <summary>One side proposes, the other agrees or proposes another figure; nobody answers oneself.</summary>
internal sealed class DiscrepancySteps : StepRules<DiscrepancyStanding, DiscrepancyState, DiscrepancyAction>
{
    public static readonly DiscrepancySteps Rules = new();

    private DiscrepancySteps()
        : base(new(
            [DiscrepancyState.Open],
            [DiscrepancyState.Settled],
            [
                new(DiscrepancyAction.Propose, [DiscrepancyState.Open, DiscrepancyState.Proposed], DiscrepancyState.Proposed, PairingPermissions.Contributions.Settle) { HasOwnForm = true },
                new(DiscrepancyAction.Agree, [DiscrepancyState.Proposed], DiscrepancyState.Settled, PairingPermissions.Contributions.Settle)
                {
                    SecondPerson = PairingErrors.AwaitingOtherSide, HasOwnForm = true,
                },
            ]))
    {
    }

    public override DiscrepancyState StateOf(DiscrepancyStanding record) => record.State;

    public static BusinessException NotPossible(DiscrepancyStanding record) => record.State == DiscrepancyState.Settled
        ? new BusinessException(PairingErrors.AlreadySettled).With("by", record.SettledByName).With("at", Format.DateTime(record.SettledAtUtc))
        : new BusinessException(PairingErrors.NothingProposed);

    protected override BusinessException NotPossible(DiscrepancyStanding record, DiscrepancyAction action) => NotPossible(record);

    protected override Guid? MakerOf(DiscrepancyStanding record) => record.ProposedById;

    protected override Guid? MadeForOf(DiscrepancyStanding record) => record.ProposedForId;

    protected override IEnumerable<BusinessException> ForPerson(DiscrepancyStanding record, Step<DiscrepancyState, DiscrepancyAction> step, StepPerson person)
    {
        if (record.State == DiscrepancyState.Proposed && record.Sides.All(side => side == record.ProposedSide))
        {
            yield return new BusinessException(PairingErrors.AwaitingOtherSide);
        }
    }
}
