using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>The parts of a record: six beside each other, the rest behind "Thêm", which says so when one of them is shown.</summary>
[HtmlTargetElement("record-tabs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RecordTabsTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    public const int Most = 6;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<ListLink> Items { get; set; } = [];

    /// <summary>What they are parts of.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tabs-row mb-3");
        var html = new HtmlContentBuilder().Put("<ul class=\"nav-tabs\" aria-label=\"{0}\">", Label);
        Links(html, Items.Take(Most));
        html.Html("</ul>");
        if (Items.Count > Most)
        {
            var rest = Items.Skip(Most).ToList();
            var shown = rest.Find(i => i.IsCurrent);
            html.Html(shown is null ? "<details class=\"drop tabs-more\"><summary>" : "<details class=\"drop tabs-more\"><summary class=\"on\">")
                .Text(shown is null ? texts["Record.More"].Value : texts["Record.More.Shown", shown.Text].Value)
                .Html(Markup.SmallIcon(ViewContext.HttpContext, "chevron-down"))
                .Put("</summary><ul class=\"drop-menu drop-end\" aria-label=\"{0}\">", texts["Record.More.Label"].Value);
            Links(html, rest);
            html.Html("</ul></details>");
        }

        output.Content.SetHtmlContent(html);
    }

    private static void Links(HtmlContentBuilder html, IEnumerable<ListLink> links)
    {
        foreach (var link in links)
        {
            html.Put(link.IsCurrent ? "<li><a href=\"{0}\" aria-current=\"page\">{1}" : "<li><a href=\"{0}\">{1}", link.Url, link.Text);
            if (link.Count is { } count)
            {
                html.Put(" <span class=\"n\">{0}</span>", Format.Whole(count));
            }

            html.Html("</a></li>");
        }
    }
}
