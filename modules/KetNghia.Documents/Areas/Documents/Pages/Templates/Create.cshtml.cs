using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>Tải lên biểu mẫu: kept as a draft, whatever is wrong with it is said on its page.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
internal sealed class CreateModel(TemplateAppService templates, PaperKinds kinds, ITexts texts, IStringLocalizer<DocumentsResource> words) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    /// <param name="kind">The one the form was downloaded for.</param>
    public async Task OnGetAsync(string? kind, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Kind = Kinds.FirstOrDefault(k => k.Value == kind)?.Value;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (!Kinds.Any(k => k.Value == Input.Kind))
        {
            throw new RecordNotFoundException();
        }

        await using var content = Input.File!.OpenReadStream();
        Guid id;
        try
        {
            id = await templates.UploadAsync(Input.Kind!, Input.Name!, Input.File.FileName, content, cancellationToken);
        }
        catch (BusinessException refused)
        {
            throw refused.At("Input.File");
        }

        Flash(words["Templates.Uploaded"]);
        return RedirectToPage("Details", new { id });
    }

    protected override Task ReloadAsync(CancellationToken cancellationToken)
    {
        Kinds = [.. kinds.Drafted.Select(k => new SelectListItem(texts["PaperKind." + k.Key], k.Key))];
        return Task.CompletedTask;
    }

    internal sealed class InputModel
    {
        [Required]
        public string? Kind { get; set; }

        [Required, StringLength(PaperTemplate.NameLength, MinimumLength = 3)]
        public string? Name { get; set; }

        [Required]
        public IFormFile? File { get; set; }
    }
}
