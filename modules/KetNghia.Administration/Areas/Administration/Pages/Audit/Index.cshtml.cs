using KetNghia.Administration.Auditing;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Audit;

[HasPermission(AdministrationPermissions.Audit.View)]
internal sealed class IndexModel(AuditQueries queries, ListExports exports, IStringLocalizer<AdministrationResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "person")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "action")]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public IReadOnlyList<AuditChoice> Actions { get; private set; } = [];

    public IReadOnlyList<AuditChoice> Types { get; private set; } = [];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public ExportButton? Export { get; private set; }

    private AuditFilter Filter => new(Person, Act, Type, Q, From, To, Number);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Lines, Paging) = await queries.ListAsync(Filter, cancellationToken);
        Actions = await queries.ActionsAsync(cancellationToken);
        Types = await queries.EntityTypesAsync(cancellationToken);
        Export = await this.ExportButtonAsync(exports, texts["Audit.Export"], Paging.Total, cancellationToken);
        Chips = [.. ChipsOf().Where(c => !string.IsNullOrEmpty(c.Value))];
    }

    public Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) => this.GiveListAsync(exports, Wanted(), cancellationToken);

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) => this.AskForListAsync(exports, Wanted(), cancellationToken);

    private ExportRequest Wanted() => ExportRequest.Of(AuditExport.Key, Filter, ChipsOf().Where(c => !string.IsNullOrEmpty(c.Value)));

    private IEnumerable<FilterChip> ChipsOf()
    {
        yield return new FilterChip(texts["Audit.Person"], Person ?? "", "person");
        yield return new FilterChip(texts["Audit.What"], Actions.FirstOrDefault(a => a.Value == Act)?.Text ?? Act ?? "", "action");
        yield return new FilterChip(texts["Audit.Type"], Types.FirstOrDefault(t => t.Value == Type)?.Text ?? Type ?? "", "type");
        yield return new FilterChip(texts["Audit.Text"], Q ?? "", "q");
        yield return new FilterChip(texts["Users.From"], From is null ? "" : Format.Date(From), "from");
        yield return new FilterChip(texts["Users.To"], To is null ? "" : Format.Date(To), "to");
    }
}

[HasPermission(AdministrationPermissions.Audit.View)]
internal sealed class DetailsModel(AuditQueries queries) : PageModel
{
    public ActionLogEntry Entry { get; private set; } = null!;

    public HistoryLine Line { get; private set; } = null!;

    public string EntityName => queries.EntityName(Entry.EntityType);

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken) => (Entry, Line) = await queries.GetAsync(id, cancellationToken);
}
