using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>Trạng thái văn bản.</summary>
internal enum PaperState
{
    Draft = 1,
    Submitted,
    Returned,
    Approved,
    Issued,
    Replaced,
    Revoked,
    Discarded,
}

internal enum PaperAction
{
    Submit = 1,
    TakeBack,
    Return,
    Approve,
    Reopen,
    Issue,

    /// <summary>Taken by the issue of the paper that replaces it.</summary>
    Replace,
    Revoke,
    Discard,
}

/// <summary>What the rules of steps need to know of a paper.</summary>
/// <param name="MakerIds">Who drafted and who submitted it, and for whom they did.</param>
/// <param name="Faults">What keeps it from being submitted; read where that is asked.</param>
internal sealed record PaperStanding(PaperState State, Guid TenantId, IReadOnlyList<Guid> MakerIds, IReadOnlyList<BusinessException> Faults, StepMark? Mark);

/// <summary>Dự thảo, trình, trả lại, duyệt, ban hành; then replaced or revoked.</summary>
internal sealed class PaperSteps : StepRules<PaperStanding, PaperState, PaperAction>
{
    public static readonly PaperSteps Rules = new();

    private PaperSteps()
        : base(new StepTable<PaperState, PaperAction>(
            [PaperState.Draft],
            [PaperState.Replaced, PaperState.Revoked, PaperState.Discarded],
            [
                .. ApprovalSteps.Of(
                    new ApprovalStates<PaperState>(PaperState.Draft, PaperState.Submitted, PaperState.Returned, PaperState.Approved),
                    new ApprovalActions<PaperAction>(PaperAction.Submit, PaperAction.TakeBack, PaperAction.Return, PaperAction.Approve, PaperAction.Reopen),
                    DocumentsPermissions.Papers.Draft, DocumentsPermissions.Papers.Approve),
                new(PaperAction.Issue, [PaperState.Approved], PaperState.Issued, DocumentsPermissions.Papers.Issue) { HasOwnForm = true },
                new(PaperAction.Replace, [PaperState.Issued], PaperState.Replaced, DocumentsPermissions.Papers.Draft) { HasOwnForm = true },
                new(PaperAction.Revoke, [PaperState.Issued], PaperState.Revoked, DocumentsPermissions.Papers.Approve) { NeedsReason = true, IsGrave = true },
                new(PaperAction.Discard, [PaperState.Draft, PaperState.Returned], PaperState.Discarded, DocumentsPermissions.Papers.Draft) { NeedsReason = true, IsGrave = true },
            ])
        {
            Way = [PaperState.Draft, PaperState.Submitted, PaperState.Approved, PaperState.Issued],
        })
    {
    }

    public override PaperState StateOf(PaperStanding paper) => paper.State;

    public override IEnumerable<BusinessException> ForRecord(PaperStanding paper, Step<PaperState, PaperAction> step) =>
        step.Action == PaperAction.Submit ? paper.Faults : [];

    protected override IReadOnlyList<Guid> AlsoMadeBy(PaperStanding paper) => paper.MakerIds;

    /// <summary>It is moved by the workspace whose paper it is.</summary>
    protected override IEnumerable<BusinessException> ForPerson(PaperStanding paper, Step<PaperState, PaperAction> step, StepPerson person)
    {
        if (paper.TenantId != person.TenantId)
        {
            yield return new BusinessException(DocumentsErrors.PaperOfOthers);
        }
    }

    protected override StepMark? MarkOf(PaperStanding paper) => paper.Mark;
}
