using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Records;

/// <summary>The page works on one record named by the route value <c>id</c>.</summary>
public abstract class EntersRecordAttribute(string entity) : RecordIdAttribute("id", entity)
{
    internal abstract Task<Guid?> TenantOfAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken);
}

/// <summary>
/// Sponsors and the province enter the tenant of the record for the handler; a record they are no party of does not exist
/// for them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntersRecordAttribute<T>() : EntersRecordAttribute(typeof(T).Name)
    where T : class
{
    internal override Task<Guid?> TenantOfAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<RecordKind<T>>().TenantOfAsync(id, cancellationToken);
}

/// <summary>Enters the tenant of the record a page is about, for the handler and for showing a refused form again.</summary>
internal sealed class RecordEntryFilter(ICurrentTenant tenant) : IAsyncPageFilter
{
    /// <summary>Outside the filters of submissions and forms, so that a refused form is loaded again inside the same tenant.</summary>
    public const int Before = -950;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance.GetType().GetCustomAttribute<EntersRecordAttribute>() is not { } record)
        {
            await next();
            return;
        }

        var found = Guid.TryParse(context.RouteData.Values["id"]?.ToString(), out var id)
            ? await record.TenantOfAsync(context.HttpContext.RequestServices, id, context.HttpContext.RequestAborted)
            : null;
        if (found is null)
        {
            context.Result = new NotFoundResult();
            return;
        }

        using (tenant.Change(found))
        {
            await next();
        }
    }
}
