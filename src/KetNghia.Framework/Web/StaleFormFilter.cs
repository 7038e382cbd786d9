using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

        if (context.HttpContext.Features.Get<SignedInFeature>() is not null && CarriesToken(context.HttpContext)
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

    /// <summary>A form of ours, if of another day. What could not be read when the token was looked for is not read again.</summary>
    private static bool CarriesToken(HttpContext http) => http.Features.Get<IFormFeature>()?.Form?["__RequestVerificationToken"].ToString().Length > 0;
}

/// <summary>A page whose form lets a person in: sent from an old tab by somebody who is in already, it leads home.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeadsInAttribute : Attribute;
