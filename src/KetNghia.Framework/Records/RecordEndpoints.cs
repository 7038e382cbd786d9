using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Records;

/// <summary>Endpoints about records of a kind.</summary>
public static class RecordEndpoints
{
    /// <summary>
    /// The endpoints of a kind's noun. Ids in their addresses must exist for the caller: <c>id</c> is the record, and a part
    /// of it is called by its name, <c>deliveryId</c>.
    /// </summary>
    public static RouteGroupBuilder MapRecordApi<T>(this IEndpointRouteBuilder endpoints, string noun)
        where T : class, ITenantOwned => endpoints.MapApi(noun, ExistAsync<T>);

    /// <summary>The endpoint works in the tenant of the record its <c>id</c> names.</summary>
    public static RouteHandlerBuilder EntersRecord<T>(this RouteHandlerBuilder endpoint)
        where T : class => endpoint.AddEndpointFilter(async (context, next) =>
        {
            var services = context.HttpContext.RequestServices;
            var tenant = await services.GetRequiredService<RecordKind<T>>().TenantAsync(IdOf(context.HttpContext, "id"), context.HttpContext.RequestAborted);
            using (services.GetRequiredService<ICurrentTenant>().Change(tenant))
            {
                return await next(context);
            }
        }).WithMetadata(new RecordIdAttribute("id", typeof(T).Name));

    private static Task<bool> ExistAsync<T>(HttpContext http, CancellationToken cancellationToken)
        where T : class, ITenantOwned
    {
        var parts = http.GetRouteData().Values.Keys.Where(k => k.Length > 2 && k.EndsWith("Id", StringComparison.Ordinal)).Select(k => (k[..^2], IdOf(http, k)));
        return http.RequestServices.GetRequiredService<TenantRecordKind<T>>().ExistsAsync(IdOf(http, "id"), parts, cancellationToken);
    }

    /// <summary>What is no id is one of nothing.</summary>
    private static Guid IdOf(HttpContext http, string name) => Guid.TryParse(http.GetRouteValue(name) as string, out var id) ? id : Guid.Empty;
}
