using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Gỡ khỏi sổ, with the reason.</summary>
[HasPermission(DocumentsPermissions.Incoming.Manage)]
[EntersRecord<IncomingPaper>]
internal sealed class RemoveModel(IncomingQueries queries, IncomingAppService papers, IStringLocalizer<DocumentsResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IncomingRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Row.Version;
        return Row.IsRemoved ? RedirectToPage("Details", new { id = Id }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.RemoveAsync(Id, Input.Version ?? 0, Input.Reason!, cancellationToken);
        Flash(texts["Incoming.RemovedNow"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Row = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    internal sealed class InputModel
    {
        [Required, StringLength(IncomingPaper.ReasonLength, MinimumLength = 5)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
