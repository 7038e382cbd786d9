using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Framework.Ui;

/// <param name="Shown">The value in words: "3,4".</param>
public sealed record ColumnDatum(string Label, long Value, string Shown, string? Url = null, BarFill Fill = BarFill.Received);

/// <summary>Columns as server-made SVG with title and description; show the table beside it.</summary>
[HtmlTargetElement("svg-columns", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SvgColumnsTagHelper : TagHelper
{
    private const int Height = 170;
    private const int Step = 64;

    public IReadOnlyList<ColumnDatum> Items { get; set; } = [];

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var width = Math.Max(Items.Count, 1) * Step;
        var max = Math.Max(Items.Select(i => i.Value).DefaultIfEmpty(0).Max(), 1);
        var id = "c" + context.UniqueId;
        output.TagName = null;
        var html = new HtmlContentBuilder()
            .Put("<svg class=\"fig fig-own\" width=\"{0}\" viewBox=\"0 0 {0} {1}\" role=\"{5}\" aria-labelledby=\"{2}t {2}d\"><title id=\"{2}t\">{3}</title><desc id=\"{2}d\">{4}</desc>",
                width, Height + 42, id, Title, Description, Items.Any(i => i.Url is not null) ? "group" : "img")
            .Put("<line class=\"ax\" x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>", width, Height + 18);
        foreach (var (index, item) in Items.Index())
        {
            Column(html, item, index * Step, decimal.Round(Math.Max(item.Value, 0) * (Height - 4m) / max, 1));
        }

        output.Content.SetHtmlContent(html.Html("</svg>"));
    }

    private static void Column(HtmlContentBuilder html, ColumnDatum item, int x, decimal height)
    {
        var open = item.Url is null ? HtmlString.Empty : (IHtmlContent)new HtmlFormattableString("<a href=\"{0}\">", item.Url);
        html.Html(open)
            .Put("<rect class=\"v{0}\" x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\" rx=\"3\"/>", Fill(item.Fill), x + 14, SvgBarTagHelper.Number(Height + 18 - height), Step - 28, SvgBarTagHelper.Number(height))
            .Put("<text class=\"lbl\" x=\"{0}\" y=\"{1}\" text-anchor=\"middle\">{2}</text>", x + (Step / 2), SvgBarTagHelper.Number(Height + 12 - height), item.Shown)
            .Put("<text class=\"axt\" x=\"{0}\" y=\"{1}\" text-anchor=\"middle\">{2}</text>", x + (Step / 2), Height + 36, item.Label)
            .Html(item.Url is null ? "" : "</a>");
    }

    private static string Fill(BarFill fill) => fill switch
    {
        BarFill.Bad => "bad",
        BarFill.Warn => "warn",
        BarFill.Unknown => "un",
        _ => ((int)fill).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <param name="Level">0 not in the scale (a giver), 1–5 low to high.</param>
public sealed record MapTile(string Name, int Row, int Column, int Level, string Value, string? Note = null, string? Url = null);

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
            .Put("<text class=\"{0}\" x=\"{1}\" y=\"{2}\" font-size=\"{3}\" font-weight=\"{4}\" text-anchor=\"middle\">{5}</text>", ink, middle, SvgBarTagHelper.Number(y + 43),
                tile.Level == 0 ? "12.5" : "17", tile.Level == 0 ? "400" : "700", tile.Value);
        if (tile.Note is not null)
        {
            html.Put("<text class=\"{0}\" x=\"{1}\" y=\"{2}\" font-size=\"11.5\" text-anchor=\"middle\">{3}</text>", ink, middle, SvgBarTagHelper.Number(y + 59), tile.Note);
        }

        html.Html(tile.Url is null ? "" : "</a>");
    }
}
