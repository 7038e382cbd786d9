namespace KetNghia.Emulation.Assessments;

/// <summary>What a person sees of a sheet and may write on it: the same on its pages and over the API.</summary>
internal static class SheetSight
{
    /// <summary>A draft appraisal is seen by those who appraise; everybody sees it once it is finished.</summary>
    public static bool SeesAppraisal(this SheetDetails sheet, StepPerson person) =>
        sheet.Row.State == SheetState.Appraised || (sheet.Row.State == SheetState.Submitted && person.May(EmulationPermissions.Sheets.Appraise));

    /// <summary>What a finished cross-check says, by those who see the appraisal.</summary>
    public static bool SeesCheck(this SheetDetails sheet, StepPerson person) => sheet.Row.IsChecked && sheet.SeesAppraisal(person);

    /// <summary>What departments say, by those who see the appraisal.</summary>
    public static bool SeesParts(this SheetDetails sheet, StepPerson person) => sheet.Kept.Parts.Any(p => p.IsDoneFor(sheet.Row.ContentHash)) && sheet.SeesAppraisal(person);

    /// <summary>The round this person may write now; null when none.</summary>
    public static ScoringRound? Writes(this SheetDetails sheet, StepPerson person) =>
        sheet.Assessment.State != AssessmentState.Open ? null
        : sheet.Row.State.IsSelfOpen() && person.May(EmulationPermissions.Sheets.Score) ? ScoringRound.Self
        : sheet.Row.State == SheetState.Submitted && person.May(EmulationPermissions.Sheets.Appraise) && SheetSteps.Rules.May(sheet.Standing([]), SheetAction.Appraise, person) ? ScoringRound.Appraisal
        : null;
}
