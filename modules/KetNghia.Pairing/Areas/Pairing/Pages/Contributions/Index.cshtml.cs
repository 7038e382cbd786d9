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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Tiếp nhận: every contribution this workspace sees, what waits for an answer first to hand.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class IndexModel(
    ContributionQueries queries, PairingListQueries lists, PairingQueries pairings, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, IClock clock,
    IStringLocalizer<PairingResource> texts) : ListPage(access, workspaces, clock, texts)
{
    public ContributionFilter Filter { get; private set; } = new();

    public ContributionList List { get; private set; } = new([], new ContributionTotals(0, 0, 0, 0), new PageInfo(1, PageInfo.DefaultSize, 0), []);

    protected override string Query => Filter.ToQuery();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = ContributionFilter.Parse(Request.QueryString.Value);
        List = await queries.ListAsync(Filter, Sort, Number, PageInfo.DefaultSize, cancellationToken);
        await LoadLocalitiesAsync(cancellationToken);
        var asks = IsFormOpen || Filter.Sponsor is not null || Filter.Unit is not null || Filter.Group is not null;
        var facets = asks ? await lists.FacetsAsync(cancellationToken) : null;
        var groups = asks ? await pairings.ContentGroupsAsync(cancellationToken) : [];
        FilterField[] fields =
        [
            Words(Filter.Text), OneOf("state", "Filter.State", Filter.State), OneOf("kind", "Pledge.Kind", Filter.Kind),
            new("group", Texts["Pledge.Group"], Filter.Group, [.. groups.Select(g => (g.Code, PairingWords.IsEnglish ? g.NameEn : g.Name))]),
            OneOf("sponsor", "Filter.Sponsor", Filter.Sponsor, facets?.Sponsors), OneOf("unit", "Filter.Receiver", Filter.Unit, facets?.Units),
            Year("Filter.PledgeYear", Filter.Year),
            .. CrossesLocalities ? [LocalityField(Filter.Locality)] : Array.Empty<FilterField>(),
        ];
        Show(
            fields, ("view", "", Filter.View == ContributionView.All ? null : Filter.View.ToString(), null),
            ("pairing", Texts["Filter.Pairing"], Filter.Pairing?.ToString(), await PairingAsync(cancellationToken)));
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
            new(Texts["Column.Code"]), new(Texts["Column.Contribution"], Width: 40), new(Texts["Pledge.Kind"]), new(Texts["Pledge.Group"], Width: 24), new(Texts["Pledge.Source"], Width: 24),
            new(Texts["Column.Sponsor"], Width: 36), new(Texts["Column.Receiver"], Width: 24), new(Texts["Column.Locality"], Width: 20), new(Texts["Agreement.Unit"]),
            new(Texts["Export.PledgedQuantity"], ExcelKind.Quantity), new(Texts["Export.GivenQuantity"], ExcelKind.Quantity), new(Texts["Export.ReceivedQuantity"], ExcelKind.Quantity),
            new(Texts["Export.PledgedDong"], ExcelKind.Money), new(Texts["Export.GivenDong"], ExcelKind.Money), new(Texts["Export.ReceivedDong"], ExcelKind.Money),
            new(Texts["Pledge.PledgedOn"], ExcelKind.Date), new(Texts["Column.Due"], ExcelKind.Date), new(Texts["Column.Latest"], ExcelKind.Date), new(Texts["Column.State"], Width: 18),
        ];
        var table = new ExcelTable(Texts["Contributions.Title"], columns, rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Number, r.Title, Texts["ContributionKind." + r.Kind].Value, groups.GetValueOrDefault(r.ContentGroupCode) ?? r.ContentGroupCode, Texts["FundingSource." + r.FundingSource].Value,
            r.SponsorName, r.ReceiverName, Localities.GetValueOrDefault(r.TenantId), r.Unit,
            Measured(r, r.PledgedThousandths), Measured(r, r.GivenThousandths), Measured(r, r.ReceivedThousandths),
            r.PledgedDong, Priced(r, r.GivenDong), Priced(r, r.ReceivedDong), r.PledgedOn, r.DueOn, r.LastReceivedOn, Texts.PillOf(r, Clock.Today).Text,
        ]))
        {
            Notes = [.. Chips.Select(c => $"{c.Label}: {c.Value}"), Texts["Export.By", user.Required.FullName, Format.DateTime(Clock.UtcNow)]],
            Totals =
            [
                Texts["Contributions.Sum"].Value, null, null, null, null, null, null, null, null, null, null, null,
                List.Totals.PledgedDong, List.Totals.GivenDong, List.Totals.ReceivedDong, null, null, null, null,
            ],
        };
        return ExcelExporter.ToFile(Texts["Contributions.Title"], table);
    }

    private static long? Measured(ContributionRow row, long? thousandths) => row.IsCash ? null : thousandths;

    /// <summary>What has no price has no value, which is not nought.</summary>
    private static long? Priced(ContributionRow row, long dong) => row.PledgedDong is null ? null : dong;

    private async Task<string?> PairingAsync(CancellationToken cancellationToken) => Filter.Pairing is { } pairing
        ? await (await Access.PairingsAsync(cancellationToken)).Where(p => p.Id == pairing)
            .Select(p => p.Code + " · " + p.SponsorNames + " – " + p.ReceiverNames).FirstOrDefaultAsync(cancellationToken) ?? Format.Unknown
        : null;
}
