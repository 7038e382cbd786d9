using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Departments;

/// <summary>A department of an assessment: what it scores, by when, and who does.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<ScoringDepartment>]
internal sealed class DetailsModel(DepartmentQueries queries, DepartmentAppService departments, IWorkspaceMembers members, IStringLocalizer<EmulationResource> texts) : DepartmentForm(queries, members, texts)
{
    public DepartmentRow Department { get; private set; } = null!;

    public override bool IsNew => false;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new DepartmentInput
        {
            Name = Department.Name,
            DueOn = Department.DueOn,
            Nodes = [.. Department.Nodes],
            Scorers = [.. Department.Scorers.Select(s => new ScorerModel { Id = s.AccountId, Chosen = true, Weight = s.Weight })],
            Version = Department.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await departments.ChangeAsync(Id, Input.Version ?? 0, Input.ToFacts(), cancellationToken);
        Flash(Texts["Departments.Saved"]);
        return RedirectToPage("/Assessments/Duties", new { id = Department.AssessmentId });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(await Queries.AssessmentOfAsync(Id, cancellationToken) ?? throw new RecordNotFoundException(), Id, cancellationToken);
        Department = Duties.Departments.FirstOrDefault(d => d.Id == Id) ?? throw new RecordNotFoundException();
    }
}
