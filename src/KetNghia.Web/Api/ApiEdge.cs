using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace KetNghia.Web.Api;

/// <summary>The outer edge of <c>/api</c>: whatever happens inside leaves as JSON.</summary>
internal sealed class ApiEdge(RequestDelegate next, ILogger<ApiEdge> logger)
{
    public const int LargestBody = 1 << 20;

    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsApi(http))
        {
            await next(http);
            return;
        }

        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, e);
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } response)
        {
            await ApiProblems.WriteAsync(http, response.StatusCode, http.Items[ErrorPages.CodeKey] as string ?? ApiProblems.CodeOf(response.StatusCode));
        }
    }

    private async Task RefuseAsync(HttpContext http, Exception exception)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        http.Response.Clear();
        if (ApiProblems.Of(exception) is { } refused)
        {
            await ApiProblems.WriteAsync(http, refused.Status, refused.Code, refused.Values, refused.Errors, exception as BusinessException);
            return;
        }

        var status = ApiProblems.FaultStatus(exception);
        logger.LogError(exception, "API request failed with {Status}", status);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }

        await ApiProblems.WriteAsync(http, status, ApiProblems.CodeOf(status));
    }
}
