namespace KetNghia.Emulation.Assessments;

/// <summary>Owed work that follows from where a sheet stands, within the step that brought it there.</summary>
internal sealed class SheetWork(WorkItems work)
{
    public async Task MovedAsync(ScoreSheet sheet, AssessmentPeriod assessment, CancellationToken cancellationToken)
    {
        var prefix = $"sheet:{sheet.Id:N}:";
        await work.CloseAsync(prefix, cancellationToken);
        NewWorkItem? owed = sheet.State switch
        {
            SheetState.NotStarted or SheetState.SelfDraft => Item(sheet, assessment, prefix, "Emulation.Sheet.Score", "clipboard-list", EmulationPermissions.Sheets.Score, assessment.SelfDueOn),
            SheetState.Returned => Item(sheet, assessment, prefix, "Emulation.Sheet.Mend", "edit", EmulationPermissions.Sheets.Score, assessment.AppraisalDueOn) with { IsReturned = true },
            SheetState.Submitted => Item(sheet, assessment, prefix, "Emulation.Sheet.Appraise", "clipboard-check", EmulationPermissions.Sheets.Appraise, assessment.AppraisalDueOn) with { ExceptId = sheet.SubmittedById },
            _ => null,
        };
        if (owed is not null)
        {
            await work.OpenAsync(owed, cancellationToken);
        }
    }

    private static NewWorkItem Item(ScoreSheet sheet, AssessmentPeriod assessment, string prefix, string kind, string icon, string permission, DateOnly dueOn) =>
        new(kind, prefix + "next", sheet.UnitId, $"/emulation/sheets/details/{sheet.Id}", icon)
        {
            Permission = permission,
            RootId = sheet.Id,
            UnitName = sheet.SubjectName,
            DueOn = dueOn,
            Data = new Dictionary<string, string?> { ["assessment"] = assessment.Name, ["subject"] = sheet.SubjectName, ["by"] = sheet.MovedByName },
        };
}
