using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Evidence;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Evidence;

/// <summary>Gỡ minh chứng: the review page before a file is taken out of view.</summary>
[HasPermission(DocumentsPermissions.Evidence.Remove)]
[RecordId("id", nameof(EvidenceFile))]
internal sealed class RemoveModel(EvidenceQueries queries, EvidenceAppService evidence, IStringLocalizer<DocumentsResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    [StringLength(500)]
    public string? ReturnUrl { get; set; }

    [FromRoute]
    public Guid Id { get; set; }

    public EvidenceContent? Shown { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await evidence.RemoveAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["Evidence.Remove.Done"]);
        return LocalRedirect(Safe(ReturnUrl) ?? Url.Content("~/"));
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Shown = await queries.FindRemovableAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        ReturnUrl = Safe(ReturnUrl);
    }

    private string? Safe(string? url) => Url.IsLocalUrl(url) ? url : null;

    public sealed class InputModel
    {
        [Required, StringLength(EvidenceFile.ReasonLength, MinimumLength = 5)]
        public string Reason { get; set; } = "";
    }
}
