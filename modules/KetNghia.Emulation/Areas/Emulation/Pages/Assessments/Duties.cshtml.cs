using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Phân công chấm: which department scores what of every sheet, and who appraises which.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<AssessmentPeriod>]
internal sealed class DutiesModel(DepartmentQueries queries, DepartmentAppService departments, StepPerson person, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<AppraiserModel> Appraisers { get; set; } = [];

    public Duties Duties { get; private set; } = null!;

    public bool MayManage => Duties.Row.State == AssessmentState.Open && person.May(EmulationPermissions.Assessments.Manage);

    public Guid? ChosenFor(AppraiserRow sheet) => Appraisers.Find(a => a.Sheet == sheet.SheetId) is { } typed ? typed.Account : sheet.AppraiserId;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!person.May(EmulationPermissions.Assessments.Manage))
        {
            throw person.Lacks([EmulationPermissions.Assessments.Manage]);
        }

        await departments.NameAppraisersAsync(Id, Appraisers.Where(a => a.Sheet is not null).DistinctBy(a => a.Sheet).ToDictionary(a => a.Sheet!.Value, a => a.Account), cancellationToken);
        Flash(texts["Duties.Saved"]);
        return RedirectToPage("Duties", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Duties = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    internal sealed class AppraiserModel
    {
        public Guid? Sheet { get; set; }

        public Guid? Account { get; set; }
    }
}
