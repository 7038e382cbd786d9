using KetNghia.Framework.Ambient;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Cặp kết nghĩa: saved views, filters, totals, rows.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
internal sealed class IndexModel(
    PairingListQueries queries, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, IClock clock,
    IStringLocalizer<PairingResource> texts) : PageModel
{
    public static readonly int[] Sizes = [10, 25, 50];

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "size")]
    public int? Size { get; set; }

    [BindProperty(SupportsGet = true, Name = "panel")]
    public string? Panel { get; set; }

    public PairingFilter Filter { get; private set; } = new();

    public PairingList List { get; private set; } = new([], new PairingTotals(0, 0, 0), new PageInfo(1, PageInfo.DefaultSize, 0), []);

    /// <summary>Loaded only when the filter form is open.</summary>
    public PairingFacets? Facets { get; private set; }

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public bool CrossesLocalities => access.Kind != WorkspaceKind.Locality;

    public int PageSize => Sizes.Contains(Size ?? 0) ? Size!.Value : PageInfo.DefaultSize;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = PairingFilter.Parse(Request.QueryString.Value);
        List = await queries.ListAsync(Filter, Sort, Number, PageSize, cancellationToken);
        if (CrossesLocalities)
        {
            Localities = (await workspaces.LocalitiesAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);
        }

        if (Panel == "filters" || Filter.Sponsor is not null || Filter.Unit is not null || Filter.Programme is not null)
        {
            Facets = await queries.FacetsAsync(cancellationToken);
        }

        Chips = [.. ChipsOf()];
    }

    /// <summary>Exactly what is shown: same filter, same order, same columns.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Pairings.Export))
        {
            return Forbid();
        }

        await OnGetAsync(cancellationToken);
        var rows = await queries.AllAsync(Filter, Sort, cancellationToken);
        ExcelColumn[] columns =
        [
            new(texts["Column.Code"]), new(texts["Column.Sponsor"], Width: 40), new(texts["Column.Receiver"], Width: 30), new(texts["Column.Locality"], Width: 20),
            new(texts["Filter.Form"]), new(texts["Column.State"]), new(texts["PairingForm.From"], ExcelKind.Date), new(texts["PairingForm.To"], ExcelKind.Date),
            new(texts["Column.Pledged"], ExcelKind.Money), new(texts["Column.Given"], ExcelKind.Money), new(texts["Column.Received"], ExcelKind.Money),
            new(texts["Column.Latest"], ExcelKind.Date),
        ];
        var table = new ExcelTable(texts["Pairings.Title"], columns, rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Code, r.SponsorNames, r.ReceiverNames, Localities.GetValueOrDefault(r.TenantId), texts["PairingForm." + r.Form].Value, texts["PairingState." + r.State].Value,
            r.FromOn, r.ToOn, r.PledgedDong, r.GivenDong, r.ReceivedDong, r.LastReceivedOn,
        ]))
        {
            Notes = [.. Chips.Select(c => $"{c.Label}: {c.Value}"), texts["Export.By", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
            Totals = [texts["Pairings.Total", Format.Whole(rows.Count)].Value, null, null, null, null, null, null, null, rows.Sum(r => r.PledgedDong), rows.Sum(r => r.GivenDong), rows.Sum(r => r.ReceivedDong), null],
        };
        return ExcelExporter.ToFile(texts["Pairings.Title"], table);
    }

    /// <summary>The same list with another page size or with the filter form open.</summary>
    public string UrlWith(string key, string value)
    {
        var query = Filter.ToQuery();
        var sort = Sort is null ? "" : "&sort=" + Uri.EscapeDataString(Sort);
        var rest = $"{key}={value}{sort}";
        return Request.PathBase + Request.Path + (query.Length == 0 ? "?" : query + "&") + rest;
    }

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (Filter.State is { } state)
        {
            yield return new FilterChip(texts["Filter.State"], texts["PairingState." + state], "state");
        }

        if (Filter.Form is { } form)
        {
            yield return new FilterChip(texts["Filter.Form"], texts["PairingForm." + form], "form");
        }

        if (Filter.Sponsor is { } sponsor)
        {
            yield return new FilterChip(texts["Filter.Sponsor"], NameOf(Facets?.Sponsors, sponsor), "sponsor");
        }

        if (Filter.Unit is { } unit)
        {
            yield return new FilterChip(texts["Filter.Receiver"], NameOf(Facets?.Units, unit), "unit");
        }

        if (Filter.Programme is { } programme)
        {
            yield return new FilterChip(texts["Filter.Programme"], NameOf(Facets?.Programmes, programme), "programme");
        }

        if (Filter.Locality is { } locality)
        {
            yield return new FilterChip(texts["Filter.Locality"], Localities.GetValueOrDefault(locality) ?? Format.Unknown, "locality");
        }

        if (Filter.Year is { } year)
        {
            yield return new FilterChip(texts["Filter.Year"], year.ToString(System.Globalization.CultureInfo.InvariantCulture), "year");
        }

        if (Filter.Text is { } text)
        {
            yield return new FilterChip(texts["Filter.Text"], text, "q");
        }
    }

    private static string NameOf(IReadOnlyList<(Guid Id, string Name)>? choices, Guid id) =>
        choices?.FirstOrDefault(c => c.Id == id).Name ?? Format.Unknown;
}
