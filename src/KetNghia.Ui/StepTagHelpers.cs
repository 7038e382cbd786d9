using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>Wizard of at most five steps.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<string> Items { get; set; } = [];

    /// <summary>One-based number of the step in hand.</summary>
    public int Current { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps card flex-row mb-3");
        output.Attributes.SetAttribute("aria-label", texts["Steps.Label"].Value);
        var html = new HtmlContentBuilder();
        foreach (var (number, text) in Items.Index().Select(i => (i.Index + 1, i.Item)))
        {
            if (number < Current)
            {
                html.Html("<li class=\"done\"><span class=\"o\">").Html(Markup.SmallIcon(ViewContext.HttpContext, "check"))
                    .Put("</span>{0}<span class=\"visually-hidden\"> {1}</span></li>", text, texts["Steps.Done"].Value);
            }
            else
            {
                html.Html(number == Current ? "<li class=\"now\" aria-current=\"step\">" : "<li>").Put("<span class=\"o\">{0}</span>{1}</li>", number, text);
            }
        }

        output.Content.SetHtmlContent(html);
    }
}
