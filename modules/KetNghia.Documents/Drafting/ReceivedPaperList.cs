using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

/// <summary>Ready-made views of the papers of other sides.</summary>
internal enum ReceivedView
{
    All = 1,
    Issued,
    Closed,
}

/// <summary>What the list of received papers is limited to.</summary>
internal sealed record ReceivedFilter
{
    public ReceivedView View { get; init; } = ReceivedView.All;

    public string? Text { get; init; }

    /// <summary>Of issue.</summary>
    public int? Year { get; init; }

    public static FilterFields<ReceivedFilter, object, OfficialPaper> Fields { get; } = new FilterFields<ReceivedFilter, object, OfficialPaper>(new ReceivedFilter())
        .View("view", ReceivedView.All, f => f.View, (f, view) => f with { View = view }, (view, _, _) => OfView(view))
        .Year("year", "Papers.Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => PaperFilter.In(year))
        .Words("q", "Papers.Find", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<OfficialPaper>(p => p.SearchText, text));

    private static Expression<Func<OfficialPaper, bool>>? OfView(ReceivedView view) => view switch
    {
        ReceivedView.Issued => p => p.State == PaperState.Issued,
        ReceivedView.Closed => p => p.State == PaperState.Replaced || p.State == PaperState.Revoked,
        _ => null,
    };
}

internal sealed record ReceivedRow(Guid Id, string Kind, string Subject, PaperState State, int? Number, string TypeCode, string BodyCode, DateOnly? IssuedOn, string IssuingBody) : IListedPaper
{
    public string? FullNumber => OfficialPaper.NumberOf(Number, TypeCode, BodyCode);
}

/// <summary>Văn bản nhận được: what other sides have issued and this one reads.</summary>
internal sealed class ReceivedPaperList(ListServices services, PaperRecords kind, ICurrentWorkspace workspace, IStringLocalizer<DocumentsResource> texts, ITexts kinds)
    : ListOf<ReceivedFilter, OfficialPaper, ReceivedRow, ReceivedRow>(
        new ListFacts("received", "/documents/received", "Received", DocumentsPermissions.Papers.View), ReceivedFilter.Fields, services, texts)
{
    private static readonly Expression<Func<OfficialPaper, ReceivedRow>> Row = p => new ReceivedRow(
        p.Id, p.Kind, p.Subject, p.State, p.Number, p.TypeCode, p.BodyCode, p.IssuedOn, p.IssuingBody);

    public override IReadOnlyList<ListColumn<OfficialPaper, ReceivedRow>> Columns =>
    [
        .. PaperColumns.Of<ReceivedRow>(kinds),
        new("Papers.State") { Value = r => Texts["PaperState." + r.State].Value },
    ];

    public override string OrderOf(ReceivedFilter filter) => "-number";

    protected override async Task<IQueryable<OfficialPaper>> VisibleAsync(CancellationToken cancellationToken)
    {
        var here = workspace.Required.TenantId;
        return (await kind.KnownAsync(cancellationToken)).Where(p => p.TenantId != here);
    }

    protected override IEnumerable<Expression<Func<OfficialPaper, bool>>> Conditions(ReceivedFilter filter) => ReceivedFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<ReceivedRow>> RowsAsync(IQueryable<OfficialPaper> found, ReceivedFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Select(Row).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<ReceivedRow> Filed(IQueryable<OfficialPaper> found, ReceivedFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Select(Row).AsAsyncEnumerable();

    protected override IOrderedQueryable<OfficialPaper> Finally(IOrderedQueryable<OfficialPaper> sorted) => sorted.ThenBy(p => p.TenantId).ThenBy(p => p.Id);
}
