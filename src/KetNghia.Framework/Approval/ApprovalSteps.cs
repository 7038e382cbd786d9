namespace KetNghia.Framework.Approval;

/// <summary>The states of a record on the way of approval, by the names its module gives them.</summary>
public sealed record ApprovalStates<TState>(TState Draft, TState Submitted, TState Returned, TState Approved)
    where TState : struct, Enum;

/// <param name="Reopen">Takes an approved record up again: what is submitted then is a new version.</param>
public sealed record ApprovalActions<TAction>(TAction Submit, TAction TakeBack, TAction Return, TAction Approve, TAction Reopen)
    where TAction : struct, Enum;

/// <summary>
/// Trình, rút, trả lại, duyệt, sửa lại: the lines every approved kind of record has in its table. Whoever made or submitted it
/// neither approves nor returns it.
/// </summary>
public static class ApprovalSteps
{
    /// <param name="draft">Permission of those who write and submit.</param>
    /// <param name="approve">Permission of those who decide.</param>
    public static IReadOnlyList<Step<TState, TAction>> Of<TState, TAction>(ApprovalStates<TState> states, ApprovalActions<TAction> actions, string draft, string approve)
        where TState : struct, Enum
        where TAction : struct, Enum =>
    [
        new(actions.Submit, [states.Draft, states.Returned], states.Submitted, draft),
        new(actions.Approve, [states.Submitted], states.Approved, approve) { SecondPerson = FrameworkErrors.SecondPerson },
        new(actions.Return, [states.Submitted], states.Returned, approve) { SecondPerson = FrameworkErrors.SecondPerson, NeedsReason = true, HasOwnForm = true },
        new(actions.TakeBack, [states.Submitted], states.Draft, draft),
        new(actions.Reopen, [states.Approved], states.Draft, draft) { NeedsReason = true },
    ];
}
