using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>One's part of a sheet. The sheet is read whole; what is shown of it is what the part is about.</summary>
internal sealed record PartDetails(KeptPart Row, SheetDetails Sheet)
{
    public bool IsDone => Row.IsDoneFor(Sheet.Row.ContentHash);

    /// <summary>Its components, in the order of the rubric.</summary>
    public IReadOnlyList<RubricNode> Nodes => [.. Sheet.Rubric.Leaves.Where(n => Row.Nodes.Contains(n.Id))];

    /// <summary>Why this person may not write it now: it was not sent, is appraised or this is finished; they lack the right, or sent the sheet themselves. Null when they may.</summary>
    public BusinessException? WhyNot(StepPerson person, Actor me) => OutsideScores.WhyNot(Sheet, IsDone, EmulationPermissions.Departments.Score, person, me);

    /// <summary>Components whose points it changes without saying why, or that wait for a figure of each person who is asked.</summary>
    public IReadOnlyList<string> Lacks =>
    [
        .. Sheet.Scored.Parted.Result.Reasons.Where(r => r.Code == Reason.ReasonRequired && r.Data[0] == SheetScoring.PartRound).Select(r => r.Data[^1]).Where(Row.Nodes.Contains)
            .Union(Nodes.Where(n => n.Aggregation is not null && Sheet.ValueOf(n.Id, ScoringRound.Department)?.Input is null).Select(n => n.Id)),
    ];
}

/// <summary>A part in the list of whoever scores it.</summary>
internal sealed record PartRow(Guid Id, Guid AssessmentId, string Assessment, string Department, string SubjectName, DateOnly DueOn, SheetState State, bool IsDone);

internal sealed class PartQueries(KetNghiaDbContext db, PartRecords kind, SheetQueries sheets)
{
    public const int Most = 500;

    public async Task<PartDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var part = (await kind.VisibleAsync(cancellationToken)).Where(p => p.Id == id);
        return await OutsideScores.InScopeOfSheetAsync(() => sheets.FindForPartAsync(part, cancellationToken)) is { } found ? new PartDetails(found.Part, found.Sheet) : null;
    }

    /// <summary>The reader's parts in open assessments, the nearest day first.</summary>
    public async Task<IReadOnlyList<PartRow>> MineAsync(CancellationToken cancellationToken)
    {
        var mine = await kind.VisibleAsync(cancellationToken);
        return await OutsideScores.InScopeOfSheetAsync(() =>
            (from p in mine.AsNoTracking()
             join d in db.Set<ScoringDepartment>() on p.DepartmentId equals d.Id
             join s in db.Set<ScoreSheet>() on p.SheetId equals s.Id
             join a in db.Set<AssessmentPeriod>() on p.AssessmentId equals a.Id
             where a.State == AssessmentState.Open
             orderby d.DueOn, a.Name, d.Name, p.SubjectName, p.Id
             select new PartRow(p.Id, a.Id, a.Name, d.Name, p.SubjectName, d.DueOn, s.State, p.DoneHash != null && p.DoneHash == s.ContentHash)).Take(Most).ToListAsync(cancellationToken));
    }
}
