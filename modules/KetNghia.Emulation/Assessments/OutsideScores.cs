namespace KetNghia.Emulation.Assessments;

/// <summary>What holds of everybody who scores a sheet that is not their own.</summary>
internal static class OutsideScores
{
    /// <summary>Nothing of a sheet is shown to whoever scores it from outside before it was sent.</summary>
    public static bool IsShown(SheetDetails sheet) => sheet.Row.State is SheetState.Submitted or SheetState.Appraised;

    /// <summary>Why this person may not write now; null when they may.</summary>
    public static BusinessException? WhyNot(SheetDetails sheet, bool isDone, string permission, StepPerson person, Actor me) =>
        isDone || sheet is not { Row.State: SheetState.Submitted, Assessment.State: AssessmentState.Open } ? new BusinessException(EmulationErrors.CheckClosed).As(RefusalKind.State)
        : !person.May(permission) ? person.Lacks([permission])
        : me.Is(sheet.Row.SubmittedById) ? new BusinessException(FrameworkErrors.SecondPerson).As(RefusalKind.Person)
        : null;

    /// <summary>The sheet belongs to another subject: the scope of whoever scores it does not reach it.</summary>
    public static async Task<T> InScopeOfSheetAsync<T>(Func<Task<T>> read)
    {
        using (AmbientFrame.Push(AmbientFrame.Current with { Scope = null }))
        {
            return await read();
        }
    }
}
