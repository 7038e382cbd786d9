using Microsoft.AspNetCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>
/// What changes something is sent from a page of ours: a browser that says it comes from elsewhere is refused before its
/// cookies are read. One too old to say is left to the form's token; programs send no cookie, and are left alone.
/// </summary>
internal sealed class OwnOrigin(RequestDelegate next)
{
    private const string Site = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsBrowserWrite(http.Request) || IsFromHere(http.Request) || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return next(http);
        }

        http.Items[ErrorPages.CodeKey] = FrameworkErrors.FormForeign;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsBrowserWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.Path.StartsWithSegments("/api");

    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers[Site].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        // A page that keeps its address to itself sends "null": only the browser's word for where it is then counts.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (origin == "null" && site == "same-origin") || IsOwn(origin, request);
    }

    /// <summary>The name people call us by: the host that was asked for, in the words of a known proxy where there is one.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.Scheme == Uri.UriSchemeHttps || (from.Scheme == Uri.UriSchemeHttp && !request.IsHttps))
        && string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is { } port ? from.Port == port : from.IsDefaultPort);
}
