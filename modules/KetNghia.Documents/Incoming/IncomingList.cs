using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Incoming;

/// <summary>Ready-made views of the register of incoming papers.</summary>
internal enum IncomingView
{
    All = 1,
    Urgent,
    Removed,
}

/// <summary>What the register of incoming papers is limited to.</summary>
internal sealed record IncomingFilter
{
    public IncomingView View { get; init; } = IncomingView.All;

    public string? Text { get; init; }

    public DecidingDocumentKind? Kind { get; init; }

    public PaperUrgency? Urgency { get; init; }

    /// <summary>Of arrival.</summary>
    public int? Year { get; init; }

    public static FilterFields<IncomingFilter, object, IncomingPaper> Fields { get; } = new FilterFields<IncomingFilter, object, IncomingPaper>(new IncomingFilter())
        .View("view", IncomingView.All, f => f.View, (f, view) => f with { View = view }, (view, _, _) => OfView(view))
        .Year("year", "Incoming.Year", f => f.Year, (f, year) => f with { Year = year }, (year, _, _) => p => p.Year == year)
        .Words("q", "Incoming.Find", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<IncomingPaper>(p => p.SearchText, text))
        .OneOf("kind", "Papers.Kind", f => f.Kind, (f, kind) => f with { Kind = kind }, (kind, _, _) => p => p.Kind == kind)
        .OneOf("urgency", "Incoming.Urgency", f => f.Urgency, (f, urgency) => f with { Urgency = urgency }, (urgency, _, _) => p => p.Urgency == urgency);

    private static Expression<Func<IncomingPaper, bool>>? OfView(IncomingView view) => view switch
    {
        IncomingView.Urgent => p => p.Urgency > PaperUrgency.Normal && p.RemovedReason == null,
        IncomingView.Removed => p => p.RemovedReason != null,
        _ => null,
    };
}

/// <summary>Sổ đăng ký văn bản đến of the workspace: every number, also of what was taken out.</summary>
internal sealed class IncomingList(ListServices services, IncomingRecords kind, IStringLocalizer<DocumentsResource> texts)
    : ListOf<IncomingFilter, IncomingPaper, IncomingRow, IncomingRow>(
        new ListFacts("incoming", "/documents/incoming", "Incoming", DocumentsPermissions.Incoming.View), IncomingFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<IncomingPaper, IncomingRow>> Columns =>
    [
        new("Incoming.Number")
        {
            SortKey = "number",
            By = (p, down) => down ? p.OrderByDescending(x => x.Year).ThenByDescending(x => x.Number) : p.OrderBy(x => x.Year).ThenBy(x => x.Number),
            Value = r => r.Number,
            Kind = ExcelKind.Whole,
        },
        new("Incoming.ArrivedOn") { SortKey = "arrived", By = Orders.By<IncomingPaper, DateOnly>(p => p.ArrivedOn), Value = r => r.ArrivedOn, Kind = ExcelKind.Date },
        new("Papers.Kind") { IsOnPage = false, Value = r => Texts["DecidingDocumentKind." + r.Kind].Value, Width = 20 },
        new("Papers.Number") { Value = r => r.Code, Width = 24 },
        new("Papers.IssuedOn") { SortKey = "issued", By = Orders.By<IncomingPaper, DateOnly>(p => p.IssuedOn), Value = r => r.IssuedOn, Kind = ExcelKind.Date },
        new("Papers.Issuer") { IsOnPage = false, Value = r => r.Issuer, Width = 36 },
        new("Papers.Subject") { Value = r => r.Subject, Width = 60 },
        new("Incoming.Urgency") { IsOnPage = false, Value = r => Texts["PaperUrgency." + r.Urgency].Value },
        new("Incoming.PageAmount") { IsOnPage = false, Value = r => r.PageAmount, Kind = ExcelKind.Whole },
        new("Incoming.PassedTo") { Value = r => r.PassedTo, Width = 28 },
        new("Incoming.DueOn") { SortKey = "due", By = Orders.By<IncomingPaper, DateOnly?>(p => p.DueOn), Value = r => r.DueOn, Kind = ExcelKind.Date },
        new("Incoming.Note") { IsOnPage = false, Value = r => r.Note, Width = 36 },
        new("Incoming.RegisteredBy") { IsOnPage = false, Value = r => r.RegisteredByName, Width = 24 },
        new("Papers.State") { Value = r => Texts[r.IsRemoved ? "Incoming.Removed" : "Incoming.Registered"].Value },
    ];

    public override string OrderOf(IncomingFilter filter) => "-number";

    protected override Task<IQueryable<IncomingPaper>> VisibleAsync(CancellationToken cancellationToken) => kind.VisibleAsync(cancellationToken);

    protected override IEnumerable<Expression<Func<IncomingPaper, bool>>> Conditions(IncomingFilter filter) => IncomingFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<IncomingRow>> RowsAsync(
        IQueryable<IncomingPaper> found, IncomingFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Select(IncomingRow.From).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<IncomingRow> Filed(IQueryable<IncomingPaper> found, IncomingFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Select(IncomingRow.From).AsAsyncEnumerable();

    protected override IOrderedQueryable<IncomingPaper> Finally(IOrderedQueryable<IncomingPaper> sorted) => sorted.ThenBy(p => p.Id);
}

/// <summary>Incoming papers as pills.</summary>
internal static class IncomingPills
{
    public static Pill PillOf(this IStringLocalizer texts, IncomingRow row) =>
        row.IsRemoved ? new Pill(PillKind.Lock, texts["Incoming.Removed"]) : new Pill(PillKind.Ok, texts["Incoming.Registered"]);

    public static Pill PillOf(this IStringLocalizer texts, PaperUrgency urgency) => new(
        urgency switch
        {
            PaperUrgency.Normal => PillKind.Idle,
            PaperUrgency.Urgent => PillKind.Info,
            PaperUrgency.VeryUrgent => PillKind.Warn,
            _ => PillKind.Bad,
        },
        texts["PaperUrgency." + urgency]);
}
