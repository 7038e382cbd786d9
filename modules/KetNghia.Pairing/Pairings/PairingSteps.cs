using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Pairings;

/// <summary>What the rules of steps need to know of a pairing.</summary>
/// <param name="Beyond">Receivers the person's scope does not reach.</param>
/// <param name="HasLeft">The workspace is a sponsor that takes part no more.</param>
internal sealed record PairingStanding(
    Guid TenantId, string Code, PairingState State, PairingForm Form, bool HasParties, bool HasAgreement, IReadOnlyList<string> Beyond, bool HasLeft, StepMark? Mark);

/// <summary>The state diagram as data: what leads where and what each step asks for.</summary>
internal sealed class PairingSteps : StepRules<PairingStanding, PairingState, PairingAction>
{
    private const string Decide = PairingPermissions.Pairings.Decide;

    private static readonly StepTable<PairingState, PairingAction> Declared = new(
        [PairingState.Proposed],
        [PairingState.Ended, PairingState.Transferred, PairingState.Declined],
        [
            new(PairingAction.Invite, [PairingState.Proposed], PairingState.Invited, Decide),
            new(PairingAction.Assign, [PairingState.Proposed], PairingState.Assigned, Decide) { Paper = StepPaper.Required },
            new(PairingAction.Assign, [PairingState.Invited], PairingState.Assigned, Decide, PairingPermissions.Pairings.Answer)
            {
                Name = "Accept", Paper = StepPaper.Required, Instead = PairingAction.Decline,
            },
            new(PairingAction.Decline, [PairingState.Invited], PairingState.Declined, Decide, PairingPermissions.Pairings.Answer)
            {
                NeedsReason = true, IsGrave = true, Instead = PairingAction.Assign,
            },
            new(PairingAction.Sign, [PairingState.Assigned], PairingState.Signed, Decide),
            new(PairingAction.Activate, [PairingState.Assigned, PairingState.Signed], PairingState.Active, Decide) { Paper = StepPaper.Required },
            new(PairingAction.Suspend, [PairingState.Active], PairingState.Suspended, Decide) { NeedsReason = true, Paper = StepPaper.Optional, IsGrave = true },
            new(PairingAction.Resume, [PairingState.Suspended], PairingState.Active, Decide),
            new(PairingAction.End, [PairingState.Proposed, PairingState.Invited, PairingState.Assigned, PairingState.Signed, PairingState.Active, PairingState.Suspended], PairingState.Ended, Decide)
            {
                NeedsReason = true, Paper = StepPaper.Optional, IsGrave = true,
            },
            new(PairingAction.Transfer, [PairingState.Active, PairingState.Suspended], PairingState.Transferred, Decide)
            {
                NeedsReason = true, Paper = StepPaper.Required, IsGrave = true,
            },
        ])
    {
        Way = [PairingState.Proposed, PairingState.Invited, PairingState.Assigned, PairingState.Signed, PairingState.Active, PairingState.Ended],
        AsksDay = true,
    };

    public static readonly PairingSteps Rules = new();

    private PairingSteps()
        : base(Declared)
    {
    }

    public override PairingState StateOf(PairingStanding pairing) => pairing.State;

    /// <summary>Only what was assigned is assigned by a paper; whatever its form, help begins with one.</summary>
    public override StepPaper PaperOf(PairingStanding pairing, Step<PairingState, PairingAction> step) =>
        step.Paper == StepPaper.Required && step.Action != PairingAction.Activate && pairing.Form != PairingForm.Assigned ? StepPaper.Optional : step.Paper;

    public override IEnumerable<BusinessException> ForRecord(PairingStanding pairing, Step<PairingState, PairingAction> step)
    {
        if (!pairing.HasParties)
        {
            yield return new BusinessException(PairingErrors.PartiesMissing);
        }

        if (step.Action == PairingAction.Invite && pairing.Form != PairingForm.Invited)
        {
            yield return new BusinessException(PairingErrors.OnlyInvitedForm);
        }

        if (step.Action == PairingAction.Sign && !pairing.HasAgreement)
        {
            yield return new BusinessException(PairingErrors.AgreementMissing);
        }
    }

    /// <summary>It is changed as a whole: by those who see every commune it concerns, and by a sponsor only while it takes part.</summary>
    protected override IEnumerable<BusinessException> ForPerson(PairingStanding pairing, Step<PairingState, PairingAction> step, StepPerson person)
    {
        if (pairing.HasLeft)
        {
            yield return new BusinessException(PairingErrors.NoLongerParty);
        }

        if (pairing.Beyond.Count > 0)
        {
            yield return ConcernsOthers(pairing.TenantId, pairing.Code, pairing.Beyond);
        }
    }

    /// <summary>The refusal of whoever sees a part of it.</summary>
    /// <param name="beyond">Receivers the person's scope does not reach.</param>
    public static BusinessException ConcernsOthers(Guid tenantId, string code, IReadOnlyList<string> beyond) =>
        new BusinessException(PairingErrors.ConcernsOthers).With("code", new RecordNumber(tenantId, code)).With("parties", string.Join(", ", beyond));

    protected override StepMark? MarkOf(PairingStanding pairing) => pairing.Mark;
}

internal static class PairingStates
{
    /// <summary>No further change; the pair may be taken up again by a new pairing.</summary>
    public static bool IsClosed(this PairingState state) => PairingSteps.Rules.Table.IsEnd(state);

    /// <summary>Help may be pledged and handed over.</summary>
    public static bool AcceptsHelp(this PairingState state) =>
        state is PairingState.Assigned or PairingState.Signed or PairingState.Active;
}
