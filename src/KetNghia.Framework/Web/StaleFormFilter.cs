using KetNghia.Framework.Errors;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KetNghia.Framework.Web;

/// <summary>A form whose token is missing, forged or another person's: the error page says what to do about it.</summary>
internal sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[ErrorPages.CodeKey] = FrameworkErrors.FormStale;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
