using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>First thing in a form: what has to be put right, each line a link to its field. Nothing when there is no error.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    /// <summary>ViewData key the layout puts before the page's title.</summary>
    public const string TitlePrefixKey = "TitlePrefix";

    /// <summary>ViewData key of the refusal's code.</summary>
    public const string ErrorCodeKey = "ErrorCode";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        // A summary inside a partial view has view data of its own; the title stands outside.
        ViewContext.HttpContext.Items[TitlePrefixKey] = texts["Error.TitlePrefix"].Value;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert al-bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-error-summary", "");
        if (ViewContext.ViewData[ErrorCodeKey] is string code)
        {
            output.Attributes.SetAttribute("data-error-code", code);
        }

        // The fields below have not run yet; their labels are known when the page is written.
        output.Content.SetHtmlContent(new LateContent(Render));
    }

    private HtmlContentBuilder Render()
    {
        var errors = ViewContext.ModelState
            .Where(e => e.Value is { ValidationState: ModelValidationState.Invalid })
            .SelectMany(e => e.Value!.Errors.Take(1).Select(x => (e.Key, Message: x.ErrorMessage)))
            .ToList();
        if (errors.TrueForAll(e => e.Key.Length == 0))
        {
            return Refusal(errors.ConvertAll(e => e.Message));
        }

        var heading = errors.Count == 1 ? texts["ErrorSummary.One"].Value : texts["ErrorSummary.Many", errors.Count].Value;
        var html = new HtmlContentBuilder()
            .Html(Markup.Icon(ViewContext.HttpContext, "alert-circle"))
            .Put("<div><p><b>{0}</b></p><ul class=\"small\">", heading);
        foreach (var (key, message) in errors)
        {
            Line(html, key, message);
        }

        return html.Html("</ul></div>");
    }

    /// <summary>Refused for what no field can put right: only why is said.</summary>
    private HtmlContentBuilder Refusal(List<string> messages)
    {
        var html = new HtmlContentBuilder().Html(Markup.Icon(ViewContext.HttpContext, "alert-circle")).Html("<div>");
        foreach (var message in messages)
        {
            html.Put("<p class=\"mb-0\"><b>{0}</b></p>", message);
        }

        return html.Html("</div>");
    }

    private void Line(HtmlContentBuilder html, string key, string message)
    {
        if (FieldLabels.Of(ViewContext.HttpContext).Find(key) is { } field)
        {
            html.Put("<li><a href=\"#{0}\">{1}</a></li>", field.Id, field.Line(message));
        }
        else
        {
            html.Put("<li>{0}</li>", message);
        }
    }
}
