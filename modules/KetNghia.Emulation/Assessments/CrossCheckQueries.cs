namespace KetNghia.Emulation.Assessments;

/// <summary>Where a cross-check stands.</summary>
internal sealed record CrossCheckRow(
    Guid Id, Guid AssessmentId, Guid SheetId, string SubjectName, Guid CheckerId, string CheckerName, Guid CheckerUnitId, string? SavedByName, DateTime? SavedAtUtc, string? DoneHash, string? DoneByName, DateTime? DoneAtUtc, long Version)
{
    /// <summary>Finished for what was sent.</summary>
    public bool IsDoneFor(string? contentHash) => DoneHash is not null && DoneHash == contentHash;
}

internal sealed record CrossCheckDetails(CrossCheckRow Row, SheetDetails Sheet)
{
    /// <summary>Whoever sent a sheet does not check it, for whomever they act.</summary>
    public bool IsOwnOf(Actor person) => person.Is(Sheet.Row.SubmittedById);

    public bool IsDone => Row.IsDoneFor(Sheet.Row.ContentHash);

    /// <summary>Its figures may be written: the sheet was sent, nobody appraised it, and this was not finished for it.</summary>
    public bool IsOpen => Sheet is { Row.State: SheetState.Submitted, Assessment.State: AssessmentState.Open } && !IsDone;
}

/// <summary>Reads cross-checks with the sheet they are about, which whoever checks sees whole.</summary>
internal sealed class CrossCheckQueries(CrossCheckRecords kind, SheetQueries sheets)
{
    public async Task<CrossCheckDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var check = (await kind.VisibleAsync(cancellationToken)).Where(c => c.Id == id);
        return await InScopeOfSheetAsync(() => sheets.FindForCheckAsync(check, cancellationToken)) is { Row.Check: { } row } sheet ? new CrossCheckDetails(row, sheet) : null;
    }

    /// <summary>The sheet belongs to another subject: the scope of whoever checks does not reach it.</summary>
    public static async Task<T> InScopeOfSheetAsync<T>(Func<Task<T>> read)
    {
        using (AmbientFrame.Push(AmbientFrame.Current with { Scope = null }))
        {
            return await read();
        }
    }
}
