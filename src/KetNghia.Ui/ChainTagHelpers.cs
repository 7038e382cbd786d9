using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>Fill of a bar: the five links of the chain in their order, then good, watch, bad, unknown.</summary>
public enum BarFill
{
    Need = 1,
    Pledge = 2,
    Received = 3,
    Used = 4,
    Working = 5,
    Bad,
    Warn,
    Unknown,
}

public sealed record BarPart(long Value, BarFill Fill, string? Label = null);

/// <summary>A bar as inline SVG: no style attribute, prints.</summary>
[HtmlTargetElement("svg-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SvgBarTagHelper : TagHelper
{
    /// <summary>Single value against <see cref="Max"/>.</summary>
    public long? Value { get; set; }

    public long? Max { get; set; }

    public BarFill Fill { get; set; } = BarFill.Received;

    /// <summary>Several parts of the whole <see cref="Max"/> (or of their sum).</summary>
    public IReadOnlyList<BarPart>? Parts { get; set; }

    /// <summary>Words for screen readers; without them the bar is decoration beside a number.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Parts ?? [new BarPart(Value ?? 0, Fill)], Max, Label));
    }

    internal static IHtmlContent Render(IReadOnlyList<BarPart> parts, long? max, string? label)
    {
        var whole = Math.Max(max ?? parts.Sum(p => p.Value), 1);
        var html = new HtmlContentBuilder().Put("<svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" {0}>",
            label is null ? new HtmlString("aria-hidden=\"true\"") : new HtmlFormattableString("role=\"img\" aria-label=\"{0}\"", label));
        html.Html("<rect class=\"bg\" width=\"100\" height=\"6\"/>");
        var at = 0m;
        foreach (var part in parts)
        {
            var width = Math.Clamp(decimal.Round(part.Value * 100m / whole, 1), 0, 100 - at);
            html.Put("<rect class=\"v {0}\" x=\"{1}\" width=\"{2}\" height=\"6\"/>", Css(part.Fill), Number(at), Number(width));
            at += width;
        }

        return html.Html("</svg>");
    }

    internal static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Css(BarFill fill) => fill switch
    {
        BarFill.Bad => "vbad",
        BarFill.Warn => "vwarn",
        BarFill.Unknown => "vun",
        _ => "v" + ((int)fill).ToString(CultureInfo.InvariantCulture),
    };
}

/// <param name="Value">As shown: "690", "8/12".</param>
/// <param name="Total">Name of the total; the raw figure goes beside it for checking from outside.</param>
public sealed record ChainCell(
    string Label,
    string Value,
    string? Unit,
    string? Url,
    string? Strong = null,
    string? Sub = null,
    IReadOnlyList<BarPart>? Parts = null,
    long? Max = null,
    string? PartsLabel = null,
    string? Total = null,
    long? Raw = null);

/// <summary>nhu cầu → cam kết → đã nhận → đã dùng → còn hoạt động: same words, order and colours everywhere.</summary>
[HtmlTargetElement("chain", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChainTagHelper : TagHelper
{
    public IReadOnlyList<ChainCell> Items { get; set; } = [];

    /// <summary>One below the other, for the rail.</summary>
    public bool Vertical { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Vertical ? "chain chain-v" : "chain");
        var html = new HtmlContentBuilder();
        foreach (var cell in Items)
        {
            Cell(html, cell);
        }

        output.Content.SetHtmlContent(html);
    }

    private static void Cell(HtmlContentBuilder html, ChainCell cell)
    {
        html.Put("<li><span class=\"l\">{0}</span><span{1}>", cell.Label, RankBarsTagHelper.TotalOf(cell.Total, cell.Raw));
        html.Link(cell.Url, cell.Value, "n");
        if (cell.Unit is not null)
        {
            html.Put(" <span class=\"u\">{0}</span>", cell.Unit);
        }

        html.Html("</span>").Html(SvgBarTagHelper.Render(cell.Parts ?? [], cell.Max, cell.PartsLabel)).Html("<span class=\"s\">");
        if (cell.Strong is not null)
        {
            html.Put("<b>{0}</b> ", cell.Strong);
        }

        html.Text(cell.Sub ?? (cell.Strong is null ? Format.Unknown : "")).Html("</span></li>");
    }
}
