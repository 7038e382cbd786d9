using KetNghia.Emulation.Areas.Emulation.Pages.Sheets;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>Chấm phần việc: the components of one's department, of one sheet that was sent.</summary>
[HasPermission(EmulationPermissions.Departments.Score)]
[EntersRecord<PartScore>]
internal sealed class DetailsModel(
    PartQueries queries, PartAppService parts, Workings workings, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
    : PartPage(queries, person, user, clock), IOutsideMatrix
{
    [BindProperty]
    public List<CellModel> Cells { get; set; } = [];

    [BindProperty]
    public long? Version { get; set; }

    public bool AsksReasons => true;

    public string Texts => "Parts";

    public SheetView Own => Sheet.Scored.Parted;

    public bool ShowsTotal => false;

    public IReadOnlyList<SheetLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Version = Part.Row.Version;
        Cells = Writes ? [.. SheetCells.Of(Sheet, ScoringRound.Department).Where(c => Part.Row.Nodes.Contains(c.Node!))] : [];
    }

    /// <param name="next">Whether to go on and finish.</param>
    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await parts.SaveAsync(Id, Version ?? 0, SheetCells.Read(Sheet.Rubric, Cells), cancellationToken);
        Flash(texts["Parts.Saved"]);
        return RedirectToPage(next == "finish" ? "Finish" : "Details", new { id = Id });
    }

    public FigureInput OtherwiseOf(RubricNode node) => FigureInputs.Show(node, (Sheet.Row.IsChecked ? Sheet.Scored.Checked : Sheet.Scored.Self).InputOf(node));

    public NodeResult? OwnOf(SheetLine line) => line.Parted;

    public bool Changes(SheetLine line) => line.WasParted;

    public string? ReasonOf(RubricNode node) => Sheet.ValueOf(node.Id, ScoringRound.Department)?.Reason;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Lines = LinesOf(workings);
    }
}
