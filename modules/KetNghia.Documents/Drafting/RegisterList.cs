using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Drafting;

/// <param name="Subject">Null for a voided number.</param>
internal sealed record RegisterRow(
    Guid Id, string TypeCode, int Year, int Number, string Notation, Guid? PaperId, string? Subject, PaperState? State, DateOnly? IssuedOn, string TakenByName, DateTime TakenAtUtc, string? VoidReason)
{
    /// <summary>Of the paper; null for a voided number.</summary>
    public PaperUrgency? Urgency { get; init; }

    public string? Issuer { get; init; }

    public string? Language { get; init; }

    public int? PageAmount { get; init; }

    public int? IssuedAmount { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? FileCode { get; init; }

    public string? Description { get; init; }

    public string Label => OfficialPaper.NumberOf(Number, Notation);
}

/// <summary>Sổ đăng ký văn bản of the workspace: every number that was taken, and by what.</summary>
internal sealed class RegisterList(ListServices services, KetNghiaDbContext db, IStringLocalizer<DocumentsResource> texts)
    : ListOf<RegisterFilter, RegisterEntry, RegisterRow, RegisterRow>(
        new ListFacts("registers", "/documents/registers", "Registers", DocumentsPermissions.Papers.Issue), RegisterFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<RegisterEntry, RegisterRow>> Columns =>
    [
        new("Registers.Number")
        {
            SortKey = "number",
            By = (e, down) => down
                ? e.OrderByDescending(x => x.Year).ThenByDescending(x => x.TypeCode).ThenByDescending(x => x.Number)
                : e.OrderBy(x => x.Year).ThenBy(x => x.TypeCode).ThenBy(x => x.Number),
            Value = r => r.Label,
        },
        new("Papers.IssuedOn") { Value = r => r.IssuedOn, Kind = ExcelKind.Date },
        new("Papers.Subject") { Value = r => r.Subject ?? Texts["Registers.VoidedBecause", r.VoidReason ?? ""].Value, Width = 60 },
        new("Papers.Issuer") { IsOnPage = false, Value = r => r.Issuer, Width = 36 },
        new("Papers.Urgency") { IsOnPage = false, Value = r => r.Urgency is { } urgency ? Texts["PaperUrgency." + urgency].Value : null },
        new("Papers.PageAmount") { IsOnPage = false, Value = r => r.PageAmount, Kind = ExcelKind.Whole },
        new("Papers.IssuedAmount") { IsOnPage = false, Value = r => r.IssuedAmount, Kind = ExcelKind.Whole },
        new("Papers.DueOn") { IsOnPage = false, Value = r => r.DueOn, Kind = ExcelKind.Date },
        new("Papers.FileCode") { IsOnPage = false, Value = r => r.FileCode, Width = 20 },
        new("Papers.Language") { IsOnPage = false, Value = r => r.Language is { } language ? Texts["PaperLanguage." + language].Value : null },
        new("Papers.Description") { IsOnPage = false, Value = r => r.Description, Width = 36 },
        new("Registers.TakenBy") { Value = r => r.TakenByName, Width = 24 },
        new("Papers.State") { Value = r => r.State is { } state ? Texts["PaperState." + state].Value : Texts["Registers.Voided"].Value },
    ];

    public override string OrderOf(RegisterFilter filter) => "-number";

    /// <summary>Whoever gives numbers sees all of them, papers of other units too: a number says nothing but what the register must.</summary>
    protected override Task<IQueryable<RegisterEntry>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult<IQueryable<RegisterEntry>>(db.Set<RegisterEntry>());

    protected override IEnumerable<Expression<Func<RegisterEntry, bool>>> Conditions(RegisterFilter filter) => RegisterFilter.Fields.Conditions(filter, this);

    protected override async Task<IReadOnlyList<RegisterRow>> RowsAsync(
        IQueryable<RegisterEntry> found, RegisterFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Rows(Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take)).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<RegisterRow> Filed(IQueryable<RegisterEntry> found, RegisterFilter filter, string? sort, CancellationToken cancellationToken) =>
        Rows(Sorted(found, filter, sort).AsNoTracking()).AsAsyncEnumerable();

    protected override IOrderedQueryable<RegisterEntry> Finally(IOrderedQueryable<RegisterEntry> sorted) => sorted.ThenBy(e => e.Id);

    private IQueryable<RegisterRow> Rows(IQueryable<RegisterEntry> entries) => entries.Select(e => new
    {
        Entry = e,
        Paper = db.Set<OfficialPaper>().Where(p => p.Id == e.PaperId).Select(p => new { p.Subject, p.State, p.IssuedOn, p.Urgency, p.IssuingBody, p.Language, p.PageAmount, p.IssuedAmount, p.DueOn, p.FileCode, p.Description }).FirstOrDefault(),
    }).Select(x => new RegisterRow(
        x.Entry.Id, x.Entry.TypeCode, x.Entry.Year, x.Entry.Number, x.Entry.Notation, x.Entry.PaperId, x.Paper!.Subject, x.Paper!.State, x.Paper!.IssuedOn, x.Entry.TakenByName,
        x.Entry.TakenAtUtc, x.Entry.VoidReason)
    {
        Urgency = x.Paper!.Urgency,
        Issuer = x.Paper!.IssuingBody,
        Language = x.Paper!.Language,
        PageAmount = x.Paper!.PageAmount,
        IssuedAmount = x.Paper!.IssuedAmount,
        DueOn = x.Paper!.DueOn,
        FileCode = x.Paper!.FileCode,
        Description = x.Paper!.Description,
    });
}
