using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KetNghia.Framework.Web;

/// <summary>
/// Makes every signed-in POST of a page idempotent (I5). Runs after permission checks, so a revoked person gets 403 and
/// not a stored answer. Only a redirect is an answer: validation failures are not kept.
/// </summary>
internal sealed class SubmissionPageFilter(KetNghiaDbContext db, SubmissionStore store, RunningSubmissions running) : IAsyncPageFilter, IOrderedFilter
{
    public int Order => -1000;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var frame = AmbientFrame.Current;
        if (HttpMethods.IsPost(http.Request.Method) && context.HandlerMethod is null)
        {
            // The page has only named handlers, and none was named.
            context.Result = Failure(context, FrameworkErrors.FormIncomplete, StatusCodes.Status400BadRequest);
            return;
        }

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

        if (IsTooOld(key))
        {
            context.Result = Failure(context, FrameworkErrors.FormStale, StatusCodes.Status400BadRequest);
            return;
        }

        var pending = new PendingSubmission(
            frame.Workspace?.TenantId ?? Guid.Empty, frame.User.AccountId, FormName(context), key.ToString("N"),
            await Fingerprint.OfAsync(form, http.RequestAborted));
        using var turn = await running.TakeTurnAsync(pending, http.RequestAborted);
        if (turn is null)
        {
            context.Result = Failure(context, FrameworkErrors.SubmissionRunning, StatusCodes.Status409Conflict);
            return;
        }

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
            if (pending.IsReserved && executed.Exception is null && Location(context, executed.Result) is { } location)
            {
                await store.CompleteAsync(pending, StatusCodes.Status302Found, Cut(location), null, CancellationToken.None);
                Receipts.Flash(http, GivesReceipt(context) ? pending.Receipt : null, pending.Key, replayed: false);
                return;
            }

            await store.RollBackAsync();
            if (executed.ExceptionHandled || executed.Exception is null or DuplicateSubmissionException)
            {
                await AnswerAgainAsync(context, executed, pending);
            }
        }
        finally
        {
            db.Submission = null;
        }
    }

    /// <summary>
    /// Whatever was refused here may have been refused because a copy at another node has done it meanwhile: its answer is
    /// in the transaction of what was met, so it is there to be given.
    /// </summary>
    private async Task AnswerAgainAsync(PageHandlerExecutingContext context, PageHandlerExecutedContext executed, PendingSubmission pending)
    {
        var earlier = await store.FindAsync(pending, context.HttpContext.RequestAborted);
        if (executed is { Exception: DuplicateSubmissionException, ExceptionHandled: false })
        {
            executed.ExceptionHandled = true;
            executed.Result = earlier is null
                ? Failure(context, FrameworkErrors.SubmissionRunning, StatusCodes.Status409Conflict)
                : Replay(context, pending, earlier);
        }
        else if (earlier?.Fingerprint == pending.Fingerprint)
        {
            executed.Result = Replay(context, pending, earlier);
        }
    }

    private static bool GivesReceipt(PageHandlerExecutingContext context) => context.HandlerInstance is not FormPage page || page.GivesReceipt(context.HandlerMethod?.Name);

    private IActionResult Replay(PageHandlerExecutingContext context, PendingSubmission pending, SubmissionAnswer answer)
    {
        if (answer.Fingerprint != pending.Fingerprint)
        {
            return Failure(context, FrameworkErrors.SubmissionChanged, StatusCodes.Status422UnprocessableEntity);
        }

        Receipts.Flash(context.HttpContext, GivesReceipt(context) ? answer.Receipt : null, pending.Key, replayed: true);
        context.HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
        return new LocalRedirectResult(answer.Location ?? "/");
    }

    private static IActionResult Failure(PageHandlerExecutingContext context, string code, int status)
    {
        context.HttpContext.Items[ErrorPages.CodeKey] = code;
        return new StatusCodeResult(status);
    }

    /// <summary>Ids are made with the form and hold their time: once the answer may have been purged, the form is not taken.</summary>
    private bool IsTooOld(Guid key) => key.Version == 7
        && DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadUInt64BigEndian(key.ToByteArray(bigEndian: true)) >> 16) < db.Clock.UtcNow.AddDays(-KeepingSettings.FormDays);

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
