using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Bản quét of an incoming paper.</summary>
[HasPermission(DocumentsPermissions.Incoming.View)]
[HasPermission(DocumentsPermissions.Evidence.View)]
[EntersRecord<IncomingPaper>]
internal sealed class FilesModel(IncomingQueries queries, IncomingAppService papers, IEvidence evidence, StepPerson person, IStringLocalizer<DocumentsResource> texts) : IncomingRecordPage(queries)
{
    private const int Size = 24;

    public override string Tab => "Files";

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? PageNumber { get; set; }

    public RecordEvidence Evidence { get; private set; } = null!;

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public bool MayAdd => !Row.IsRemoved && person.May(DocumentsPermissions.Incoming.Manage);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!person.May(DocumentsPermissions.Incoming.Manage))
        {
            throw person.Lacks([DocumentsPermissions.Incoming.Manage]);
        }

        await papers.AttachAsync(Id, Files, cancellationToken);
        Flash(texts["Papers.ScansAdded"]);
        return RedirectToPage("Files", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Evidence = await evidence.PageAsync(await Queries.SubjectAsync(Id, cancellationToken), PageNumber, Size, cancellationToken);
    }
}
