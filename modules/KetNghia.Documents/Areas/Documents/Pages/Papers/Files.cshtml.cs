using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Bản quét of the signed paper.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[HasPermission(DocumentsPermissions.Evidence.View)]
[EntersRecord<OfficialPaper>]
internal sealed class FilesModel(PaperQueries queries, PaperAppService papers, IEvidence evidence, ICurrentUser user, ICurrentWorkspace workspace, IStringLocalizer<DocumentsResource> texts)
    : PaperRecordPage(queries)
{
    private const int Size = 24;

    public override string Tab => "Files";

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public RecordEvidence Evidence { get; private set; } = null!;

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Scans often come when the paper has been out for days.</summary>
    public bool MayAdd => Details.Number is not null && Details.TenantId == workspace.Required.TenantId && user.May(DocumentsPermissions.Papers.Issue);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.AttachAsync(Id, Files, cancellationToken);
        Flash(texts["Papers.ScansAdded"]);
        return RedirectToPage("Files", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Evidence = await evidence.PageAsync(Queries.Subject(Details), Number, Size, cancellationToken);
    }
}
