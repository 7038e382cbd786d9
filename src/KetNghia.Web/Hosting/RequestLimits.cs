using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KetNghia.Web.Hosting;

/// <summary>
/// Limits of what is read from the line: methods and sizes. A body announced as too large is read away in small pieces, so that the person
/// gets the message and not a broken connection.
/// </summary>
internal sealed class RequestLimits(RequestDelegate next)
{
    /// <summary>Above the largest submission the settings allow.</summary>
    public const long MaxBody = 64L * 1024 * 1024;

    private const long MaxDrained = 256L * 1024 * 1024;

    public static void Configure(IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(k =>
        {
            k.Limits.MaxRequestBodySize = MaxBody;
            k.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(30));
        });
        services.Configure<FormOptions>(f =>
        {
            f.MultipartBodyLengthLimit = MaxBody;
            f.ValueCountLimit = 4096;
        });
    }

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && !IsKnown(request))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (request.ContentLength > MaxBody && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            await DrainAsync(http);
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(http);
    }

    /// <summary>Pages are read and posted to; a page has no answer to any other method, and nobody echoes a TRACE.</summary>
    private static bool IsKnown(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method)
        || (request.Path.StartsWithSegments("/api") && (HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method) || HttpMethods.IsDelete(request.Method)));

    private static async Task DrainAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength <= MaxDrained && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
            var buffer = new byte[64 * 1024];
            while (await request.Body.ReadAsync(buffer, http.RequestAborted) > 0)
            {
            }
        }

        request.Body = Stream.Null;
        request.ContentLength = 0;
        request.ContentType = null;
    }
}
