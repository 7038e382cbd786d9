namespace KetNghia.Web.Api;

/// <summary>
/// A write to a record that does not exist for the caller is 404 whatever its body says: an error in the body, a replay
/// or a wrong state would tell that the record is there. Runs after permission checks and before the body is read.
/// </summary>
internal sealed class RecordsFirst(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (ApiEdge.IsApi(http) && AmbientFrame.Current.User is not null && IsWrite(http.Request.Method)
            && http.GetEndpoint() is RouteEndpoint { RoutePattern.Parameters: { Count: > 0 } parameters } endpoint && parameters.Any(p => !p.IsCatchAll))
        {
            var records = endpoint.Metadata.GetMetadata<ApiRecords>()
                ?? throw new InvalidOperationException($"{endpoint.DisplayName} writes to a record of its address, and MapApi was given no {nameof(ApiRecords)}.");
            if (!await records(http, http.RequestAborted))
            {
                await ApiProblems.WriteAsync(http, StatusCodes.Status404NotFound, ApiProblems.NotFound);
                return;
            }
        }

        await next(http);
    }

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
