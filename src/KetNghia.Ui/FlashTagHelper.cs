using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>The message of the last action with its receipt number; stays until dismissed.</summary>
[HtmlTargetElement("flash", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FlashTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var data = ViewContext.TempData;
        var text = data[FlashKeys.Text] as string;
        var receipt = data[FlashKeys.Receipt] as string;
        var replayed = data[FlashKeys.Replayed] is true;
        output.TagName = null;
        var submission = data[FlashKeys.Submission] as string;
        if (text is null && receipt is null)
        {
            output.Content.SetHtmlContent(submission is null ? new HtmlContentBuilder() : new HtmlContentBuilder().Put("<div hidden data-submission=\"{0}\"></div>", submission));
            return;
        }

        var html = new HtmlContentBuilder()
            .Put("<div class=\"toast-ok\" role=\"status\" data-flash=\"ok\" data-submission=\"{0}\">", submission)
            .Html(Markup.Icon(ViewContext.HttpContext, "circle-check"))
            .Put("<div>{0}", replayed ? texts["Flash.AlreadyDone"].Value : text ?? texts["Flash.Done"].Value);
        if (receipt is not null)
        {
            html.Put(" {0} <span class=\"receipt\" data-receipt=\"{1}\">{1}</span>", texts["Flash.Receipt"].Value, receipt);
        }

        html.Html("</div>")
            .Put("<button type=\"button\" class=\"btn-x\" data-dismiss aria-label=\"{0}\">", texts["Common.Dismiss"].Value)
            .Html(Markup.SmallIcon(ViewContext.HttpContext, "x"))
            .Html("</button></div>");
        output.Content.SetHtmlContent(html);
    }
}
