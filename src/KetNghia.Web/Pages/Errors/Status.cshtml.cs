using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Web.Pages.Errors;

/// <summary>One page for every error status: what happened, why when it is known, and the next step.</summary>
[AllowAnonymous]
[OutsideWorkspace]
[IgnoreAntiforgeryToken]
[ShowsError]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StatusModel(ITexts texts) : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];

    public int Status { get; private set; } = StatusCodes.Status500InternalServerError;

    public string? Code { get; private set; }

    public string Heading => texts[$"ErrorPage.{Text}.Heading"];

    public string What => texts[$"ErrorPage.{Text}.What"];

    public string Next => texts[$"ErrorPage.{Text}.Next"];

    /// <summary>The refusal's own words, or the missing permission.</summary>
    public string? Reason { get; private set; }

    public bool MayRetry => (Text is 409 or 429 or 500 or 503 || IsStale) && OriginalUrl is not null;

    /// <summary>The form was too old: the page it stands on opens a fresh one.</summary>
    public bool IsStale => Code == FrameworkErrors.FormStale;

    public string? OriginalUrl { get; private set; }

    /// <summary>Where a refused member reads what is missing and who can help.</summary>
    public string? WhyUrl { get; private set; }

    public string CorrelationId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    private int Text => Known.Contains(Status) ? Status : Status < 500 ? 400 : 500;

    internal void Describe()
    {
        Status = int.TryParse(RouteData.Values["status"]?.ToString(), out var status) && status is >= 400 and <= 599 ? status : Status;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is null && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            // Opened by its address: nothing has failed, and there is nothing here.
            Status = StatusCodes.Status404NotFound;
        }

        Response.StatusCode = Status;
        Code = HttpContext.Items[ErrorPages.CodeKey] as string;
        Reason = Code is not null && texts.Has("Error." + Code) ? texts["Error." + Code] : Missing();
        OriginalUrl = Original();
        WhyUrl = Why();
    }

    private string? Missing() =>
        HttpContext.Items[ErrorPages.DeniedKey] is string permission && texts.Has("Permission." + permission)
            ? texts.Fill("ErrorPage.MissingPermission", new Dictionary<string, object?> { ["name"] = texts["Permission." + permission] })
            : null;

    private string? Why() =>
        HttpContext.Items[ErrorPages.DeniedKey] is string permission && HttpContext.Features.Get<WorkspacePath>() is { } place
            ? $"/k/{place.Slug}/administration/why?permission={permission}"
            : null;

    private string? Original()
    {
        if (IsStale && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } posted)
        {
            return posted.OriginalPathBase + posted.OriginalPath;
        }

        if (!HttpMethods.IsGet(Request.Method))
        {
            return null;
        }

        return HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } again
            ? again.OriginalPathBase + again.OriginalPath + again.OriginalQueryString
            : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
    }
}

/// <summary>A failed POST shows this page under its own method: no form rule may run again on the way.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShowsErrorAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var model = (StatusModel)context.HandlerInstance;
        model.Describe();
        context.Result = model.Page();
        return Task.CompletedTask;
    }
}
