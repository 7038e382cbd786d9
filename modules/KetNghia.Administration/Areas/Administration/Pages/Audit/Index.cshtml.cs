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

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = KeysetInfo.OlderKey)]
    public string? Older { get; set; }

    [BindProperty(SupportsGet = true, Name = KeysetInfo.NewerKey)]
    public string? Newer { get; set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public KeysetInfo Paging { get; private set; } = new(null, null, 0, IsMore: false);

    public IReadOnlyList<AuditChoice> Actions => field ??= queries.Actions();

    public IReadOnlyList<AuditChoice> Types => field ??= queries.EntityTypes();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public ExportButton? Export { get; private set; }

    private AuditFilter Filter => new(Person, Act, Type, Q, From, To);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Lines, Paging) = await queries.ListAsync(Filter, new AuditStand(AuditPlace.Read(Older), AuditPlace.Read(Newer), Number), cancellationToken);
        Export = await this.ExportButtonAsync(exports, texts["Audit.Export"], Rows(Paging.Count, Paging.IsMore), cancellationToken);
        Chips = [.. ChipsOf().Where(c => !string.IsNullOrEmpty(c.Value))];
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var (count, isMore) = await queries.CountAsync(Filter, cancellationToken);
        return await exports.IsLongAsync(Rows(count, isMore), cancellationToken) ? this.BackToList() : await this.GiveListAsync(exports, Wanted(), cancellationToken);
    }

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) => this.AskForListAsync(exports, Wanted(), cancellationToken);

    /// <summary>What was not counted to its end is long.</summary>
    private static long Rows(int count, bool isMore) => isMore ? int.MaxValue : count;

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
