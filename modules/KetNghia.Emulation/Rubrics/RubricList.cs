using System.Linq.Expressions;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>What the list of rubrics is limited to.</summary>
internal sealed record RubricFilter
{
    public RubricState? State { get; init; }

    public SubjectKind? Subject { get; init; }

    public static FilterFields<RubricFilter, object, RubricVersion> Fields { get; } = new FilterFields<RubricFilter, object, RubricVersion>(new RubricFilter())
        .OneOf("state", "Rubrics.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => r => r.State == state, any: "Rubrics.AllStates")
        .OneOf("subject", "Rubrics.Subject", f => f.Subject, (f, subject) => f with { Subject = subject }, (subject, _, _) => r => r.Subject == subject, any: "Rubrics.AllSubjects");
}

internal sealed record RubricRow(
    Guid Id, Guid SeriesId, int Number, string Code, string Name, SubjectKind Subject, RubricOwner Owner, RubricState State, DateOnly? ValidFrom, DateOnly? ValidTo, string DraftedByName,
    DateTime DraftedAtUtc, string? PublishedByName, DateTime? PublishedAtUtc, string ContentSha256, Guid? BasedOnId, Guid? SentFromId, long Version);

/// <summary>A version with what it says, as files hold it.</summary>
internal sealed record RubricText(RubricRow Row, string Content);

/// <summary>Bộ tiêu chí of the workspace, version by version.</summary>
internal sealed class RubricList(ListServices services, RubricRecords kind, IStringLocalizer<EmulationResource> texts)
    : ListOf<RubricFilter, RubricVersion, RubricRow, RubricRow>(
        new ListFacts("rubrics", "/emulation/rubrics", "Rubrics", EmulationPermissions.Rubrics.View), RubricFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<RubricVersion, RubricRow>> Columns =>
    [
        new("Rubrics.Name") { SortKey = "name", By = Orders.By<RubricVersion, string>(r => r.Name), Value = r => r.Name, Width = 40 },
        new("Rubrics.Code") { SortKey = "code", By = Orders.By<RubricVersion, string>(r => r.Code), Value = r => r.Code, Width = 16 },
        new("Rubrics.Number") { SortKey = "number", By = Orders.By<RubricVersion, int>(r => r.Number), Value = r => r.Number },
        new("Rubrics.Subject") { Value = r => Texts["SubjectKind." + r.Subject].Value, Width = 24 },
        new("Rubrics.Valid") { SortKey = "from", By = Orders.By<RubricVersion, DateOnly?>(r => r.ValidFrom), Value = r => r.ValidFrom, Kind = ExcelKind.Date },
        new("Rubrics.State") { Value = r => Texts["RubricState." + r.State].Value },
    ];

    public override string OrderOf(RubricFilter filter) => "name";

    protected override Task<IQueryable<RubricVersion>> VisibleAsync(CancellationToken cancellationToken) => kind.VisibleAsync(cancellationToken);

    protected override IEnumerable<Expression<Func<RubricVersion, bool>>> Conditions(RubricFilter filter) => RubricFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<RubricRow>> RowsAsync(
        IQueryable<RubricVersion> found, RubricFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Rows().ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<RubricRow> Filed(IQueryable<RubricVersion> found, RubricFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Rows().AsAsyncEnumerable();

    protected override IOrderedQueryable<RubricVersion> Finally(IOrderedQueryable<RubricVersion> sorted) => sorted.ThenByDescending(r => r.Number).ThenBy(r => r.Id);
}

internal static class RubricReads
{
    /// <summary>What a version of the current workspace says.</summary>
    public static async Task<Rubric> RubricAsync(this KetNghiaDbContext db, Guid id, CancellationToken cancellationToken) =>
        RubricContents.Read(await db.Set<RubricVersion>().AsNoTracking().Where(r => r.Id == id).Select(r => r.Content).FirstAsync(cancellationToken));

    private static readonly Expression<Func<RubricVersion, RubricRow>> RowOf = r => new RubricRow(
        r.Id, r.SeriesId, r.Number, r.Code, r.Name, r.Subject, r.Owner, r.State, r.ValidFrom, r.ValidTo, r.DraftedByName, r.DraftedAtUtc, r.PublishedByName, r.PublishedAtUtc,
        r.ContentSha256, r.BasedOnId, r.SentFromId, r.Version);

    private static readonly Expression<Func<RubricVersion, RubricText>> TextOf = Expression.Lambda<Func<RubricVersion, RubricText>>(
        Expression.New(typeof(RubricText).GetConstructors().Single(), RowOf.Body, Expression.Property(RowOf.Parameters[0], nameof(RubricVersion.Content))), RowOf.Parameters);

    public static IQueryable<RubricRow> Rows(this IQueryable<RubricVersion> rubrics) => rubrics.Select(RowOf);

    public static IQueryable<RubricText> Texts(this IQueryable<RubricVersion> rubrics) => rubrics.Select(TextOf);

    public static Pill PillOf(this IStringLocalizer texts, RubricState state) => new(
        state switch
        {
            RubricState.Published => PillKind.Ok,
            RubricState.Draft => PillKind.Idle,
            RubricState.Retired => PillKind.Lock,
            _ => PillKind.Bad,
        },
        texts["RubricState." + state]);
}
