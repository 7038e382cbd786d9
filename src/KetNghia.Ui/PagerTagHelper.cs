using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>"1–10 trong 21 cặp" and the page links; keeps filters and sort.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public PageInfo Value { get; set; } = new(1, PageInfo.DefaultSize, 0);

    /// <summary>What is counted, for example "cặp".</summary>
    public string? Noun { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card-footer d-flex flex-wrap align-items-center gap-2");
        var html = new HtmlContentBuilder().Put("<span class=\"small mute\">{0} {1}</span>", Range(), Noun);
        if (Value.Pages > 1)
        {
            html.Put("<nav class=\"ms-auto\" aria-label=\"{0}\"><ul class=\"pagination mb-0\">", texts["Pager.Label"].Value);
            Step(html, Value.Number - 1, texts["Pager.Previous"].Value, "prev");
            Numbers(html);
            Step(html, Value.Number + 1, texts["Pager.Next"].Value, "next");
            html.Html("</ul></nav>");
        }

        output.Content.SetHtmlContent(html);
    }

    private string Range() => Value.Total == 0
        ? texts["Pager.Empty"].Value
        : texts["Pager.Range", Format.Whole(Value.Skip + 1), Format.Whole(Math.Min(Value.Skip + Value.Size, Value.Total)), Format.Whole(Value.Total)].Value;

    private void Numbers(HtmlContentBuilder html)
    {
        var last = 0;
        foreach (var n in Enumerable.Range(1, Value.Pages).Where(n => n == 1 || n == Value.Pages || Math.Abs(n - Value.Number) <= 1))
        {
            if (n > last + 1)
            {
                html.Html("<li class=\"hide-s\"><span aria-hidden=\"true\">…</span></li>");
            }

            html.Put(n == Value.Number ? "<li><a href=\"{0}\" aria-current=\"page\" aria-label=\"{1}\">{2}</a></li>" : "<li class=\"hide-s\"><a href=\"{0}\" aria-label=\"{1}\">{2}</a></li>",
                Url(n), texts["Pager.Page", n].Value, Format.Whole(n));
            last = n;
        }
    }

    private void Step(HtmlContentBuilder html, int number, string text, string relation)
    {
        html.Put(number < 1 || number > Value.Pages ? "<li><span class=\"mute\" aria-disabled=\"true\">{0}</span></li>" : "<li><a href=\"{1}\" rel=\"{2}\">{0}</a></li>",
            text, Url(number), relation);
    }

    private string Url(int number) =>
        QueryUrl.With(ViewContext.HttpContext.Request, (PageInfo.NumberKey, number <= 1 ? null : number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
