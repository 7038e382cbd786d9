using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Framework.Exports;

/// <summary>The button above a list: a link to the file, or a form that asks for it when the list is long.</summary>
public sealed record ExportButton(string Url, string Text, bool InBackground);

/// <summary>A list's two handlers <c>Export</c>: GET gives the file, POST has it written in the background.</summary>
public static class ExportPage
{
    /// <summary>What in a list's address says nothing about its rows.</summary>
    private static readonly string[] Others = ["handler", "p", "older", "newer", "panel", "size"];

    /// <summary>The file, or the list itself with the other button when it has grown too long for that.</summary>
    public static async Task<IActionResult> GiveListAsync(this PageModel page, ListExports exports, ExportRequest request, CancellationToken cancellationToken)
    {
        if (!exports.May(request.List))
        {
            return page.Forbid();
        }

        var list = await exports.OpenAsync(request, cancellationToken);
        if (await exports.IsLongAsync(list.Count, cancellationToken))
        {
            return page.BackToList();
        }

        var written = await exports.WriteAsync(request, list, null, cancellationToken);
        return new FileStreamResult(written.File, ExcelExporter.ContentType) { FileDownloadName = written.Name };
    }

    /// <summary>The list itself, whose button asks for the file.</summary>
    public static IActionResult BackToList(this PageModel page) => page.LocalRedirect(page.Request.PathBase + page.Request.Path + Query(page));

    /// <summary>Leads to the job's page, which waits for the file.</summary>
    public static async Task<IActionResult> AskForListAsync(this PageModel page, ListExports exports, ExportRequest request, CancellationToken cancellationToken)
    {
        if (!exports.May(request.List))
        {
            return page.Forbid();
        }

        var asked = await exports.EnqueueAsync(request, cancellationToken);
        return page.AwaitFile(asked);
    }

    /// <summary>The page of the job that writes a file, which says that it is being written.</summary>
    public static IActionResult AwaitFile(this PageModel page, AskedList asked)
    {
        page.TempData[FlashKeys.Text] = FrameworkText.Get("Export.Asked", asked.Title);
        return page.RedirectToPage("/Jobs/Details", new { area = "Administration", id = asked.Job });
    }

    /// <param name="rows">How many rows the list holds.</param>
    public static async Task<ExportButton> ExportButtonAsync(this PageModel page, ListExports exports, string text, long rows, CancellationToken cancellationToken) =>
        new(page.Request.PathBase + page.Request.Path + Query(page).Add("handler", "Export"), text, await exports.IsLongAsync(rows, cancellationToken));

    private static QueryString Query(PageModel page) =>
        QueryString.Create(page.Request.Query.Where(q => !Others.Contains(q.Key, StringComparer.OrdinalIgnoreCase)));
}
