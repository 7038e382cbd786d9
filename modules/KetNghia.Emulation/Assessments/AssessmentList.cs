using System.Linq.Expressions;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Assessments;

/// <summary>What the list of assessments is limited to.</summary>
internal sealed record AssessmentFilter
{
    public AssessmentState? State { get; init; }

    public SubjectKind? Subject { get; init; }

    public static FilterFields<AssessmentFilter, object, AssessmentPeriod> Fields { get; } = new FilterFields<AssessmentFilter, object, AssessmentPeriod>(new AssessmentFilter())
        .OneOf("state", "Assessments.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => a => a.State == state, any: "Assessments.AllStates")
        .OneOf("subject", "Rubrics.Subject", f => f.Subject, (f, subject) => f with { Subject = subject }, (subject, _, _) => a => a.Subject == subject, any: "Rubrics.AllSubjects");
}

/// <summary>Đợt chấm điểm of the workspace.</summary>
internal sealed class AssessmentList(ListServices services, KetNghiaDbContext db, AssessmentRecords kind, IStringLocalizer<EmulationResource> texts)
    : ListOf<AssessmentFilter, AssessmentPeriod, AssessmentRow, AssessmentRow>(
        new ListFacts("assessments", "/emulation/assessments", "Assessments", EmulationPermissions.Assessments.View), AssessmentFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<AssessmentPeriod, AssessmentRow>> Columns =>
    [
        new("Assessments.Name") { SortKey = "name", By = Orders.By<AssessmentPeriod, string>(a => a.Name), Value = r => r.Name, Width = 40 },
        new("Rubrics.Subject") { Value = r => Texts["SubjectKind." + r.Subject].Value, Width = 24 },
        new("Assessments.Period") { SortKey = "to", By = Orders.By<AssessmentPeriod, DateOnly>(a => a.To), Value = r => Format.Period(r.From, r.To), Width = 24 },
        new("Assessments.SelfDueOn") { SortKey = "due", By = Orders.By<AssessmentPeriod, DateOnly>(a => a.SelfDueOn), Value = r => r.SelfDueOn, Kind = ExcelKind.Date },
        new("Assessments.State") { Value = r => Texts["AssessmentState." + r.State].Value },
    ];

    public override string OrderOf(AssessmentFilter filter) => "-to";

    protected override Task<IQueryable<AssessmentPeriod>> VisibleAsync(CancellationToken cancellationToken) => kind.VisibleAsync(cancellationToken);

    protected override IEnumerable<Expression<Func<AssessmentPeriod, bool>>> Conditions(AssessmentFilter filter) => AssessmentFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<AssessmentRow>> RowsAsync(
        IQueryable<AssessmentPeriod> found, AssessmentFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Rows(db).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<AssessmentRow> Filed(IQueryable<AssessmentPeriod> found, AssessmentFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Rows(db).AsAsyncEnumerable();

    protected override IOrderedQueryable<AssessmentPeriod> Finally(IOrderedQueryable<AssessmentPeriod> sorted) => sorted.ThenBy(a => a.Id);
}
