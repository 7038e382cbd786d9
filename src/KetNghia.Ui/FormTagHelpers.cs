using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>
/// Every POST form carries a submission id, so that pressing twice or losing the answer makes one record. A form shown
/// again after a refusal keeps the id it was posted with. The antiforgery token is never missing either. What is typed into
/// it is kept as a draft under the address it is sent to, unless the form says <c>data-no-draft</c>; a GET form asks for
/// that with <c>data-draft</c>.
/// </summary>
[HtmlTargetElement("form")]
public sealed class SubmissionFormTagHelper(IIdGenerator ids, IHtmlGenerator generator) : TagHelper
{
    public const string FieldName = "SubmissionId";

    private const string Draft = "data-draft";
    private const string NoDraft = "data-no-draft";

    /// <summary>The page answers a POST: what stands in the form was typed, not read from the record.</summary>
    private const string Typed = "data-draft-typed";

    /// <summary>After the framework's own form helper, which may set the method.</summary>
    public override int Order => 1000;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isPost = string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        if (isPost ? !output.Attributes.ContainsName(NoDraft) : output.Attributes.ContainsName(Draft))
        {
            output.Attributes.SetAttribute(Draft, DraftName(output));
            if (HttpMethods.IsPost(ViewContext.HttpContext.Request.Method))
            {
                output.Attributes.SetAttribute(Typed, "");
            }
        }

        if (!isPost)
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

    /// <summary>The address the form is sent to. A form without one is sent to its page, whichever handler showed the page last.</summary>
    private string DraftName(TagHelperOutput output)
    {
        if (output.Attributes["action"]?.Value?.ToString() is { Length: > 0 } action)
        {
            return action;
        }

        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != "handler"));
        return request.PathBase + request.Path + query.ToQueryString();
    }

    private Guid? Posted()
    {
        var request = ViewContext.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType && Guid.TryParse(request.Form[FieldName], out var id) && id != Guid.Empty
            ? id
            : null;
    }
}
