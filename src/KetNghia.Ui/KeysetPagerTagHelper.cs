using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>"Hơn 10.000 dòng" with links to newer and older rows; keeps filters.</summary>
[HtmlTargetElement("keyset-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KeysetPagerTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public KeysetInfo Value { get; set; } = new(null, null, 0, false);

    /// <summary>What is counted, for example "dòng".</summary>
    public string? Noun { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card-footer d-flex flex-wrap align-items-center gap-2");
        output.Attributes.SetAttribute("data-count", Value.Count);
        var html = new HtmlContentBuilder().Put("<span class=\"small mute\">{0} {1}</span>", Count(), Noun);
        if (Value.Older is not null || Value.Newer is not null)
        {
            html.Put("<nav class=\"ms-auto\" aria-label=\"{0}\"><ul class=\"pagination mb-0\">", texts["Pager.Label"].Value);
            Step(html, Value.Newer is null ? null : Url(null, null), "Keyset.Newest", "start");
            Step(html, Value.Newer is { } newer ? Url(null, newer) : null, "Keyset.Newer", "prev");
            Step(html, Value.Older is { } older ? Url(older, null) : null, "Keyset.Older", "next");
            html.Html("</ul></nav>");
        }

        output.Content.SetHtmlContent(html);
    }

    private string Count() => Value switch
    {
        { IsMore: false } => Format.Whole(Value.Count),
        { Count: >= KeysetInfo.Counted } => texts["Keyset.MoreThan", Format.Whole(KeysetInfo.Counted)].Value,
        _ => texts["Keyset.AtLeast", Format.Whole(Value.Count)].Value,
    };

    private void Step(HtmlContentBuilder html, string? url, string key, string relation) =>
        html.Put(url is null ? "<li><span class=\"mute\" aria-disabled=\"true\">{0}</span></li>" : "<li><a href=\"{1}\" rel=\"{2}\">{0}</a></li>", texts[key].Value, url, relation);

    private string Url(string? older, string? newer) =>
        QueryUrl.With(ViewContext.HttpContext.Request, (KeysetInfo.OlderKey, older), (KeysetInfo.NewerKey, newer), (PageInfo.NumberKey, null));
}
