using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Localization;
using KetNghia.Documents.Templates;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>Chọn dùng từ ngày.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
[EntersRecord<PaperTemplate>]
internal sealed class ChooseModel(TemplateQueries queries, TemplateAppService templates, IClock clock, IStringLocalizer<DocumentsResource> words) : TemplatePage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        (Input.From, Input.Version) = (clock.Today, Row.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await templates.ChooseAsync(Id, Input.Version!.Value, Input.From!.Value, cancellationToken);
        Flash(words["Templates.Chosen", Format.Date(Input.From)]);
        return RedirectToPage("Details", new { id = Id });
    }

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? From { get; set; }

        /// <summary>The version the person looked at.</summary>
        [Required]
        public long? Version { get; set; }
    }
}
