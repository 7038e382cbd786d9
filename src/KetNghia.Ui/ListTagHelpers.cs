using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>A sortable column head. The order is the query value <c>sort=key</c> or <c>sort=-key</c>.</summary>
[HtmlTargetElement("sort-th", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SortHeadTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    public const string QueryKey = "sort";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Key { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Second line of the head: the unit.</summary>
    public string? Unit { get; set; }

    public bool Num { get; set; }

    /// <summary>The list's order when the query names none, for example "name" or "-date".</summary>
    public string? Default { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query[QueryKey].ToString();
        var order = asked.Length > 0 ? asked : Default ?? "";
        var up = order == Key;
        var down = order == "-" + Key;
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (Num)
        {
            output.Attributes.SetAttribute("class", "num");
        }

        if (up || down)
        {
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        }

        var url = QueryUrl.With(request, (QueryKey, up ? "-" + Key : Key), (PageInfo.NumberKey, null));
        var html = new HtmlContentBuilder().Put("<a class=\"th-sort\" href=\"{0}\"{1}>{2}", url, new HtmlString(up || down ? " aria-current=\"true\"" : ""), Text);
        if (up || down)
        {
            html.Put("<span aria-hidden=\"true\">{0}</span><span class=\"visually-hidden\">, {1}</span>", up ? "↑" : "↓", texts[up ? "Sort.Ascending" : "Sort.Descending"].Value);
        }

        html.Html("</a>");
        if (Unit is not null)
        {
            html.Put("<br><span class=\"fw-normal\">{0}</span>", Unit);
        }

        output.Content.SetHtmlContent(html);
    }
}

/// <summary>Filters in use; each ✕ is a link to the list without it. Child content stands at the end (add a filter, choose columns).</summary>
[HtmlTargetElement("filter-chips", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilterChipsTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<FilterChip> Items { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var child = await output.GetChildContentAsync();
        if (Items.Count == 0 && child.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "ul";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chips mb-3");
        output.Attributes.SetAttribute("aria-label", texts["Chips.Label"].Value);
        var html = new HtmlContentBuilder();
        if (Items.Count > 0)
        {
            html.Html("<li class=\"mute small\">").Html(Markup.SmallIcon(http, "filter")).Put(" {0}</li>", texts["Chips.Filtering"].Value);
        }

        foreach (var chip in Items)
        {
            var shown = $"{chip.Label}: {chip.Value}";
            html.Put("<li class=\"chip\">{0}<a href=\"{1}\" aria-label=\"{2}\">", shown, QueryUrl.Without(http.Request, chip.QueryKey, chip.QueryValue), texts["Chips.Remove", shown].Value)
                .Html(Markup.SmallIcon(http, "x")).Html("</a></li>");
        }

        if (Items.Count > 1)
        {
            var clear = QueryUrl.With(http.Request, [.. Items.Select(i => (i.QueryKey, (string?)null)).Distinct(), (PageInfo.NumberKey, null)]);
            html.Put("<li class=\"small\"><a href=\"{0}\">{1}</a></li>", clear, texts["Chips.Clear"].Value);
        }

        output.Content.SetHtmlContent(html.Html(child));
    }
}
