using System.Globalization;
using System.Threading.RateLimiting;

namespace KetNghia.Web.Api;

/// <summary>So many requests per minute for one token, or for one address without; 429 with the seconds to wait beyond that.</summary>
/// <remarks>The middleware of the framework keeps a timer of its limiters, and with it the whole host, after the host has ended.</remarks>
internal sealed class ApiLimit(RequestDelegate next, ApiLimit.Limiter limiter)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!ApiEdge.IsApi(http))
        {
            await next(http);
            return;
        }

        using var lease = limiter.Requests.AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Lives and ends with the host.</summary>
    internal sealed class Limiter(int perMinute) : IDisposable
    {
        public PartitionedRateLimiter<HttpContext> Requests { get; } = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            AmbientFrame.Current.User is { } user ? (user.TokenId ?? user.AccountId).ToString("N") : http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, QueueLimit = 0 }));

        public void Dispose() => Requests.Dispose();
    }
}
