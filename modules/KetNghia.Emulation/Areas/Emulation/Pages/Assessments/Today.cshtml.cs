using KetNghia.Emulation.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>So với hôm nay: what records were corrected since sheets were appraised. No score moves by it.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<AssessmentPeriod>]
internal sealed class TodayModel(AssessmentResults results) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AssessmentDifferences Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await results.DifferencesAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}
