using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Cặp kết nghĩa: saved views, filters, totals, rows.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
internal sealed class IndexModel(
    PairingListQueries queries, FormerPairings former, PairingAccess access, IWorkspaceDirectory workspaces, ListExports exports, ICurrentUser user, ShownYear shown, IClock clock,
    IStringLocalizer<PairingResource> texts) : ListPage(access, workspaces, shown, clock, texts)
{
    public static readonly int[] Sizes = [10, 25, 50];

    [BindProperty(SupportsGet = true, Name = "size")]
    public int? Size { get; set; }

    public PairingFilter Filter { get; private set; } = new();

    public PairingList List { get; private set; } = new([], new PairingTotals(0, 0, 0), new PageInfo(1, PageInfo.DefaultSize, 0), []);

    /// <summary>A sponsor's, of pairings it has left.</summary>
    public IReadOnlyList<FormerPairing> Former { get; private set; } = [];

    public ExportButton? Export { get; private set; }

    protected override string Query => Filter.ToQuery();

    protected override string? ViewName => Filter.View == PairingView.All ? null : Texts["PairingView." + Filter.View].Value;

    public int PageSize => Sizes.Contains(Size ?? 0) ? Size!.Value : PageInfo.DefaultSize;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = PairingFilter.Parse(Request.QueryString.Value) with { Year = YearShown() };
        List = await queries.ListAsync(Filter, Sort, Number, PageSize, cancellationToken);
        Former = await former.ListAsync(cancellationToken);
        await LoadLocalitiesAsync(cancellationToken);
        var facets = IsFormOpen || Filter.Sponsor is not null || Filter.Unit is not null || Filter.Programme is not null ? await queries.FacetsAsync(cancellationToken) : null;
        FilterField[] fields =
        [
            Words(Filter.Text), OneOf("state", "Filter.State", Filter.State), OneOf("form", "Filter.Form", Filter.Form),
            OneOf("sponsor", "Filter.Sponsor", Filter.Sponsor, facets?.Sponsors), OneOf("unit", "Filter.Receiver", Filter.Unit, facets?.Units),
            OneOf("programme", "Filter.Programme", Filter.Programme, facets?.Programmes),
            .. CrossesLocalities ? [LocalityField(Filter.Locality)] : Array.Empty<FilterField>(),
        ];
        Show(fields, ("view", "", Filter.View == PairingView.All ? null : Filter.View.ToString(), null), Year("Filter.Year", Filter.Year));
        Export = user.May(PairingPermissions.Pairings.Export) ? await this.ExportButtonAsync(exports, Texts["Export.Exactly"], List.Totals.Count, cancellationToken) : null;
    }

    /// <summary>Exactly what is shown: same filter, same order, same columns.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) => await this.GiveListAsync(exports, await RequestAsync(cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) => await this.AskForListAsync(exports, await RequestAsync(cancellationToken), cancellationToken);

    private async Task<ExportRequest> RequestAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return ExportRequest.Of(PairingExport.Key, new ShownList(Query, Sort), Chips);
    }
}
