using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <param name="Shown">The value in words: "3,4".</param>
/// <param name="Note">Beside the value: "74,4 %".</param>
/// <param name="Total">Name of the figure; the raw value goes beside it for checking from outside.</param>
public sealed record RankDatum(string Label, long Value, string Shown, string? Note = null, string? Url = null, string? Total = null, BarFill Fill = BarFill.Received);

/// <summary>
/// Values one below the other, each with its name, its bar and its figure: reads at every width because the words are text
/// beside the bars, not part of a drawing that shrinks.
/// </summary>
[HtmlTargetElement("rank-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RankBarsTagHelper : TagHelper
{
    public IReadOnlyList<RankDatum> Items { get; set; } = [];

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var max = Math.Max(Items.Select(i => i.Value).DefaultIfEmpty(0).Max(), 1);
        var id = "r" + context.UniqueId;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ranks");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", id + "t");
        output.Attributes.SetAttribute("aria-describedby", id + "d");
        var html = new HtmlContentBuilder()
            .Put("<p class=\"visually-hidden\" id=\"{0}t\">{1}</p><p class=\"visually-hidden\" id=\"{0}d\">{2}</p><ul>", id, Title, Description);
        foreach (var item in Items)
        {
            Row(html, item, max);
        }

        output.Content.SetHtmlContent(html.Html("</ul>"));
    }

    private static void Row(HtmlContentBuilder html, RankDatum item, long max)
    {
        html.Html("<li>").Link(item.Url, item.Label, "l").Html(SvgBarTagHelper.Render([new BarPart(item.Value, item.Fill)], max, null))
            .Put("<span class=\"tn b\"{0}>{1}</span>", TotalOf(item.Total, item.Value), item.Shown);
        if (item.Note is not null)
        {
            html.Put("<span class=\"tn mute\">{0}</span>", item.Note);
        }

        html.Html("</li>");
    }

    internal static IHtmlContent TotalOf(string? total, long? raw) => total is null
        ? HtmlString.Empty
        : new HtmlFormattableString(" data-total=\"{0}\" data-value=\"{1}\"", total, raw?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
}

/// <param name="Level">0 not in the scale (a giver), 1–5 low to high.</param>
/// <param name="Total">Name of the figure; the raw value goes beside it for checking from outside.</param>
public sealed record MapTile(
    string Name, int Row, int Column, int Level, string Value, string? Note = null, string? Url = null, string? Total = null, long? Raw = null);

/// <summary>Tile map: one tile a locality, where it roughly lies. Server-made SVG.</summary>
[HtmlTargetElement("tile-map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TileMapTagHelper : TagHelper
{
    private const int TileWidth = 92;
    private const decimal TileHeight = 70.5m;

    public IReadOnlyList<MapTile> Items { get; set; } = [];

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var columns = Items.Select(i => i.Column).DefaultIfEmpty(0).Max() + 1;
        var rows = Items.Select(i => i.Row).DefaultIfEmpty(0).Max() + 1;
        var id = "m" + context.UniqueId;
        output.TagName = null;
        var html = new HtmlContentBuilder().Put(
            "<svg class=\"fig fig-own map\" width=\"{0}\" viewBox=\"0 0 {0} {1}\" role=\"{5}\" aria-labelledby=\"{2}t {2}d\"><title id=\"{2}t\">{3}</title><desc id=\"{2}d\">{4}</desc>",
            columns * TileWidth, SvgBarTagHelper.Number(rows * TileHeight), id, Title, Description, Items.Any(i => i.Url is not null) ? "group" : "img");
        foreach (var tile in Items)
        {
            Tile(html, tile);
        }

        output.Content.SetHtmlContent(html.Html("</svg>"));
    }

    private static void Tile(HtmlContentBuilder html, MapTile tile)
    {
        var x = tile.Column * TileWidth;
        var y = tile.Row * TileHeight;
        var middle = x + 45;
        var ink = tile.Level switch { >= 4 => "w", 0 => "n", _ => "d" };
        html.Html(tile.Url is null ? HtmlString.Empty : new HtmlFormattableString("<a href=\"{0}\">", tile.Url))
            .Put("<rect class=\"tl m{0}\" x=\"{1}\" y=\"{2}\" width=\"90\" height=\"68\" rx=\"5\"/>", Math.Clamp(tile.Level, 0, 5), x, SvgBarTagHelper.Number(y))
            .Put("<text class=\"{0}\" x=\"{1}\" y=\"{2}\" font-size=\"12.5\" text-anchor=\"middle\">{3}</text>", ink, middle, SvgBarTagHelper.Number(y + 21), tile.Name)
            .Put("<text class=\"{0}\" x=\"{1}\" y=\"{2}\" font-size=\"{3}\" font-weight=\"{4}\" text-anchor=\"middle\"{6}>{5}</text>", ink, middle, SvgBarTagHelper.Number(y + 43),
                tile.Level == 0 ? "12.5" : "17", tile.Level == 0 ? "400" : "700", tile.Value, RankBarsTagHelper.TotalOf(tile.Total, tile.Raw));
        if (tile.Note is not null)
        {
            html.Put("<text class=\"{0}\" x=\"{1}\" y=\"{2}\" font-size=\"11.5\" text-anchor=\"middle\">{3}</text>", ink, middle, SvgBarTagHelper.Number(y + 59), tile.Note);
        }

        html.Html(tile.Url is null ? "" : "</a>");
    }
}
