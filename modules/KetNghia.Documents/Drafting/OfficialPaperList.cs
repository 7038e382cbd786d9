using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

internal sealed record PaperRow(
    Guid Id, Guid TenantId, string Kind, string Subject, PaperState State, int? Number, string TypeCode, string BodyCode, DateOnly? IssuedOn, string IssuingBody, string DraftedByName,
    DateTime DraftedAtUtc, DateTime? MovedAtUtc) : IListedPaper
{
    public string? FullNumber => OfficialPaper.NumberOf(Number, TypeCode, BodyCode);
}

/// <summary>Văn bản của không gian làm việc; for the province also those localities have issued.</summary>
internal sealed class OfficialPaperList(ListServices services, PaperRecords kind, ICurrentWorkspace workspace, IStringLocalizer<DocumentsResource> texts, ITexts kinds)
    : ListOf<PaperFilter, OfficialPaper, PaperRow, PaperRow>(
        new ListFacts("papers", "/documents/papers", "Papers", DocumentsPermissions.Papers.View), PaperFilter.Fields, services, texts)
{
    private static readonly Expression<Func<OfficialPaper, PaperRow>> Row = p => new PaperRow(
        p.Id, p.TenantId, p.Kind, p.Subject, p.State, p.Number, p.TypeCode, p.BodyCode, p.IssuedOn, p.IssuingBody, p.DraftedByName, p.DraftedAtUtc, p.MovedAtUtc);

    public override IReadOnlyList<ListColumn<OfficialPaper, PaperRow>> Columns =>
    [
        .. PaperColumns.Of<PaperRow>(kinds),
        new("Papers.DraftedBy") { SortKey = "drafted", By = Orders.By<OfficialPaper, DateTime>(p => p.DraftedAtUtc), Value = r => r.DraftedByName, Width = 24 },
        new("Papers.State") { Value = r => Texts["PaperState." + r.State].Value },
    ];

    public override string OrderOf(PaperFilter filter) => "-drafted";

    /// <summary>What a sponsor receives has a list of its own.</summary>
    protected override async Task<IQueryable<OfficialPaper>> VisibleAsync(CancellationToken cancellationToken)
    {
        var (visible, here) = (await kind.VisibleAsync(cancellationToken), workspace.Required);
        return here.Kind == WorkspaceKind.Sponsor ? visible.Where(p => p.TenantId == here.TenantId) : visible;
    }

    protected override IEnumerable<Expression<Func<OfficialPaper, bool>>> Conditions(PaperFilter filter) => PaperFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<PaperRow>> RowsAsync(IQueryable<OfficialPaper> found, PaperFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Select(Row).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<PaperRow> Filed(IQueryable<OfficialPaper> found, PaperFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Select(Row).AsAsyncEnumerable();

    protected override IOrderedQueryable<OfficialPaper> Finally(IOrderedQueryable<OfficialPaper> sorted) => sorted.ThenBy(p => p.TenantId).ThenBy(p => p.Id);
}
