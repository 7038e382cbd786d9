using KetNghia.Framework.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Framework.Web;

/// <summary>A form whose token is missing, forged or another person's: the error page says what to do about it.</summary>
internal sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        if (context.HttpContext.Features.Get<SignedInFeature>() is not null && CarriesToken(context.HttpContext.Request)
            && context.ActionDescriptor is CompiledPageActionDescriptor page && page.HandlerTypeInfo.IsDefined(typeof(LeadsInAttribute), inherit: true))
        {
            context.Result = new LocalRedirectResult("/");
            return;
        }

        context.HttpContext.Items[ErrorPages.CodeKey] = FrameworkErrors.FormStale;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>A form of ours, if of another day; it has been read to look for the token.</summary>
    private static bool CarriesToken(HttpRequest request) => request.HasFormContentType && request.Form["__RequestVerificationToken"].ToString().Length > 0;
}

/// <summary>A page whose form lets a person in: sent from an old tab by somebody who is in already, it leads home.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeadsInAttribute : Attribute;
