using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Sửa văn bản đến: everything but the number of arrival.</summary>
[HasPermission(DocumentsPermissions.Incoming.Manage)]
[EntersRecord<IncomingPaper>]
internal sealed class EditModel(IncomingAppService papers, IncomingQueries queries, IClock clock, IStringLocalizer<DocumentsResource> texts) : IncomingFormPage(queries, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IncomingRow Row { get; private set; } = null!;

    protected override Guid? OwnId => Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Row.IsRemoved)
        {
            return RedirectToPage("Details", new { id = Id });
        }

        Input = IncomingFields.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.ChangeAsync(Id, Input.Version ?? 0, Input.ToInput(), cancellationToken);
        Flash(texts["Incoming.Changed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Row = await Queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        await base.ReloadAsync(cancellationToken);
    }
}
