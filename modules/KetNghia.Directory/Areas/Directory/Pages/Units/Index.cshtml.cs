using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Directory.Pages.Units;

/// <summary>Danh mục đơn vị hành chính on a day: provinces and districts, one parent's units, or what a search finds.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class IndexModel(UnitQueries queries, ListExports exports, IUnitLookup lookup, IClock clock, IStringLocalizer<DirectoryResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    /// <summary>dd/MM/yyyy; "all" shows every version.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "parent")]
    public Guid? ParentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public DateOnly? AsOf { get; private set; }

    public DateOnly Today => clock.Today;

    public UnitRef? Parent { get; private set; }

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public ExportButton? Export { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Rows, Paging) = await queries.ListAsync(Filter(), cancellationToken);
        Export = await this.ExportButtonAsync(exports, texts["List.Export"], Paging.Total, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? await this.GiveListAsync(exports, Wanted(), cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? await this.AskForListAsync(exports, Wanted(), cancellationToken) : NotFound();

    private ExportRequest Wanted() => ExportRequest.Of(UnitExport.Key, Filter(), Chips);

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Q = VietnameseText.Clean(Q);
        AsOf = On == "all" ? null : Readings.Date(On).Value ?? clock.Today;
        if (ParentId is { } id)
        {
            Parent = (await lookup.GetAsync([id], cancellationToken)).GetValueOrDefault(id);
        }

        Chips = [.. ChipsOf()];
        return ParentId is null || Parent is not null;
    }

    private UnitFilter Filter() => new(Q, AsOf, ParentId, Sort, Number);

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (!string.IsNullOrEmpty(Q))
        {
            yield return new FilterChip(texts["Units.Find"], Q, "q");
        }

        if (!string.IsNullOrEmpty(On))
        {
            yield return new FilterChip(texts["Units.On"], AsOf is null ? texts["Units.AllVersions"] : Format.Date(AsOf), "on");
        }

        if (Parent is not null)
        {
            yield return new FilterChip(texts["Units.Parent"], Parent.Label, "parent");
        }
    }
}
