using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Templates;

/// <summary>What the list of forms is limited to.</summary>
internal sealed record TemplateFilter
{
    public TemplateState? State { get; init; }

    public static FilterFields<TemplateFilter, object, PaperTemplate> Fields { get; } = new FilterFields<TemplateFilter, object, PaperTemplate>(new TemplateFilter())
        .OneOf("state", "Papers.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => t => t.State == state, any: "Templates.AllStates");
}

/// <param name="IsCurrent">Papers submitted today are written in it.</param>
internal sealed record TemplateRow(
    Guid Id, string Kind, string Name, TemplateState State, DateOnly? ValidFrom, bool IsCurrent, string FileName, long Length, string UploadedByName, DateTime UploadedAtUtc, string Sha256, long Version);

/// <summary>Biểu mẫu riêng of the workspace.</summary>
internal sealed class TemplateList(ListServices services, KetNghiaDbContext db, TemplateRecords kind, IStringLocalizer<DocumentsResource> texts, ITexts kinds)
    : ListOf<TemplateFilter, PaperTemplate, TemplateRow, TemplateRow>(
        new ListFacts("templates", "/documents/templates", "Templates", DocumentsPermissions.Templates.Manage), TemplateFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<PaperTemplate, TemplateRow>> Columns =>
    [
        new("Templates.Name") { SortKey = "name", By = Orders.By<PaperTemplate, string>(t => t.Name), Value = r => r.Name, Width = 40 },
        new("Papers.Kind") { SortKey = "kind", By = Orders.By<PaperTemplate, string>(t => t.Kind), Value = r => kinds["PaperKind." + r.Kind], Width = 28 },
        new("Templates.ValidFrom") { SortKey = "from", By = Orders.By<PaperTemplate, DateOnly?>(t => t.ValidFrom), Value = r => r.ValidFrom, Kind = ExcelKind.Date },
        new("Templates.UploadedBy") { SortKey = "uploaded", By = Orders.By<PaperTemplate, DateTime>(t => t.UploadedAtUtc), Value = r => r.UploadedByName, Width = 24 },
        new("Papers.State") { Value = r => Texts[r.IsCurrent ? "Templates.Current" : "TemplateState." + r.State].Value },
    ];

    public override string OrderOf(TemplateFilter filter) => "-uploaded";

    protected override Task<IQueryable<PaperTemplate>> VisibleAsync(CancellationToken cancellationToken) => kind.VisibleAsync(cancellationToken);

    protected override IEnumerable<Expression<Func<PaperTemplate, bool>>> Conditions(TemplateFilter filter) => TemplateFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<TemplateRow>> RowsAsync(
        IQueryable<PaperTemplate> found, TemplateFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Rows(db, Services.Clock.Today).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<TemplateRow> Filed(IQueryable<PaperTemplate> found, TemplateFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Rows(db, Services.Clock.Today).AsAsyncEnumerable();

    protected override IOrderedQueryable<PaperTemplate> Finally(IOrderedQueryable<PaperTemplate> sorted) => sorted.ThenBy(t => t.Id);
}

internal static class TemplateReads
{
    public static IQueryable<TemplateRow> Rows(this IQueryable<PaperTemplate> templates, KetNghiaDbContext db, DateOnly today) => templates.Select(t => new TemplateRow(
        t.Id, t.Kind, t.Name, t.State, t.ValidFrom,
        t.InForceFrom <= today && !db.Set<PaperTemplate>().Any(o => o.Kind == t.Kind && o.InForceFrom <= today && o.InForceFrom > t.InForceFrom),
        t.FileName, t.Length, t.UploadedByName, t.UploadedAtUtc, t.Sha256, t.Version));

    public static Pill PillOf(this IStringLocalizer texts, TemplateRow row) => row.IsCurrent ? new Pill(PillKind.Ok, texts["Templates.Current"]) : new Pill(
        row.State switch
        {
            TemplateState.Chosen => PillKind.Info,
            TemplateState.Draft => PillKind.Idle,
            _ => PillKind.Lock,
        },
        texts["TemplateState." + row.State]);
}
