using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Bỏ bản nháp.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class DiscardModel(RubricQueries queries, RubricAppService rubrics, IStringLocalizer<EmulationResource> texts) : RubricPage(queries)
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
        await rubrics.DiscardAsync(Id, Input.Version!.Value, Input.Reason!, cancellationToken);
        Flash(texts["Rubrics.Discarded"]);
        return RedirectToPage("Index");
    }

    internal sealed class InputModel
    {
        [Required, StringLength(RubricVersion.ReasonLength, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        [Required]
        public long? Version { get; set; }
    }
}
