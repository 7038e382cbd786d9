using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.CrossChecks;

/// <summary>Hoàn thành chấm chéo: from then on its figures count for the appraisal.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<CrossCheck>]
internal sealed class FinishModel(CrossCheckQueries queries, CrossCheckAppService checks, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
    : CrossCheckPage(queries, person, user, clock)
{
    /// <summary>The version the person looked at.</summary>
    [BindProperty]
    public long? Version { get; set; }

    public IReadOnlyList<string> Lacks => Sheet.LacksOfCheck;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Version = Check.Row.Version;
        return Writes ? Page() : RedirectToPage("Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await checks.FinishAsync(Id, Version ?? 0, cancellationToken);
        Flash(texts["CrossChecks.Finished"]);
        return RedirectToPage("Details", new { id = Id });
    }
}
