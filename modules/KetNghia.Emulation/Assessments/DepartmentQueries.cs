using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>A department with its people, and how far they are.</summary>
/// <param name="Done">Parts finished for what was sent, of all.</param>
internal sealed record DepartmentRow(Guid Id, Guid AssessmentId, string Name, DateOnly DueOn, long Version, IReadOnlyList<string> Nodes, IReadOnlyList<NamedScorer> Scorers, int Parts, int Done)
{
    public bool IsBegun { get; init; }
}

/// <summary>Who appraises a sheet.</summary>
internal sealed record AppraiserRow(Guid SheetId, string SubjectName, string Cluster, SheetState State, Guid? AppraiserId, string? AppraiserName);

/// <summary>Phân công chấm of an assessment.</summary>
internal sealed record Duties(AssessmentRow Row, Rubric Rubric, IReadOnlyList<DepartmentRow> Departments, IReadOnlyList<AppraiserRow> Sheets, IReadOnlyList<WorkspaceMember> Appraisers);

internal sealed class DepartmentQueries(KetNghiaDbContext db, DepartmentRecords kind, SheetRecords sheets, AssessmentQueries assessments, IWorkspaceMembers members)
{
    /// <summary>Null of an assessment that is not seen, or not whole.</summary>
    public async Task<Duties?> FindAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        if (!sheets.SeesAll || await assessments.FindAsync(assessmentId, cancellationToken) is not { } head)
        {
            return null;
        }

        var departments = await Rows((await kind.VisibleAsync(cancellationToken)).Where(d => d.AssessmentId == assessmentId)).ToListAsync(cancellationToken);
        var rows = await (await sheets.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.AssessmentId == assessmentId).OrderBy(s => s.Cluster).ThenBy(s => s.SubjectName).ThenBy(s => s.Id)
            .Select(s => new AppraiserRow(s.Id, s.SubjectName, s.Cluster, s.State, s.AppraiserId, s.AppraiserName)).ToListAsync(cancellationToken);
        return new Duties(head.Row, head.Rubric, departments, rows, await members.HoldersAsync(EmulationPermissions.Sheets.Appraise, cancellationToken));
    }

    /// <summary>The assessment one that scores belongs to.</summary>
    public async Task<Guid?> AssessmentOfAsync(Guid id, CancellationToken cancellationToken) =>
        await (await kind.VisibleAsync(cancellationToken)).Where(d => d.Id == id && d.StandingName != null).Select(d => (Guid?)d.AssessmentId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>One that scores.</summary>
    public async Task<DepartmentRow?> FindOneAsync(Guid id, CancellationToken cancellationToken) =>
        await Rows((await kind.VisibleAsync(cancellationToken)).Where(d => d.Id == id)).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<DepartmentRow> Rows(IQueryable<ScoringDepartment> departments) =>
        from d in departments.AsNoTracking().AsSplitQuery()
        where d.StandingName != null
        orderby d.Name, d.Id
        select new DepartmentRow(
            d.Id, d.AssessmentId, d.Name, d.DueOn, d.Version, d.Nodes.Select(n => n.NodeId).ToList(), d.Scorers.OrderBy(s => s.Name).Select(s => new NamedScorer(s.AccountId, s.Name, s.Weight)).ToList(),
            db.Set<PartScore>().Count(p => p.DepartmentId == d.Id && p.IsAsked),
            db.Set<PartScore>().Count(p => p.DepartmentId == d.Id && p.IsAsked && p.DoneHash != null && db.Set<ScoreSheet>().Any(s => s.Id == p.SheetId && s.ContentHash == p.DoneHash)))
        { IsBegun = db.Set<PartScore>().Any(p => p.DepartmentId == d.Id && p.IsAsked && p.SavedAtUtc != null) };
}
