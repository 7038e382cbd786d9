using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class IndexModel(PartyQueries queries, ListExports exports, IClock clock, IStringLocalizer<DirectoryResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public PartyKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public PartyState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "own")]
    public bool OwnOnly { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public DateOnly Today => clock.Today;

    public IReadOnlyList<PartyRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public IReadOnlyList<FilterChip> Chips => [.. ChipsOf()];

    public ExportButton? Export { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Q = VietnameseText.Clean(Q);
        (Rows, Paging) = await queries.ListAsync(Filter(), cancellationToken);
        Export = await this.ExportButtonAsync(exports, texts["List.Export"], Paging.Total, cancellationToken);
    }

    public Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) => this.GiveListAsync(exports, Wanted(), cancellationToken);

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) => this.AskForListAsync(exports, Wanted(), cancellationToken);

    private ExportRequest Wanted()
    {
        Q = VietnameseText.Clean(Q);
        return ExportRequest.Of(PartyExport.Key, Filter(), Chips);
    }

    private PartyFilter Filter() => new(Q, Kind, State ?? PartyState.InForce, OwnOnly, Sort, Number);

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (!string.IsNullOrEmpty(Q))
        {
            yield return new FilterChip(texts["Parties.Find"], Q, "q");
        }

        if (Kind is { } kind)
        {
            yield return new FilterChip(texts["Parties.Kind"], texts["PartyKind." + kind], "kind");
        }

        if (State is { } state)
        {
            yield return new FilterChip(texts["Parties.State"], texts["PartyState." + state], "state");
        }

        if (OwnOnly)
        {
            yield return new FilterChip(texts["Parties.Keeper"], texts["Parties.Own"], "own");
        }
    }
}
