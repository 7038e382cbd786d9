using KetNghia.Framework.Ambient;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan của tỉnh.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class ProvinceModel(
    ProvinceOverviewQueries overviews, ICurrentWorkspace workspace, IClock clock, IStringLocalizer<OverviewResource> texts) : OverviewPage(workspace, clock)
{
    public ProvinceOverview Overview { get; private set; } = null!;

    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    public IReadOnlyList<ColumnDatum> Columns { get; private set; } = [];

    /// <summary>Lower bounds of the five shades.</summary>
    public IReadOnlyList<long> Shades { get; private set; } = [];

    public IEnumerable<LocalityLine> Receivers => Overview.Localities.Where(l => !l.IsGiver);

    public int Communes => Overview.Localities.Sum(l => l.Communes);

    public int IdleCommunes => Overview.Localities.Sum(l => l.Idle.Count);

    public long LargestPledge => Math.Max(1, Overview.Localities.Max(l => (long?)l.Help.Pledged) ?? 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Enter(WorkspaceKind.Province);
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        Shades = ShadesOf(Receivers.Select(l => l.Help.Received));
        var places = TilePlaces.Of(Overview.Localities.Select(l => l.Slug));
        Tiles = [.. Overview.Localities.Select(l => Tile(l, places[l.Slug]))];
        Columns = [.. Receivers.OrderByDescending(l => l.Help.Received).Take(10)
            .Select(l => new ColumnDatum(places[l.Slug].ShortName ?? l.Name, l.Help.Received, Format.Millions(l.Help.Received, 0), ListOf(l)))];
        return Page();
    }

    public string? ListOf(LocalityLine line) => Url.Page("/Overviews/Rows", new { area = "Pairing", locality = line.Id, year = Period.Year });

    public string? PairingsOf(LocalityLine line) => Url.Page("/Pairings/Index", new { area = "Pairing", locality = line.Id });

    private MapTile Tile(LocalityLine line, TilePlace place) => line.IsGiver
        ? new MapTile(place.ShortName ?? line.Name, place.Row, place.Column, 0, texts["Province.Giver"])
        : new MapTile(
            place.ShortName ?? line.Name, place.Row, place.Column, Level(line.Help.Received), Format.Millions(line.Help.Received, 0),
            texts["Province.TileCommunes", line.Communes], ListOf(line));

    private int Level(long received) => Math.Max(1, Shades.Count(s => received >= s));

    /// <summary>Five steps of equal width up to the largest figure, rounded to whole hundred million đồng.</summary>
    private static long[] ShadesOf(IEnumerable<long> figures)
    {
        const long Round = 100_000_000;
        var step = ((figures.DefaultIfEmpty(0).Max() / 5 / Round) + 1) * Round;
        return [0, step, step * 2, step * 3, step * 4];
    }
}
