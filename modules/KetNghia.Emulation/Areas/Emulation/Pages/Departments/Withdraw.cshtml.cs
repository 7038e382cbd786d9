using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Departments;

/// <summary>Thôi giao phần chấm: of a department that has not begun.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<ScoringDepartment>]
internal sealed class WithdrawModel(DepartmentQueries queries, DepartmentAppService departments, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DepartmentRow Department { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Department.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await departments.WithdrawAsync(Id, Input.Version ?? 0, VietnameseText.Clean(Input.Reason!), cancellationToken);
        Flash(texts["Departments.Withdrawn"]);
        return RedirectToPage("/Assessments/Duties", new { id = Department.AssessmentId });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Department = await queries.FindOneAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    internal sealed class InputModel
    {
        [Required, StringLength(500, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
