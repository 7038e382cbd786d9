using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KetNghia.Framework.Web;

/// <summary>Turns invalid input and refused actions of a POST into the same page with messages; unknown records into 404.</summary>
internal sealed class FormPageFilter(KetNghiaDbContext db) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Where a filter outside leaves the refusal of a form that is not to be handled at all.</summary>
    public const string RefusedKey = "KetNghia.RefusedForm";

    public int Order => -900;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.HandlerInstance as FormPage;
        var isPost = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (page is not null && context.HttpContext.Items[RefusedKey] is BusinessException before)
        {
            context.Result = await ReloadAsync(page, () => Task.FromResult(page.Refuse(before)), context.HttpContext);
            return;
        }

        if (isPost && page is not null && !context.ModelState.IsValid && page.ChecksInput(context.HandlerMethod?.Name))
        {
            context.Result = await ReloadAsync(page, () => page.ShowFaultsAsync(context.HttpContext.RequestAborted), context.HttpContext);
            return;
        }

        var executed = await next();
        if (executed.ExceptionHandled || executed.Exception is null)
        {
            return;
        }

        if (executed.Exception is RecordNotFoundException)
        {
            executed.ExceptionHandled = true;
            executed.Result = new NotFoundResult();
        }
        else if (isPost && page is not null && AsBusiness(executed.Exception) is { } refused)
        {
            executed.ExceptionHandled = true;
            db.ChangeTracker.Clear();
            executed.Result = await ReloadAsync(page, () => Task.FromResult(page.Refuse(refused)), context.HttpContext);
        }
    }

    private static BusinessException? AsBusiness(Exception exception) => exception switch
    {
        BusinessException business => business,
        DbUpdateConcurrencyException => new BusinessException(FrameworkErrors.ChangedMeanwhile),
        DbUpdateException e when DatabaseErrors.IsUniqueViolation(e) => new BusinessException(FrameworkErrors.Duplicate),
        _ => null,
    };

    private static async Task<IActionResult> ReloadAsync(FormPage page, Func<Task<IActionResult>> show, HttpContext http)
    {
        try
        {
            await page.ReloadAsync(http.RequestAborted);
            return await show();
        }
        catch (RecordNotFoundException)
        {
            return new NotFoundResult();
        }
    }
}
