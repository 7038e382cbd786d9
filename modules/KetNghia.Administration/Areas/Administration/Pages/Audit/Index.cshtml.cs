using KetNghia.Administration.Auditing;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Framework.Excel;
using KetNghia.Framework.History;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KetNghia.Administration.Pages.Audit;

[HasPermission(AdministrationPermissions.Audit.View)]
internal sealed class IndexModel(AuditQueries queries, IStringLocalizer<AdministrationResource> texts) : PageModel
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

    private AuditFilter Filter => new(Person, Act, Type, Q, From, To, Number);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Lines, Paging) = await queries.ListAsync(Filter, cancellationToken);
        Actions = await queries.ActionsAsync(cancellationToken);
        Types = await queries.EntityTypesAsync(cancellationToken);
        Chips = [.. ChipsOf().Where(c => !string.IsNullOrEmpty(c.Value))];
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var lines = await queries.ExportAsync(Filter, cancellationToken);
        return ExcelExporter.ToFile(texts["Audit.Title"], new ExcelTable(
            texts["Audit.Title"],
            [new(texts["Audit.At"], ExcelKind.DateTime), new(texts["Audit.Person"], Width: 28), new(texts["Audit.What"], Width: 70), new(texts["Common.Reason"], Width: 40)],
            lines.Select(l => (IReadOnlyList<object?>)[l.AtUtc, l.ActorName, l.Text, l.Reason]))
        {
            Notes = [.. ChipsOf().Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => $"{c.Label}: {c.Value}")],
        });
    }

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

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken) => (Entry, Line) = await queries.GetAsync(id, cancellationToken);
}
