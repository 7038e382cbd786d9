using KetNghia.Framework.Ambient;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Tiếp nhận: every contribution this workspace sees, what waits for an answer first to hand.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class IndexModel(
    ContributionQueries queries, PairingListQueries lists, PairingQueries pairings, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, IClock clock,
    IStringLocalizer<PairingResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "panel")]
    public string? Panel { get; set; }

    public ContributionFilter Filter { get; private set; } = new();

    public ContributionList List { get; private set; } = new([], new ContributionTotals(0, 0, 0, 0), new PageInfo(1, PageInfo.DefaultSize, 0), []);

    /// <summary>Loaded only when the filter form is open or a chip needs a name.</summary>
    public PairingFacets? Facets { get; private set; }

    public IReadOnlyList<(string Code, string Name)> Groups { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public bool CrossesLocalities => access.Kind != WorkspaceKind.Locality;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = ContributionFilter.Parse(Request.QueryString.Value);
        List = await queries.ListAsync(Filter, Sort, Number, PageInfo.DefaultSize, cancellationToken);
        if (CrossesLocalities)
        {
            Localities = (await workspaces.LocalitiesAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);
        }

        if (Panel == "filters" || Filter.Sponsor is not null || Filter.Unit is not null || Filter.Group is not null)
        {
            Facets = await lists.FacetsAsync(cancellationToken);
            Groups = [.. (await pairings.ContentGroupsAsync(cancellationToken)).Select(g => (g.Code, PairingWords.IsEnglish ? g.NameEn : g.Name))];
        }

        Chips = [.. await ChipsAsync(cancellationToken)];
    }

    /// <summary>Exactly what is shown: same filter, same order.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Pairings.Export))
        {
            return Forbid();
        }

        await OnGetAsync(cancellationToken);
        var rows = await queries.AllAsync(Filter, Sort, cancellationToken);
        var groups = (await pairings.ContentGroupsAsync(cancellationToken)).ToDictionary(g => g.Code, g => PairingWords.IsEnglish ? g.NameEn : g.Name);
        ExcelColumn[] columns =
        [
            new(texts["Column.Code"]), new(texts["Column.Contribution"], Width: 40), new(texts["Pledge.Kind"]), new(texts["Pledge.Group"], Width: 24), new(texts["Pledge.Source"], Width: 24),
            new(texts["Column.Sponsor"], Width: 36), new(texts["Column.Receiver"], Width: 24), new(texts["Column.Locality"], Width: 20), new(texts["Agreement.Unit"]),
            new(texts["Export.PledgedQuantity"], ExcelKind.Quantity), new(texts["Export.GivenQuantity"], ExcelKind.Quantity), new(texts["Export.ReceivedQuantity"], ExcelKind.Quantity),
            new(texts["Export.PledgedDong"], ExcelKind.Money), new(texts["Export.GivenDong"], ExcelKind.Money), new(texts["Export.ReceivedDong"], ExcelKind.Money),
            new(texts["Pledge.PledgedOn"], ExcelKind.Date), new(texts["Column.Due"], ExcelKind.Date), new(texts["Column.Latest"], ExcelKind.Date), new(texts["Column.State"], Width: 18),
        ];
        var table = new ExcelTable(texts["Contributions.Title"], columns, rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Number, r.Title, texts["ContributionKind." + r.Kind].Value, groups.GetValueOrDefault(r.ContentGroupCode) ?? r.ContentGroupCode, texts["FundingSource." + r.FundingSource].Value,
            r.SponsorName, r.ReceiverName, Localities.GetValueOrDefault(r.TenantId), r.Unit,
            Measured(r, r.PledgedThousandths), Measured(r, r.GivenThousandths), Measured(r, r.ReceivedThousandths),
            r.PledgedDong, Priced(r, r.GivenDong), Priced(r, r.ReceivedDong), r.PledgedOn, r.DueOn, r.LastReceivedOn, texts.PillOf(r, clock.Today).Text,
        ]))
        {
            Notes = [.. Chips.Select(c => $"{c.Label}: {c.Value}"), texts["Export.By", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
            Totals =
            [
                texts["Contributions.Sum"].Value, null, null, null, null, null, null, null, null, null, null, null,
                List.Totals.PledgedDong, List.Totals.GivenDong, List.Totals.ReceivedDong, null, null, null, null,
            ],
        };
        return ExcelExporter.ToFile(texts["Contributions.Title"], table);
    }

    /// <summary>The same list with the filter form open, or as a file.</summary>
    public string UrlWith(string key, string value)
    {
        var query = Filter.ToQuery();
        var sort = Sort is null ? "" : "&sort=" + Uri.EscapeDataString(Sort);
        return Request.PathBase + Request.Path + (query.Length == 0 ? "?" : query + "&") + key + "=" + value + sort;
    }

    private static long? Measured(ContributionRow row, long? thousandths) => row.IsCash ? null : thousandths;

    /// <summary>What has no price has no value, which is not nought.</summary>
    private static long? Priced(ContributionRow row, long dong) => row.PledgedDong is null ? null : dong;

    private async Task<IEnumerable<FilterChip>> ChipsAsync(CancellationToken cancellationToken)
    {
        var code = Filter.Pairing is { } pairing
            ? (await access.PairingsAsync(cancellationToken)).Where(p => p.Id == pairing).Select(p => p.Code + " · " + p.SponsorNames + " – " + p.ReceiverNames).FirstOrDefault() ?? Format.Unknown
            : null;
        (string Key, string Label, string? Value)[] chips =
        [
            ("pairing", "Filter.Pairing", code),
            ("state", "Filter.State", Filter.State is { } state ? texts["ContributionState." + state].Value : null),
            ("kind", "Pledge.Kind", Filter.Kind is { } kind ? texts["ContributionKind." + kind].Value : null),
            ("group", "Pledge.Group", Filter.Group is { } group ? Groups.FirstOrDefault(g => g.Code == group).Name ?? Format.Unknown : null),
            ("sponsor", "Filter.Sponsor", NameOf(Facets?.Sponsors, Filter.Sponsor)),
            ("unit", "Filter.Receiver", NameOf(Facets?.Units, Filter.Unit)),
            ("locality", "Filter.Locality", Filter.Locality is { } locality ? Localities.GetValueOrDefault(locality) ?? Format.Unknown : null),
            ("year", "Filter.PledgeYear", Filter.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("q", "Filter.Text", Filter.Text),
        ];
        return chips.Where(c => c.Value is not null).Select(c => new FilterChip(texts[c.Label], c.Value!, c.Key));
    }

    private static string? NameOf(IReadOnlyList<(Guid Id, string Name)>? choices, Guid? id) =>
        id is null ? null : choices?.FirstOrDefault(c => c.Id == id).Name ?? Format.Unknown;
}
