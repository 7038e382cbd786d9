using System.Globalization;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan địa bàn.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class LocalityModel(
    LocalityOverviewQueries overviews, OverviewWatch watch, ICurrentWorkspace workspace, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts)
    : OverviewPage(workspace, shown, clock)
{
    /// <summary>Places of a page, and sponsors that are shown; the rest stands in their lists.</summary>
    public const int Most = 25;

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public LocalityOverview Overview { get; private set; } = null!;

    public PageInfo Paging { get; private set; } = PageInfo.Of(1, 0, Most);

    public IEnumerable<PlaceLine> Places => Overview.Places.Skip(Paging.Skip).Take(Paging.Size);

    public IReadOnlyList<WatchLine> Watch { get; private set; } = [];

    public string Name { get; private set; } = "";

    public int Covered => Overview.Places.Count(p => p.IsCovered);

    public int Active => Overview.Places.Count(p => p.IsCovered && p.IsActive(Period.Quarter));

    /// <summary>Received by content group, as bars of the largest.</summary>
    public IReadOnlyList<ChainCell> Groups
    {
        get
        {
            var largest = Math.Max(1, Overview.Groups.Select(g => Math.Max(g.Help.PledgedDong, g.Help.ReceivedDong)).DefaultIfEmpty(0).Max());
            return [.. Overview.Groups.Select(g => new ChainCell(
                g.Name, Format.Millions(g.Help.Received), null,
                g.Help.Count == 0 ? null : Rows(g.Help.ReceivedDong == 0 ? null : FigureOnly.Received, group: g.Code),
                Sub: SubOf(g.Help),
                Parts: [new BarPart(g.Help.ReceivedDong, BarFill.Received)], Max: largest, Total: "received-" + g.Code, Raw: g.Help.Received))];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Name = Enter(WorkspaceKind.Locality).Name;
        Overview = await overviews.ReadAsync(Period, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellationToken);
        Paging = PageInfo.Of(Number, Overview.Places.Count, Most);
        Watch = await watch.LinesAsync(Period, compares: false, cancellationToken);
        return Page();
    }

    private string SubOf(HelpSums help) => help switch
    {
        { Count: 0 } => texts["Locality.GroupNone"],
        { Pledged: null } => texts["Locality.GroupUnpriced", help.Count],
        _ => texts["Locality.GroupOf", Format.Millions(help.Pledged), Format.PercentOf(help.Received, help.Pledged)],
    };
}
