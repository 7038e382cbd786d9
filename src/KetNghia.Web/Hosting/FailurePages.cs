using Microsoft.AspNetCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>
/// A dead or busy database is a message, not a crash: 503 with the error page, rendered without the session (reading it
/// would fail again). Malformed requests keep their own status.
/// </summary>
internal sealed class FailurePages(RequestDelegate next, IServiceScopeFactory scopes, ILogger<FailurePages> logger)
{
    private const string RetryAfterSeconds = "10";
    private static readonly string[] KeptCookies = ["__Host-kn-lang", "__Host-kn-theme"];

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (Status(e) is { } status && !http.Response.HasStarted)
        {
            logger.LogWarning("{Method} {Path} failed with {Status}: {Failure}", http.Request.Method, http.Request.Path.Value, status, e.GetBaseException().GetType().Name);
            await ShowAsync(http, status);
        }
    }

    private static int? Status(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        TransientConflictException => StatusCodes.Status503ServiceUnavailable,
        _ when DatabaseErrors.IsUnavailable(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };

    private async Task ShowAsync(HttpContext http, int status)
    {
        var original = new StatusCodeReExecuteFeature
        {
            OriginalPathBase = http.Request.PathBase.Value ?? "",
            OriginalPath = http.Request.Path.Value ?? "",
            OriginalQueryString = http.Request.QueryString.Value,
        };
        http.Response.Clear();
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        if (original.OriginalPath.StartsWith("/api/", StringComparison.Ordinal))
        {
            await http.Response.WriteAsJsonAsync(new { type = "about:blank", status }, options: null, "application/problem+json", http.RequestAborted);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = http.RequestServices;
        try
        {
            http.RequestServices = scope.ServiceProvider;
            http.Request.Headers.Cookie = string.Join("; ", http.Request.Cookies.Where(c => KeptCookies.Contains(c.Key)).Select(c => $"{c.Key}={c.Value}"));
            http.Features.Set<IStatusCodeReExecuteFeature>(original);
            http.Features.Set<WorkspacePath>(null);
            http.Features.Set<SignedInFeature>(null);
            http.SetEndpoint(null);
            http.Request.RouteValues.Clear();
            http.Request.PathBase = PathString.Empty;
            http.Request.Path = $"/error/{status}";
            http.Request.QueryString = QueryString.Empty;
            await next(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }
}
