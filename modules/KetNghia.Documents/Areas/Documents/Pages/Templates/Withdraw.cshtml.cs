using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Localization;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>Thôi dùng biểu mẫu.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
[EntersRecord<PaperTemplate>]
internal sealed class WithdrawModel(TemplateQueries queries, TemplateAppService templates, IStringLocalizer<DocumentsResource> words) : TemplatePage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Row.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await templates.WithdrawAsync(Id, Input.Version!.Value, Input.Reason!, cancellationToken);
        Flash(words["Templates.Withdrawn"]);
        return RedirectToPage("Details", new { id = Id });
    }

    internal sealed class InputModel
    {
        [Required, StringLength(PaperTemplate.ReasonLength, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        [Required]
        public long? Version { get; set; }
    }
}
