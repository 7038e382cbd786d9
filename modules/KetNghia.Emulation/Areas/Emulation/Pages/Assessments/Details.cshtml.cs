using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Framework.Excel;
using KetNghia.Imports.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Đợt chấm điểm: where each sheet stands, and the provisional result of those appraised.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<AssessmentPeriod>]
internal sealed class DetailsModel(AssessmentResults results, AssessmentWorkbook workbook, SheetClusters clusters, ReasonWords reasons, ICurrentUser user) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AssessmentStanding Standing { get; private set; } = null!;

    public AssessmentRow Row => Standing.Row;

    /// <summary>Of the kept clusters, in the year the period ends in.</summary>
    public IReadOnlyList<ClusterLeaders> Leaders { get; private set; } = [];

    /// <summary>A round of a sheet may be open to the reader, by whose permissions it is written.</summary>
    public bool MayImport => Row.State == AssessmentState.Open && user.May(ImportsPermissions.Use) && Standing.Rows.Any(r =>
        r.Sheet.State.IsSelfOpen() ? user.May(EmulationPermissions.Sheets.Score) : r.Sheet.State == SheetState.Submitted && user.May(EmulationPermissions.Sheets.Appraise));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Standing = await results.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        Leaders = await clusters.LeadersAsync(Id, Row.To.Year, cancellationToken);
    }

    /// <summary>The round as a workbook.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        var (name, tables) = await workbook.WriteAsync(Id, cancellationToken);
        return ExcelExporter.ToFile(name, tables);
    }

    public string BandOf(string? code) => ReasonWords.BandOf(Standing.Rubric, code);

    /// <summary>What decided the band.</summary>
    public IReadOnlyList<string> ReasonsOf(SubjectResult result) => reasons.Of(Standing.Rubric, result.Deciding);
}
