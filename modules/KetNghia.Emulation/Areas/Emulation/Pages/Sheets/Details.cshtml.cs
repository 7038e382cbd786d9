using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>Phiếu chấm điểm: all criteria in one table; the round that is open to the person is written here.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<ScoreSheet>]
internal sealed class DetailsModel(
    SheetQueries queries, SheetRecords kind, SheetAppService sheets, Approvals approvals, Workings workings, ReasonWords reasons, RecordSteps way, StepPerson person, IStringLocalizer<EmulationResource> texts)
    : SheetPage(queries, kind, person), ICellPage
{
    [BindProperty]
    public List<CellModel> Cells { get; set; } = [];

    [BindProperty]
    public long? Version { get; set; }

    public bool AsksReasons => Writes == ScoringRound.Appraisal;

    public IReadOnlyList<SheetLine> Lines { get; private set; } = [];

    public IReadOnlyList<SheetBlock> Blocks { get; private set; } = [];

    /// <summary>What was said when it came back last; null when it never did or was sent since.</summary>
    public ApprovalRow? Returned { get; private set; }

    public ShownSteps Steps { get; private set; } = ShownSteps.None;

    /// <summary>Why the result shown is what it is.</summary>
    public IReadOnlyList<string> Why { get; private set; } = [];

    public IReadOnlyList<Reason> Lacks => Writes is null ? [] : Sheet.Lacks;

    public SheetLink? Before { get; private set; }

    public SheetLink? After { get; private set; }

    /// <summary>The sheet an appraiser goes on with once this one is done; null while it is not, or when none waits.</summary>
    public SheetLink? NextWaiting => Row.State != SheetState.Submitted && Person.May(EmulationPermissions.Sheets.Appraise)
        ? Sheet.Others.Skip(Place).Concat(Sheet.Others).FirstOrDefault(o => o.State == SheetState.Submitted) : null;

    public int Place { get; private set; }

    /// <summary>How far departments are, from the day the sheet was sent.</summary>
    public bool ShowsParts => Row.State is SheetState.Submitted or SheetState.Appraised;

    public SubjectResult Shown => SeesAppraisal ? Sheet.Scored.Appraised.Result : Sheet.Scored.Self.Result;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Version = Row.Version;
        Cells = Writes is { } round ? SheetCells.Of(Sheet, round) : [];
    }

    /// <param name="next">Where to go when it is kept: to send it, to the form of a criterion, or here again.</param>
    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await sheets.SaveAsync(Id, Version ?? 0, SheetCells.Read(Sheet.Rubric, Cells), cancellationToken);
        Flash(texts["Sheets.Saved"]);
        return next switch
        {
            "submit" => RedirectToPage("Submit", new { id = Id }),
            "appraise" => RedirectToPage("Step", new { id = Id, step = SheetAction.Appraise }),
            _ => RedirectToPage("Details", new { id = Id }),
        };
    }

    /// <summary>Asks the records again.</summary>
    public async Task<IActionResult> OnPostMeasureAsync(CancellationToken cancellationToken)
    {
        await sheets.RemeasureAsync(Id, cancellationToken);
        Flash(texts["Sheets.Remeasured"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Lines = SheetLines.Of(Sheet, SeesAppraisal, workings);
        Blocks = SheetLines.Blocks(Sheet, SeesAppraisal, workings);
        Returned = Row.State == SheetState.Returned ? (await approvals.ListAsync(Id, cancellationToken)).FirstOrDefault(v => v.Outcome == ApprovalOutcome.Returned) : null;
        Steps = way.Of(SheetSteps.Rules, Sheet.Standing(Sheet.Faults), step => UrlOf(step.Action));
        Why = reasons.Of(Sheet.Rubric, Shown.Reasons.Where(r => r.Code is not (Reason.MissingInput or Reason.NothingDue)));
        var place = Sheet.Others.ToList().FindIndex(o => o.Id == Id);
        (Place, Before, After) = (place + 1, place > 0 ? Sheet.Others[place - 1] : null, place < Sheet.Others.Count - 1 ? Sheet.Others[place + 1] : null);
    }

    protected override bool ShowsOthers => true;

    /// <summary>Where to begin, one criterion after another: at what lacks, else at the first.</summary>
    public string FirstToWrite => Sheet.Lacks.Count > 0 ? NodeOf(Sheet.Lacks[0]) : Sheet.Rubric.Leaves.First(FigureInputs.IsTyped).Id;

    public string LackOf(Reason reason) => reasons.Of(Sheet.Rubric, reason);

    /// <summary>The node a lack is about.</summary>
    public static string NodeOf(Reason reason) => reason.Data[^1];

    private string UrlOf(SheetAction action) => action switch
    {
        SheetAction.Submit => Url.Page("Submit", new { id = Id })!,
        SheetAction.Return => Url.Page("Return", new { id = Id })!,
        _ => Url.Page("Step", new { id = Id, step = action })!,
    };
}
