using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>One step of a sheet.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<ScoreSheet>]
internal sealed class StepModel(StepPageServices services, SheetAppService sheets, SheetQueries queries, IStringLocalizer<EmulationResource> texts)
    : StepPage<SheetStanding, SheetState, SheetAction>(SheetSteps.Rules, services)
{
    public SheetDetails Sheet { get; private set; } = null!;

    public override string Sub => $"{Sheet.Row.SubjectName} · {Sheet.Assessment.Name}";

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override async Task<SheetStanding> FindAsync(CancellationToken cancellationToken)
    {
        Sheet = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        return Sheet.Standing(Sheet.Faults);
    }

    protected override Pill PillOf(SheetState state) => texts.PillOf(state);

    protected override long? VersionOf(SheetStanding record) => Sheet.Row.Version;

    protected override Task TakeAsync(CancellationToken cancellationToken) => sheets.TakeAsync(Id, Step, Input.Reason, cancellationToken);
}
