using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

internal sealed record AssessmentRow(
    Guid Id, string Name, AssessmentState State, SubjectKind Subject, Guid RubricId, string RubricName, int RubricNumber, DateOnly From, DateOnly To, DateOnly SelfDueOn, DateOnly AppraisalDueOn,
    string OpenedByName, DateTime OpenedAtUtc, long Version)
{
    /// <summary>Null where no cross-checks are held.</summary>
    public DateOnly? CrossCheckDueOn { get; init; }
}

internal sealed record AssessmentHead(AssessmentRow Row, Rubric Rubric);

internal sealed class AssessmentQueries(KetNghiaDbContext db, AssessmentRecords kind)
{
    public async Task<AssessmentHead?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(a => a.Id == id);
        return await found.Rows(db).FirstOrDefaultAsync(cancellationToken) is { } row
            ? new AssessmentHead(row, await db.RubricAsync(row.RubricId, cancellationToken))
            : null;
    }
}

internal static class AssessmentReads
{
    public static IQueryable<AssessmentRow> Rows(this IQueryable<AssessmentPeriod> assessments, KetNghiaDbContext db) =>
        from a in assessments
        join r in db.Set<RubricVersion>() on a.RubricId equals r.Id
        select new AssessmentRow(a.Id, a.Name, a.State, a.Subject, a.RubricId, r.Name, r.Number, a.From, a.To, a.SelfDueOn, a.AppraisalDueOn, a.OpenedByName, a.OpenedAtUtc, a.Version)
        { CrossCheckDueOn = a.CrossCheckDueOn };

    public static Pill PillOf(this IStringLocalizer texts, AssessmentState state) =>
        new(state == AssessmentState.Open ? PillKind.Info : PillKind.Lock, texts["AssessmentState." + state]);
}
