using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Tiếp nhận: every contribution this workspace sees, what waits for an answer first to hand.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class IndexModel(
    ContributionQueries queries, PairingListQueries lists, PairingQueries pairings, PairingAccess access, IWorkspaceDirectory workspaces, ListExports exports, ICurrentUser user,
    RecordCodes codes, ShownYear shown, IClock clock, IStringLocalizer<PairingResource> texts) : ListPage(access, workspaces, shown, clock, texts)
{
    public ContributionFilter Filter { get; private set; } = new();

    public ContributionList List { get; private set; } = new([], new ContributionTotals(0, 0, 0, 0), new PageInfo(1, PageInfo.DefaultSize, 0), []);

    public ExportButton? Export { get; private set; }

    protected override string Query => Filter.ToQuery();

    protected override string? ViewName => Filter.View == ContributionView.All ? null : Texts["ContributionView." + Filter.View].Value;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = ContributionFilter.Parse(Request.QueryString.Value) with { Year = YearShown() };
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
            .. CrossesLocalities ? [LocalityField(Filter.Locality)] : Array.Empty<FilterField>(),
        ];
        Show(
            fields, ("view", "", Filter.View == ContributionView.All ? null : Filter.View.ToString(), null),
            Year("Filter.PledgeYear", Filter.Year), ("pairing", Texts["Filter.Pairing"], Filter.Pairing?.ToString(), await PairingAsync(cancellationToken)));
        Export = user.May(PairingPermissions.Pairings.Export) ? await this.ExportButtonAsync(exports, Texts["Export.Exactly"], List.Totals.Count, cancellationToken) : null;
    }

    /// <summary>Exactly what is shown: same filter, same order.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) => await this.GiveListAsync(exports, await RequestAsync(cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) => await this.AskForListAsync(exports, await RequestAsync(cancellationToken), cancellationToken);

    private async Task<ExportRequest> RequestAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return ExportRequest.Of(ContributionExport.Key, new ShownList(Query, Sort), Chips);
    }

    private async Task<string?> PairingAsync(CancellationToken cancellationToken) => Filter.Pairing is { } pairing
        ? await (await Access.PairingsAsync(cancellationToken)).Where(p => p.Id == pairing)
            .Select(p => new { p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames }).FirstOrDefaultAsync(cancellationToken) is { } found
            ? $"{codes.Shown(found.TenantId, found.Code)} · {found.SponsorNames} – {found.ReceiverNames}"
            : Format.Unknown
        : null;
}
