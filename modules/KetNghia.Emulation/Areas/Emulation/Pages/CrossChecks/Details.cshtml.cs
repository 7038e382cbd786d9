using KetNghia.Emulation.Areas.Emulation.Pages.Sheets;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.CrossChecks;

/// <summary>Chấm chéo: what another subject of the cluster sent, and one's own figures beside it.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<CrossCheck>]
internal sealed class DetailsModel(
    CrossCheckQueries queries, CrossCheckAppService checks, Workings workings, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
    : CrossCheckPage(queries, person, user, clock), IOutsideMatrix
{
    [BindProperty]
    public List<CellModel> Cells { get; set; } = [];

    [BindProperty]
    public long? Version { get; set; }

    public bool AsksReasons => true;

    public string Texts => "CrossChecks";

    public SheetView Own => Sheet.Scored.Checked;

    public bool ShowsTotal => true;

    /// <summary>Groups and criteria of the base, then those of bonus and penalty.</summary>
    public IReadOnlyList<SheetLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Version = Check.Row.Version;
        Cells = Writes ? SheetCells.Of(Sheet, ScoringRound.CrossCheck) : [];
    }

    /// <param name="next">Whether to go on and finish.</param>
    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await checks.SaveAsync(Id, Version ?? 0, SheetCells.Read(Sheet.Rubric, Cells), cancellationToken);
        Flash(texts["CrossChecks.Saved"]);
        return RedirectToPage(next == "finish" ? "Finish" : "Details", new { id = Id });
    }

    public FigureInput OtherwiseOf(RubricNode node) => FigureInputs.Show(node, Sheet.Scored.Self.InputOf(node));

    public NodeResult? OwnOf(SheetLine line) => line.Checked;

    public bool Changes(SheetLine line) => line.WasChecked;

    public string? ReasonOf(RubricNode node) => Sheet.ValueOf(node.Id, ScoringRound.CrossCheck)?.Reason;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Lines = IsShown ? [.. SheetLines.Of(Sheet, seesAppraisal: false, workings), .. SheetLines.Blocks(Sheet, seesAppraisal: false, workings).SelectMany(b => b.Lines)] : [];
    }
}
