using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Framework.Web;

/// <summary>
/// Tries the whole unit again after a deadlock or a lock time-out (P7): new service scope, new context, at most five
/// times, jittered. Nothing was committed when the exception left the endpoint.
/// </summary>
internal sealed class TransientRetryMiddleware(RequestDelegate next, IServiceScopeFactory scopes, IRandomSource random, ILogger<TransientRetryMiddleware> logger)
{
    private const int MaxTries = 5;

    public async Task InvokeAsync(HttpContext http)
    {
        var original = http.RequestServices;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt == 1)
                {
                    await next(http);
                    return;
                }

                await using var scope = scopes.CreateAsyncScope();
                http.RequestServices = scope.ServiceProvider;
                await next(http);
                return;
            }
            catch (Exception e) when (IsTransient(e) && attempt < MaxTries && !http.Response.HasStarted)
            {
                logger.LogInformation(e, "Transient conflict, attempt {Attempt}", attempt);
                await Task.Delay(random.Next(40 * attempt) + (10 * attempt), http.RequestAborted);
            }
            finally
            {
                http.RequestServices = original;
            }
        }
    }

    private static bool IsTransient(Exception exception) => exception is TransientConflictException || DatabaseErrors.IsTransient(exception);
}
