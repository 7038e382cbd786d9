using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Sửa dự thảo, also one that was returned: what has to be mended stands above it.</summary>
[HasPermission(DocumentsPermissions.Papers.Draft)]
[EntersRecord<OfficialPaper>]
internal sealed class EditModel(PaperAppService papers, PaperQueries queries, PaperKinds kinds, Approvals approvals, ITexts texts, IStringLocalizer<DocumentsResource> words) : PaperFormPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PaperDetails Details { get; private set; } = null!;

    /// <summary>The version that came back; null when none did.</summary>
    public ApprovalRow? Returned { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (!Details.State.IsOpen())
        {
            return RedirectToPage("Details", new { id = Id });
        }

        Input.Take(Details.Written.Head);
        Input.Parts.ForEach(p => p.Text = Details.Written.Texts.GetValueOrDefault(p.Key!));
        Input.Version = Details.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.ChangeAsync(Id, Input.Version ?? 0, Input.Head, Input.Texts, cancellationToken);
        Flash(words["Papers.Changed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.FindOwnAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        await LoadAsync(kinds.ToDraft(Details.Kind), Details.Source, cancellationToken);
        Returned = Details.State == PaperState.Returned ? (await approvals.ListAsync(Id, cancellationToken))[0] : null;
    }
}
