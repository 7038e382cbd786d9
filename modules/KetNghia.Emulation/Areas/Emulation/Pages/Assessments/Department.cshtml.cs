using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Areas.Emulation.Pages.Departments;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Giao phần chấm cho một phòng, ban.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<AssessmentPeriod>]
internal sealed class DepartmentModel(DepartmentQueries queries, DepartmentAppService departments, IWorkspaceMembers members, IStringLocalizer<EmulationResource> texts) : DepartmentForm(queries, members, texts)
{
    public override bool IsNew => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.DueOn = Duties.Row.CrossCheckDueOn ?? Duties.Row.AppraisalDueOn;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await departments.CreateAsync(Id, Input.ToFacts(), cancellationToken);
        Flash(Texts["Departments.Saved"]);
        return RedirectToPage("Duties", new { id = Id });
    }

    protected override Task ReloadAsync(CancellationToken cancellationToken) => ReadAsync(Id, null, cancellationToken);
}
