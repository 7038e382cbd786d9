using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Lập cụm thi đua: its name and whom it is for; members come next.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
internal sealed class CreateModel(ClusterAppService clusters, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await clusters.CreateAsync(Input.Subject!.Value, Input.Facts, cancellationToken);
        Flash(texts["Clusters.Created"]);
        return RedirectToPage("Join", new { id });
    }

    internal sealed class InputModel : ClusterInput
    {
        [Required]
        public SubjectKind? Subject { get; set; }
    }
}
