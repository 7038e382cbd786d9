namespace KetNghia.Emulation.Assessments;

/// <summary>Where a cross-check stands.</summary>
internal sealed record CrossCheckRow(Guid Id, string CheckerName, string? DoneHash, DateTime? DoneAtUtc, long Version)
{
    /// <summary>Finished for what was sent.</summary>
    public bool IsDoneFor(string? contentHash) => DoneHash is not null && DoneHash == contentHash;
}

internal sealed record CrossCheckDetails(CrossCheckRow Row, SheetDetails Sheet)
{
    public bool IsDone => Sheet.Row.IsChecked;

    /// <summary>Why this person may not write it now: it was not sent, is appraised or this is finished; they lack the right, or sent the sheet themselves. Null when they may.</summary>
    public BusinessException? WhyNot(StepPerson person, Actor me) => OutsideScores.WhyNot(Sheet, IsDone, EmulationPermissions.Sheets.Score, person, me);
}

/// <summary>Reads cross-checks with the sheet they are about, which whoever checks sees whole.</summary>
internal sealed class CrossCheckQueries(CrossCheckRecords kind, SheetQueries sheets)
{
    public async Task<CrossCheckDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var check = (await kind.VisibleAsync(cancellationToken)).Where(c => c.Id == id);
        return await OutsideScores.InScopeOfSheetAsync(() => sheets.FindForCheckAsync(check, cancellationToken)) is { Row.Check: { } row } sheet ? new CrossCheckDetails(row, sheet) : null;
    }
}
