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
    private const int Ranked = 10;

    /// <summary>Only localities named so.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only localities of this province.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Province { get; set; }

    /// <summary>Localities one by one, however many.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public ProvinceOverview Overview { get; private set; } = null!;

    /// <summary>What the tables and the map show: localities, or groups of them.</summary>
    public IReadOnlyList<LocalityLine> Lines { get; private set; } = [];

    public PageInfo Paging { get; private set; } = PageInfo.Of(1, 0, ProvinceOverviewQueries.Most);

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    /// <summary>There are more localities than one page shows.</summary>
    public bool IsPaged => Overview.Receivers.Count > ProvinceOverviewQueries.Most;

    private bool IsLarge => Overview.Localities.Count > ProvinceOverviewQueries.Most;

    public bool IsGrouped => Lines.Any(l => l.IsGroup);

    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    public IReadOnlyList<RankDatum> Ranks { get; private set; } = [];

    /// <summary>Lower bounds of the shades after the first.</summary>
    public IReadOnlyList<long> Steps { get; private set; } = [];

    public int ActiveCommunes => Active(Overview.Communes, Period.Quarter);

    public static int Active(IEnumerable<PlaceLine> communes, int quarter) => communes.Count(c => c.IsActive(quarter));

    /// <summary>Communes of a line that have seen nothing in the quarter, by name.</summary>
    public IReadOnlyList<PlaceLine> Silent(LocalityLine line) =>
        [.. line.Communes.Where(c => !c.IsActive(Period.Quarter)).OrderBy(c => line.IsGroup ? "" : VietnameseText.SortKey(c.Name), StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Enter(WorkspaceKind.Province);
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        var lines = await ChosenAsync(cancellationToken);
        Paging = PageInfo.Of(Number, lines.Count, ProvinceOverviewQueries.Most);
        Lines = [.. lines.Skip(Paging.Skip).Take(Paging.Size)];
        Steps = ShadeSteps.Of(Lines.Select(l => l.Help.ReceivedDong));
        var drawn = IsLarge ? Lines : [.. Overview.Localities.Where(l => l.IsGiver || lines.Contains(l))];
        var places = IsLarge ? InRows(drawn) : TilePlaces.Of(drawn.Select(l => l.Slug));
        Tiles = [.. drawn.Select(l => Tile(l, places[l.Slug]))];
        Ranks = [.. lines.OrderByDescending(l => l.Help.ReceivedDong).Take(IsLarge ? Ranked : ProvinceOverviewQueries.Most)
            .Select(l => new RankDatum(
                (places.GetValueOrDefault(l.Slug)?.ShortName) ?? l.Name, l.Help.ReceivedDong, Format.Millions(l.Help.Received), Format.PercentOf(l.Help.Received, l.Help.Pledged),
                l.Help.Count == 0 ? null : Rows(l, OnlyReceived(l.Help)), "received-rank-" + l.Slug))];
        return Page();
    }

    /// <summary>The rows of a locality's figure, or the localities of a group.</summary>
    public string? Rows(LocalityLine line, FigureOnly? only = null) => line.IsGroup ? Inside(line) : Rows(only, line.Id);

    public string? Rows(LocalityLine line, long? figure, FigureOnly only) => Rows(line, figure is null ? null : only);

    public string? Pairings(LocalityLine line) => line.IsGroup ? Inside(line) : Pairings(line.Id);

    public string? Communes(LocalityLine line, bool? has = null, int? quarter = null) => line.IsGroup ? Inside(line) : Communes(has, line.Id, quarter);

    public string? Inside(LocalityLine group) =>
        Url.Page("/Overviews/Province", new { area = "Pairing", year = Shown.Value, quarter = Period.Quarter, province = group.Id });

    private async Task<IReadOnlyList<LocalityLine>> ChosenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<LocalityLine> lines = Overview.Receivers;
        var chips = new List<FilterChip>();
        if (Province is { } province)
        {
            lines = await overviews.WithinAsync(lines, province, cancellationToken);
            chips.Add(new FilterChip(texts["Province.Within"], await overviews.NameOfAsync(province, cancellationToken) ?? Format.Unknown, "province"));
        }

        if (VietnameseText.Fold(Q) is { Length: > 0 } words)
        {
            lines = [.. lines.Where(l => VietnameseText.Fold(l.Name).Contains(words, StringComparison.Ordinal))];
            chips.Add(new FilterChip(texts["Col.Locality"], VietnameseText.Clean(Q), "q"));
        }

        Chips = chips;
        return chips.Count == 0 && !All && IsPaged ? await overviews.GroupedAsync(lines, cancellationToken) : lines;
    }

    /// <summary>A country has no map of tiles: they stand in the order of the table.</summary>
    private static Dictionary<string, TilePlace> InRows(IReadOnlyList<LocalityLine> lines) =>
        lines.Index().ToDictionary(l => l.Item.Slug, l => new TilePlace(l.Index / TilePlaces.Columns, l.Index % TilePlaces.Columns, null));

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
                line.Help.Count == 0 ? null : Rows(line, OnlyReceived(line.Help)), "received-tile-" + line.Slug, line.Help.Received);
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
