using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Web.Hosting;

/// <summary>Fetches what the page frame shows before a page is rendered, so that rendering never waits for the database.</summary>
internal sealed class ShellFilter(Shell shell) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is PageResult && !context.HttpContext.Request.Headers.ContainsKey("HX-Request"))
        {
            await shell.LoadAsync(context.HttpContext.RequestAborted);
        }

        await next();
    }
}
