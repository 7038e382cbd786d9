namespace KetNghia.Emulation.Assessments;

/// <summary>What the rules of steps need to know of a sheet.</summary>
/// <param name="MakerIds">Who wrote and who sent it, and for whom.</param>
/// <param name="Appraiser">To whom the appraisal was given by name; null where it was not.</param>
/// <param name="Faults">What keeps it from being sent or appraised; read where that is asked.</param>
internal sealed record SheetStanding(SheetState State, IReadOnlyList<Guid> MakerIds, NamedPerson? Appraiser, IReadOnlyList<BusinessException> Faults, StepMark? Mark)
{
    /// <summary>The one person the appraisal is left to: none where the named one has a part in the sheet.</summary>
    public NamedPerson? AppraisedBy => Appraiser is { } named && !MakerIds.Contains(named.AccountId) ? named : null;
}

/// <summary>Tự chấm, gửi, trả lại, thẩm định; whoever sent a sheet or scored a part of it neither appraises nor returns it.</summary>
internal sealed class SheetSteps : StepRules<SheetStanding, SheetState, SheetAction>
{
    public static readonly SheetSteps Rules = new();

    private SheetSteps()
        : base(new StepTable<SheetState, SheetAction>(
            [SheetState.NotStarted],
            [],
            [
                new(SheetAction.Submit, SheetStates.WithSubject, SheetState.Submitted, EmulationPermissions.Sheets.Score) { HasOwnForm = true },
                new(SheetAction.TakeBack, [SheetState.Submitted], SheetState.SelfDraft, EmulationPermissions.Sheets.Score),
                new(SheetAction.Return, [SheetState.Submitted], SheetState.Returned, EmulationPermissions.Sheets.Appraise) { SecondPerson = FrameworkErrors.SecondPerson, NeedsReason = true, HasOwnForm = true },
                new(SheetAction.Appraise, [SheetState.Submitted], SheetState.Appraised, EmulationPermissions.Sheets.Appraise) { SecondPerson = FrameworkErrors.SecondPerson },
                new(SheetAction.Reopen, [SheetState.Appraised], SheetState.Submitted, EmulationPermissions.Sheets.Appraise) { NeedsReason = true },
            ])
        {
            Way = [SheetState.NotStarted, SheetState.SelfDraft, SheetState.Submitted, SheetState.Appraised],
        })
    {
    }

    public override SheetState StateOf(SheetStanding sheet) => sheet.State;

    public override IEnumerable<BusinessException> ForRecord(SheetStanding sheet, Step<SheetState, SheetAction> step) =>
        step.Action is SheetAction.Submit or SheetAction.Appraise ? sheet.Faults : [];

    protected override IEnumerable<BusinessException> ForPerson(SheetStanding sheet, Step<SheetState, SheetAction> step, StepPerson person) =>
        step.Action is SheetAction.Appraise or SheetAction.Return && sheet.AppraisedBy is { } named && named.AccountId != person.Id && person.ActsFor(EmulationPermissions.Sheets.Appraise)?.AccountId != named.AccountId
            ? [new BusinessException(EmulationErrors.AppraisedByAnother).With("name", named.Name)]
            : [];

    protected override IReadOnlyList<Guid> AlsoMadeBy(SheetStanding sheet) => sheet.MakerIds;

    protected override StepMark? MarkOf(SheetStanding sheet) => sheet.Mark;
}
