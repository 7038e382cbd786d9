using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan của tỉnh.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class ProvinceModel(
    ProvinceOverviewQueries overviews, ICurrentWorkspace workspace, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : OverviewPage(workspace, shown, clock)
{
    public ProvinceOverview Overview { get; private set; } = null!;

    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    public IReadOnlyList<RankDatum> Ranks { get; private set; } = [];

    /// <summary>Lower bounds of the shades after the first.</summary>
    public IReadOnlyList<long> Steps { get; private set; } = [];

    public int ActiveCommunes => Active(Overview.Communes, Period.Quarter);

    public int Sponsors => Overview.Sponsors.Count(s => s.Pairings > 0);

    public int SponsorsWithHelp => Overview.Sponsors.Count(s => s.Pairings > 0 && s.Help.Count > 0);

    public static int Active(IEnumerable<PlaceLine> communes, int quarter) => communes.Count(c => c.IsActive(quarter));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Enter(WorkspaceKind.Province);
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        Steps = ShadeSteps.Of(Overview.Receivers.Select(l => l.Help.ReceivedDong));
        var places = TilePlaces.Of(Overview.Localities.Select(l => l.Slug));
        Tiles = [.. Overview.Localities.Select(l => Tile(l, places[l.Slug]))];
        Ranks = [.. Overview.Receivers.OrderByDescending(l => l.Help.ReceivedDong)
            .Select(l => new RankDatum(
                places[l.Slug].ShortName ?? l.Name, l.Help.ReceivedDong, Format.Millions(l.Help.Received), Format.PercentOf(l.Help.Received, l.Help.Pledged),
                l.Help.Count == 0 ? null : Rows(OnlyReceived(l.Help), l.Id), "received-rank-" + l.Slug))];
        return Page();
    }

    /// <summary>"dưới 50", "50–150", "từ 300", in million đồng.</summary>
    public string ShadeText(int shade) => (shade, Steps.Count) switch
    {
        (_, 0) => texts["Province.ShadeAny"],
        (0, _) => texts["Province.ShadeUnder", Format.Millions(Steps[0], 0)],
        _ when shade == Steps.Count => texts["Province.ShadeFrom", Format.Millions(Steps[^1], 0)],
        _ => texts["Province.ShadeBetween", Format.Millions(Steps[shade - 1], 0), Format.Millions(Steps[shade], 0)],
    };

    private MapTile Tile(LocalityLine line, TilePlace place)
    {
        var name = place.ShortName ?? line.Name;
        if (!line.IsGiver)
        {
            return new MapTile(
                name, place.Row, place.Column, 1 + Steps.Count(s => line.Help.ReceivedDong >= s), Format.Millions(line.Help.Received, 0),
                line.Communes.Count == 0 ? null : texts["Province.TileCommunes", line.Communes.Count].Value,
                line.Help.Count == 0 ? null : Rows(OnlyReceived(line.Help), line.Id), "received-tile-" + line.Slug, line.Help.Received);
        }

        return line.GivenDong is { } given and > 0
            ? new MapTile(
                name, place.Row, place.Column, 0, texts["Province.TileGave", Format.Millions(given, 0)], null,
                Rows(FigureOnly.Received, sponsor: line.GiverId), "received-giver-" + line.Slug, given)
            : new MapTile(name, place.Row, place.Column, 0, texts["Province.Giver"]);
    }

    /// <summary>Where nothing has been received yet, the pledges are shown.</summary>
    private static FigureOnly? OnlyReceived(HelpSums help) => help.Received is > 0 ? FigureOnly.Received : null;
}
