using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <param name="Meta">Date, size, "có vị trí".</param>
/// <param name="ThumbnailUrl">Null for files without a picture; then the icon stands for them.</param>
public sealed record EvidenceItem(string Caption, string Meta, string Url, string? ThumbnailUrl = null, string Icon = "file-text");

/// <summary>Minh chứng: small pictures with captions; the whole one behind a click. Pictures load when they come into view.</summary>
[HtmlTargetElement("evidence-gallery", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EvidenceGalleryTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<EvidenceItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Items.Count == 0)
        {
            output.TagName = "p";
            output.Attributes.SetAttribute("class", "small mute mb-0");
            output.Content.SetContent(texts["Gallery.Empty"].Value);
            return;
        }

        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "evi");
        var html = new HtmlContentBuilder();
        foreach (var item in Items)
        {
            html.Put("<li><a href=\"{0}\">", item.Url);
            if (item.ThumbnailUrl is null)
            {
                html.Html("<span class=\"ph\">").Html(Markup.Icon(ViewContext.HttpContext, item.Icon, "ic ic-l")).Html("</span>");
            }
            else
            {
                // The caption beside it is the picture's text; saying it twice helps nobody.
                html.Put("<img class=\"ph\" src=\"{0}\" alt=\"\" width=\"120\" height=\"90\" loading=\"lazy\" decoding=\"async\"/>", item.ThumbnailUrl);
            }

            html.Put("{0}<span class=\"mute\">{1}</span></a></li>", item.Caption, item.Meta);
        }

        output.Content.SetHtmlContent(html);
    }
}
