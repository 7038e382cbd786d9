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
    SheetQueries queries, SheetRecords kind, SheetAppService sheets, IEvidence evidence, IMeasures measures, Workings workings, StepPerson person, IStringLocalizer<EmulationResource> texts, ITexts allTexts)
    : SheetPage(queries, kind, person)
{
    public const int MostRecords = 100;

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
        Gallery = Line.Item is { } item ? await evidence.GalleryAsync([item.Id], cancellationToken) : [];
        Measures = await ReadMeasuresAsync(cancellationToken);
    }

    /// <summary>What was kept beside what records say now.</summary>
    private async Task<IReadOnlyList<MeasureShown>> ReadMeasuresAsync(CancellationToken cancellationToken)
    {
        var names = Node.Type == ComponentType.Formula ? Node.Formula.Names : [.. Node.From.Values];
        if (!Node.IsLeaf || names.Count == 0)
        {
            return [];
        }

        var (subject, from, to) = (SheetFigures.SubjectOf(Sheet.Assessment.Subject), Sheet.Assessment.From, Sheet.Assessment.To);
        var now = await measures.ReadAsync(new MeasureQuery(subject, [Row.SubjectId], [.. names], from, to), cancellationToken);
        List<MeasureShown> shown = [];
        foreach (var name in names.Distinct())
        {
            var definition = measures.Find(name);
            var (kept, value) = (Sheet.Kept.Measures.FirstOrDefault(m => m.Name == name), now.FirstOrDefault(v => v.Name == name));
            var (records, total) = definition is null ? ([], 0) : await measures.RecordsAsync(name, subject, Row.SubjectId, from, to, 0, MostRecords, cancellationToken);
            shown.Add(new MeasureShown(
                name, definition is null ? name : allTexts[definition.TextKey], definition is null ? null : allTexts[definition.HowKey], definition?.Unit,
                kept?.Numerator, kept?.Denominator ?? 1, value?.Numerator, value?.Denominator ?? 1, records, total));
        }

        return shown;
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

/// <summary>A measure of a criterion: as it was kept, as it is now, and its records.</summary>
/// <param name="Name">In words.</param>
/// <param name="How">Its definition; null when nobody publishes it any more.</param>
internal sealed record MeasureShown(
    string Key, string Name, string? How, MeasureUnit? Unit, long? Kept, long KeptOf, long? Now, long NowOf, IReadOnlyList<MeasureRecord> Records, int Total)
{
    public bool Differs => Kept != Now || KeptOf != NowOf;

    public static string Say(long? numerator, long denominator, MeasureUnit? unit) => numerator is not { } known ? Format.Unknown
        : unit == MeasureUnit.Dong ? Format.Money(known)
        : unit == MeasureUnit.Share ? $"{Format.Whole(known)} / {Format.Whole(denominator)}"
        : Format.Whole(known);
}
