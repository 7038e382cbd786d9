using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Vào sổ văn bản đến: the number of arrival is given when it is sent.</summary>
[HasPermission(DocumentsPermissions.Incoming.Manage)]
internal sealed class CreateModel(IncomingAppService papers, IncomingQueries queries, IClock clock, IStringLocalizer<DocumentsResource> texts) : IncomingFormPage(queries, clock)
{
    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public void OnGet() => Input.ArrivedOn = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await papers.RegisterAsync(Input.ToInput(), Files, cancellationToken);
        Flash(texts["Incoming.RegisteredAs", (await Queries.FindAsync(id, cancellationToken))!.Number]);
        return RedirectToPage("Details", new { id });
    }
}
