using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>One criterion of a sheet: its figures round by round, the records and files behind them, and its marks.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<ScoreSheet>]
internal sealed class NodeModel(
    SheetQueries queries, SheetRecords kind, SheetAppService sheets, IEvidence evidence, CriterionMeasures measures, Workings workings, StepPerson person, IStringLocalizer<EmulationResource> texts)
    : SheetPage(queries, kind, person)
{
    /// <summary>Id of the node in the rubric.</summary>
    [BindProperty(SupportsGet = true, Name = "node")]
    public string? NodeId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty]
    public MarkModel Mark { get; set; } = new();

    public RubricNode Node { get; private set; } = null!;

    public SheetLine Line { get; private set; } = null!;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    public IReadOnlyList<MeasureShown> Measures { get; private set; } = [];

    public RubricNode? Before { get; private set; }

    public RubricNode? After { get; private set; }

    public bool IsTyped => Writes is not null && FigureInputs.IsTyped(Node);

    public bool MayVoid => Writes == ScoringRound.Appraisal;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Mark.Version = Row.Version;
        Mark.Reason = Writes == ScoringRound.Appraisal ? Line.Item?.Finding : Line.Item?.NotApplicableReason;
        if (Writes is { } round && Sheet.ValueOf(Node.Id, round) is { } kept)
        {
            var figure = FigureInputs.Show(Node, kept);
            (Input.First, Input.Second, Input.NothingDue, Input.Reason) = (figure.First, figure.Second, figure.NothingDue, kept.Reason);
        }
    }

    /// <param name="next">The criterion to go on with.</param>
    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (!FigureInputs.IsTyped(Node))
        {
            throw new RecordNotFoundException();
        }

        var input = FigureInputs.Read(Node, new FigureInput { First = Input.First, Second = Input.Second, NothingDue = Input.NothingDue }, nameof(Input));
        await sheets.SaveAsync(Id, Input.Version ?? 0, [new TypedFigure(Node.Id, input, VietnameseText.CleanOrNull(Input.Reason))], cancellationToken);
        Flash(texts["Sheets.Saved"]);
        return RedirectToPage("Node", new { id = Id, node = next ?? Node.Id });
    }

    public async Task<IActionResult> OnPostFilesAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Files.Count == 0)
        {
            throw new BusinessException(EmulationErrors.NoFile).At(nameof(Files));
        }

        await sheets.AttachAsync(Id, Node.Id, Files, null, cancellationToken);
        Flash(texts["Sheets.Attached"]);
        return RedirectToPage("Node", new { id = Id, node = Node.Id });
    }

    public async Task<IActionResult> OnPostLeaveOutAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await sheets.LeaveOutAsync(Id, Mark.Version ?? 0, Node.Id, Mark.Reason, cancellationToken);
        Flash(texts["Sheets.Saved"]);
        return RedirectToPage("Node", new { id = Id, node = Node.Id });
    }

    public async Task<IActionResult> OnPostVoidAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await sheets.VoidAsync(Id, Mark.Version ?? 0, Node.Id, Mark.Reason, cancellationToken);
        Flash(texts["Sheets.Saved"]);
        return RedirectToPage("Node", new { id = Id, node = Node.Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Node = NodeOf(NodeId);
        Line = SheetLines.Line(Sheet, Node, 0, SeesAppraisal, workings);
        var all = Sheet.Rubric.Leaves.ToList();
        var place = all.FindIndex(n => n.Id == Node.Id);
        (Before, After) = (place > 0 ? all[place - 1] : null, place >= 0 && place < all.Count - 1 ? all[place + 1] : null);
        Gallery = Line.Item is { Files: > 0 } item ? await evidence.GalleryAsync([item.Id], cancellationToken) : [];
        Measures = await measures.ReadAsync(Sheet, Node, cancellationToken);
    }

    internal sealed class InputModel
    {
        public string? First { get; set; }

        public string? Second { get; set; }

        public bool NothingDue { get; set; }

        [StringLength(RoundValue.ReasonLength)]
        public string? Reason { get; set; }

        public long? Version { get; set; }
    }

    internal sealed class MarkModel
    {
        [StringLength(RoundValue.ReasonLength)]
        public string? Reason { get; set; }

        public long? Version { get; set; }
    }
}
