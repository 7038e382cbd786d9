using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Bản kế tiếp: what is published stays, its next version begins with what it says.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class NextModel(RubricQueries queries, RubricAppService rubrics, IStringLocalizer<EmulationResource> texts) : RubricPage(queries)
{
    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var next = await rubrics.ContinueAsync(Id, cancellationToken);
        Flash(texts["Rubrics.Continued"]);
        return RedirectToPage("Details", new { id = next });
    }
}
