using Microsoft.AspNetCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>
/// One line for every request that was turned away: what, where, who by id, and the reason. Paths and contents are not
/// written down; the trace id of the line is the reference on the person's page.
/// </summary>
internal sealed partial class RefusalLog(RequestDelegate next, ILogger<RefusalLog> logger)
{
    private const string Nothing = "-";

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            Note(http);
        }
    }

    private void Note(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var account = http.Features.Get<SignedInFeature>()?.User.AccountId;
        var workspace = http.Items[WorkspacePath.Key] as string ?? Nothing;
        var reason = http.Items[ErrorPages.CodeKey] as string ?? http.Items[ErrorPages.DeniedKey] as string ?? Nothing;
        switch (http.Response.StatusCode)
        {
            case 400 or 401 or 403 or 405 or 413 or 415 or 429:
                Refused(logger, http.Request.Method, route ?? Nothing, http.Response.StatusCode, reason, account, workspace);
                break;
            case 404 when route is not null:
                NotFound(logger, http.Request.Method, route, account, workspace);
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Refused {Method} {Route} with {Status} {Reason} to {AccountId} in {Workspace}")]
    private static partial void Refused(ILogger logger, string method, string route, int status, string reason, Guid? accountId, string workspace);

    [LoggerMessage(LogLevel.Information, "Not found or not theirs {Method} {Route} to {AccountId} in {Workspace}")]
    private static partial void NotFound(ILogger logger, string method, string route, Guid? accountId, string workspace);
}
