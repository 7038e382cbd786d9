using System.Buffers.Text;

namespace KetNghia.Web.Hosting;

/// <summary>Headers of every answer, errors and static files included. Scripts run only with this response's nonce or from our own files.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IRandomSource random, IHostEnvironment environment)
{
    public Task InvokeAsync(HttpContext http)
    {
        var nonce = Base64Url.EncodeToString(random.Bytes(16));
        http.Items[NonceKey] = nonce;
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (headers.ContentType.ToString() is { Length: > 0 } type && IsText(type) && !type.Contains("charset=", StringComparison.OrdinalIgnoreCase))
            {
                headers.ContentType = type + "; charset=utf-8";
            }

            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self' 'nonce-" + nonce
                    + "'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";
            }

            if (environment.IsProduction())
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            if (http.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("image/svg+xml", StringComparison.OrdinalIgnoreCase);

    public const string NonceKey = "KetNghia.Nonce";
}
