using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Đợt chấm điểm: where each sheet stands, and the provisional result of those appraised.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<AssessmentPeriod>]
internal sealed class DetailsModel(AssessmentResults results, ReasonWords reasons) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AssessmentStanding Standing { get; private set; } = null!;

    public AssessmentRow Row => Standing.Row;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Standing = await results.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    public string BandOf(string? code) => ReasonWords.BandOf(Standing.Rubric, code);

    /// <summary>What decided the band.</summary>
    public IReadOnlyList<string> ReasonsOf(SubjectResult result) => reasons.Of(Standing.Rubric, result.Deciding);
}
