using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KetNghia.Pairing.Access;

/// <summary>Enters the tenant of the record a page is about, for the handler and for showing a refused form again.</summary>
internal sealed class RecordEntryFilter(PairingAccess access, ICurrentTenant tenant) : IAsyncPageFilter
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
            ? await access.TenantOfAsync(record.Kind, id, context.HttpContext.RequestAborted)
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
