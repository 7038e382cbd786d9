using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KetNghia.Framework.Web;

/// <summary>
/// A sensitive page: asks for the password again when it was last given too long ago. The check is made when the page is
/// opened; a form sent too late is refused with a message and keeps what was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresStepUpAttribute : Attribute;

internal sealed class StepUpFilter(IClock clock) : IAsyncPageFilter, IOrderedFilter
{
    public const string VerifyPath = "/account/verify";

    /// <summary>Inside the form filter, which shows the page again.</summary>
    public int Order => -800;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var demanded = http.GetEndpoint()?.Metadata.GetMetadata<RequiresStepUpAttribute>() is not null
            || context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(RequiresStepUpAttribute), inherit: true);
        if (!demanded || http.Features.Get<SignedInFeature>()?.VerifiedUntilUtc >= clock.UtcNow)
        {
            return next();
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            throw new BusinessException(FrameworkErrors.StepUpNeeded);
        }

        var back = http.Request.PathBase + http.Request.Path + http.Request.QueryString;
        context.Result = new LocalRedirectResult(VerifyPath + "?returnUrl=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }
}
