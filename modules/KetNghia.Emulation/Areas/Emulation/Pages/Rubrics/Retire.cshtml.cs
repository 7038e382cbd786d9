using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Thôi áp dụng, with the copies localities have.</summary>
[HasPermission(EmulationPermissions.Rubrics.Publish)]
[EntersRecord<RubricVersion>]
internal sealed class RetireModel(RubricQueries queries, RubricAppService rubrics, IClock clock, IStringLocalizer<EmulationResource> texts) : RubricPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        (Input.LastDay, Input.Version) = (clock.Today, Row.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await rubrics.RetireAsync(Id, Input.Version!.Value, Input.LastDay!.Value, Input.Reason!, cancellationToken);
        Flash(texts["Rubrics.Retired", Format.Date(Input.LastDay)]);
        return RedirectToPage("Details", new { id = Id });
    }

    internal sealed class InputModel
    {
        /// <summary>No assessment that begins later uses it.</summary>
        [Required]
        public DateOnly? LastDay { get; set; }

        [Required, StringLength(RubricVersion.ReasonLength, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        [Required]
        public long? Version { get; set; }
    }
}
