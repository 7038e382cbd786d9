using KetNghia.Framework.Ambient;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Framework.Ui;

/// <summary>
/// Every POST form carries a submission id, so that pressing twice or losing the answer makes one record. A form shown
/// again after a refusal keeps the id it was posted with. The antiforgery token is never missing either.
/// </summary>
[HtmlTargetElement("form")]
public sealed class SubmissionFormTagHelper(IIdGenerator ids, IHtmlGenerator generator) : TagHelper
{
    public const string FieldName = "SubmissionId";

    /// <summary>After the framework's own form helper, which may set the method.</summary>
    public override int Order => 1000;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        output.Attributes.SetAttribute("novalidate", "novalidate");
        if (HasWrittenAction(context) && generator.GenerateAntiforgery(ViewContext) is { } token)
        {
            output.PostContent.AppendHtml(token);
        }

        output.PostContent.AppendHtml(new HtmlFormattableString("<input type=\"hidden\" name=\"{0}\" value=\"{1}\"/>", FieldName, Posted() ?? ids.New()));
    }

    /// <summary>The framework's own helper leaves the token out of these, and of these only.</summary>
    private static bool HasWrittenAction(TagHelperContext context) =>
        context.AllAttributes["asp-antiforgery"] is null && !string.IsNullOrEmpty(context.AllAttributes["action"]?.Value?.ToString());

    private Guid? Posted()
    {
        var request = ViewContext.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType && Guid.TryParse(request.Form[FieldName], out var id) && id != Guid.Empty
            ? id
            : null;
    }
}
