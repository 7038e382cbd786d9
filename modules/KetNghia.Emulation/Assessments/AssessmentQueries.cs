using System.Linq.Expressions;
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

/// <param name="Rubric">As it is kept.</param>
internal sealed record AssessmentText(AssessmentRow Row, string Rubric);

internal sealed record AssessmentHead(AssessmentRow Row, Rubric Rubric);

internal sealed class AssessmentQueries(KetNghiaDbContext db, AssessmentRecords kind)
{
    public async Task<AssessmentHead?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(a => a.Id == id);
        return await found.Texts(db).FirstOrDefaultAsync(cancellationToken) is { } read ? new AssessmentHead(read.Row, RubricContents.Read(read.Rubric)) : null;
    }
}

internal static class AssessmentReads
{
    private static readonly Expression<Func<AssessmentPeriod, RubricVersion, AssessmentRow>> RowOf = (a, r) =>
        new AssessmentRow(a.Id, a.Name, a.State, a.Subject, a.RubricId, r.Name, r.Number, a.From, a.To, a.SelfDueOn, a.AppraisalDueOn, a.OpenedByName, a.OpenedAtUtc, a.Version)
        { CrossCheckDueOn = a.CrossCheckDueOn };

    private static readonly Expression<Func<AssessmentPeriod, RubricVersion, AssessmentText>> TextOf = Expression.Lambda<Func<AssessmentPeriod, RubricVersion, AssessmentText>>(
        Expression.New(typeof(AssessmentText).GetConstructors().Single(), RowOf.Body, Expression.Property(RowOf.Parameters[1], nameof(RubricVersion.Content))), RowOf.Parameters);

    public static IQueryable<AssessmentRow> Rows(this IQueryable<AssessmentPeriod> assessments, KetNghiaDbContext db) => assessments.Join(db.Set<RubricVersion>(), a => a.RubricId, r => r.Id, RowOf);

    /// <summary>With what their rubrics say.</summary>
    public static IQueryable<AssessmentText> Texts(this IQueryable<AssessmentPeriod> assessments, KetNghiaDbContext db) => assessments.Join(db.Set<RubricVersion>(), a => a.RubricId, r => r.Id, TextOf);

    public static Pill PillOf(this IStringLocalizer texts, AssessmentState state) =>
        new(state == AssessmentState.Open ? PillKind.Info : PillKind.Lock, texts["AssessmentState." + state]);
}
