using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KetNghia.Framework.Submissions;

/// <summary>
/// Makes every signed-in POST of a page idempotent (I5). Runs after permission checks, so a revoked person gets 403 and
/// not a stored answer. Only a redirect is an answer: validation failures are not kept.
/// </summary>
internal sealed class SubmissionPageFilter(KetNghiaDbContext db, SubmissionStore store) : IAsyncPageFilter, IOrderedFilter
{
    public int Order => -1000;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var frame = AmbientFrame.Current;
        if (!HttpMethods.IsPost(http.Request.Method) || frame.User is null || !http.Request.HasFormContentType)
        {
            await next();
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(form[Fingerprint.KeyField], out var key))
        {
            context.Result = Failure(context, FrameworkErrors.SubmissionMissing, StatusCodes.Status400BadRequest);
            return;
        }

        var pending = new PendingSubmission(
            frame.Workspace?.TenantId ?? Guid.Empty, frame.User.AccountId, FormName(context), key.ToString("N"),
            await Fingerprint.OfAsync(form, http.RequestAborted));
        if (await store.FindAsync(pending, http.RequestAborted) is { } earlier)
        {
            if (earlier.Fingerprint != pending.Fingerprint && context.HandlerInstance is FormPage)
            {
                // What surrounds the form is loaded inside its record, which only the filters within have entered.
                http.Items[FormPageFilter.RefusedKey] = new BusinessException(FrameworkErrors.SubmissionChanged);
                await next();
                return;
            }

            context.Result = Replay(context, pending, earlier);
            return;
        }

        await RunAsync(context, next, pending);
    }

    private async Task RunAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next, PendingSubmission pending)
    {
        var http = context.HttpContext;
        db.Submission = pending;
        try
        {
            var executed = await next();
            if (executed.Exception is DuplicateSubmissionException && !executed.ExceptionHandled)
            {
                executed.ExceptionHandled = true;
                await store.RollBackAsync(CancellationToken.None);
                var earlier = await store.FindAsync(pending, http.RequestAborted);
                executed.Result = earlier is null
                    ? Failure(context, FrameworkErrors.SubmissionRunning, StatusCodes.Status409Conflict)
                    : Replay(context, pending, earlier);
            }
            else if (pending.IsReserved && executed.Exception is null && Location(context, executed.Result) is { } location)
            {
                await store.CompleteAsync(pending, StatusCodes.Status302Found, Cut(location), null, CancellationToken.None);
                Receipts.Flash(http, pending.Receipt!, replayed: false);
            }
            else if (pending.IsReserved)
            {
                await store.RollBackAsync(CancellationToken.None);
            }
        }
        finally
        {
            db.Submission = null;
        }
    }

    private IActionResult Replay(PageHandlerExecutingContext context, PendingSubmission pending, SubmissionAnswer answer)
    {
        if (answer.Fingerprint != pending.Fingerprint)
        {
            return Failure(context, FrameworkErrors.SubmissionChanged, StatusCodes.Status422UnprocessableEntity);
        }

        Receipts.Flash(context.HttpContext, answer.Receipt, replayed: true);
        context.HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
        return new LocalRedirectResult(answer.Location ?? "/");
    }

    private static IActionResult Failure(PageHandlerExecutingContext context, string code, int status)
    {
        context.HttpContext.Items[ErrorPages.CodeKey] = code;
        return new StatusCodeResult(status);
    }

    private static string FormName(PageHandlerExecutingContext context)
    {
        var name = context.ActionDescriptor.ViewEnginePath + "?" + context.HandlerMethod?.Name;
        return name.Length <= Submission.FormLength ? name : name[..Submission.FormLength];
    }

    /// <summary>Null when the handler did not redirect: the page is shown again and nothing is kept.</summary>
    private string? Location(PageHandlerExecutingContext context, IActionResult? result)
    {
        var url = new Lazy<IUrlHelper>(() =>
            ((IUrlHelperFactory)context.HttpContext.RequestServices.GetService(typeof(IUrlHelperFactory))!).GetUrlHelper(context));
        return result switch
        {
            RedirectToPageResult page => url.Value.Page(page.PageName, page.PageHandler, page.RouteValues, null, null, page.Fragment),
            LocalRedirectResult local => local.Url,
            RedirectResult redirect => redirect.Url,
            _ => null,
        };
    }

    private static string Cut(string location) =>
        location.Length <= Submission.LocationLength ? location : location[..location.IndexOf('?', StringComparison.Ordinal)];
}
