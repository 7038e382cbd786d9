using System.Text.Json;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>Own figures of a round for a component, as they are kept.</summary>
internal sealed record KeptValue(string NodeId, ScoringRound Round, string? Input, string? Reason, string EnteredByName, DateTime EnteredAtUtc)
{
    /// <summary>Written, and not to count yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The part of a department it belongs to; null in other rounds.</summary>
    public Guid? PartId { get; init; }

    /// <summary>Hệ số of who gave it, among several.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>What a round gives a component: by one person, or by several who each have a figure.</summary>
    public static NodeInput Together(IReadOnlyList<KeptValue> given) =>
        given.Count == 1 ? given[0].Read()! : new NodeInput { Scores = [.. given.Select(v => new ScorerFigure(v.EnteredByName, v.ReadMark(), v.Weight, IsRecused: false))] };

    /// <summary>Points given directly; null where there are none.</summary>
    public Fraction? ReadMark() => Read()?.Value is { } value && Fraction.TryParse(value, out var mark) ? mark : null;

    /// <summary>Null where the round has no figures of its own.</summary>
    public NodeInput? Read()
    {
        if (Input is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(Input);
        return CaseFields.ReadWhole(new CaseFields(document.RootElement, NodeId), SheetReader.Input);
    }
}

/// <param name="Files">How many prove it.</param>
internal sealed record KeptItem(Guid Id, string NodeId, string? NotApplicableReason, string? Finding, string? FoundByName, DateTime? FoundAtUtc, int Files);

/// <summary>What one person of a department is asked for of a sheet.</summary>
/// <param name="Nodes">Ids of the components.</param>
internal sealed record KeptPart(
    Guid Id, Guid SheetId, string Department, DateOnly DueOn, Guid ScorerId, string ScorerName, int Weight, string? DoneHash, Guid? DoneById, DateTime? DoneAtUtc, long Version, IReadOnlyList<string> Nodes)
{
    /// <summary>Finished for what was sent.</summary>
    public bool IsDoneFor(string? contentHash) => DoneHash is not null && DoneHash == contentHash;
}

/// <summary>Everything kept of a sheet that its points depend on.</summary>
internal sealed record KeptSheet(
    Guid Id, string Cluster, string? AreaClass, SheetState State, DateOnly DueOn, DateOnly? SentOn,
    IReadOnlyList<KeptValue> Values, IReadOnlyList<KeptItem> Items, IReadOnlyList<MeasuredFigure> Measures)
{
    /// <summary>Empty where no department scores.</summary>
    public IReadOnlyList<KeptPart> Parts { get; init; } = [];

    /// <summary>With one part of a department alone, and its figures as if it were finished.</summary>
    public KeptSheet With(Guid partId) => this with
    {
        Parts = [.. Parts.Where(p => p.Id == partId)],
        Values = [.. Values.Where(v => v.Round != ScoringRound.Department || v.PartId == partId).Select(v => v.Round == ScoringRound.Department ? v with { IsDraft = false } : v)],
    };
}

/// <summary>One way of looking at a sheet: its result and what each leaf was computed from.</summary>
/// <param name="entered">By leaf; what nobody entered is in none.</param>
internal sealed class SheetView(SubjectResult result, IReadOnlyDictionary<string, NodeInput> entered)
{
    private readonly Components _components = new(result.Subject.Measures);

    public SubjectResult Result => result;

    /// <summary>With what measures say of fields nobody entered.</summary>
    public NodeInput InputOf(RubricNode leaf) => _components.Resolved(leaf, entered.GetValueOrDefault(leaf.Id) ?? NodeInput.None);
}

/// <summary>A sheet by the figures of its subject, by those of the system alone, by those of its cross-check as far as written, by those of departments, and by those of the appraisal.</summary>
internal sealed record ScoredSheet(SheetView Self, SheetView System, SheetView Checked, SheetView Parted, SheetView Appraised);

/// <summary>Points of kept sheets: nothing is decided here that the engine does not decide.</summary>
internal sealed class SheetScoring(Rubric rubric)
{
    public const string SelfRound = "SELF";
    public const string CheckRound = "CROSS";
    public const string PartRound = "DEPARTMENT";
    public const string AppraisalRound = "APPRAISAL";

    private static readonly IReadOnlyList<string> Rounds = [SelfRound, CheckRound, PartRound, AppraisalRound];

    /// <summary>Names of the measures the rubric reads.</summary>
    public static IReadOnlyList<string> MeasuresOf(Rubric rubric) =>
        [.. rubric.Leaves.SelectMany(n => n.Type == ComponentType.Formula ? n.Formula.Names : n.From.Values).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether points of one subject depend on those of others.</summary>
    public static bool NeedsOthers(Rubric rubric) => rubric.Leaves.Any(n => n.Type == ComponentType.RelativeToLeader);

    /// <summary>Every way of looking at them.</summary>
    /// <param name="withChecks">Cross-checks are held; else those views are what subjects say.</param>
    public IReadOnlyDictionary<Guid, ScoredSheet> All(IReadOnlyList<KeptSheet> sheets, DateOnly today, bool withChecks)
    {
        var (self, system, appraised) = (Self(sheets, today), System(sheets, today), Appraised(sheets, today));
        var check = withChecks ? Checked(sheets, today) : self;
        var parted = sheets.Any(s => s.Parts.Count > 0) ? Parted(sheets, today) : check;
        return sheets.ToDictionary(s => s.Id, s => new ScoredSheet(self[s.Id], system[s.Id], check[s.Id], parted[s.Id], appraised[s.Id]));
    }

    /// <summary>By the figures of their subjects. Each by itself, as in the other views: quotas are for all that were appraised.</summary>
    /// <param name="today">Until when a sheet that was not sent is late.</param>
    public IReadOnlyDictionary<Guid, SheetView> Self(IReadOnlyList<KeptSheet> sheets, DateOnly today) =>
        View(sheets, new Assessment(Alone(Rounds) with { OfficialRound = SelfRound }), s => SubjectOf(s, today, isAppraised: false), isSelf: true);

    /// <summary>By what records say alone.</summary>
    public IReadOnlyDictionary<Guid, SheetView> System(IReadOnlyList<KeptSheet> sheets, DateOnly today) =>
        View(sheets, new Assessment(Alone([])), s => Base(s) with { Inputs = Known(s, today) }, isSelf: true);

    /// <summary>By the figures of cross-checks, those not finished too, and of their subjects where these have none.</summary>
    private IReadOnlyDictionary<Guid, SheetView> Checked(IReadOnlyList<KeptSheet> sheets, DateOnly today) =>
        View(sheets, new Assessment(Alone(Rounds) with { OfficialRound = CheckRound }), s => SubjectOf(s with { Values = [.. s.Values.Select(v => v with { IsDraft = false })] }, today, isAppraised: false), isSelf: null);

    /// <summary>By the figures of departments that are finished, and of the rounds before where these have none.</summary>
    private IReadOnlyDictionary<Guid, SheetView> Parted(IReadOnlyList<KeptSheet> sheets, DateOnly today) =>
        View(sheets, new Assessment(Alone(Rounds) with { OfficialRound = PartRound }), s => SubjectOf(s, today, isAppraised: false), isSelf: null);

    /// <summary>By the figures of the appraisal, and of the rounds before where it has none.</summary>
    private IReadOnlyDictionary<Guid, SheetView> Appraised(IReadOnlyList<KeptSheet> sheets, DateOnly today) =>
        View(sheets, new Assessment(Alone(Rounds) with { OfficialRound = AppraisalRound }), s => SubjectOf(s, today, isAppraised: true), isSelf: null);

    /// <summary>Bands, quotas and ranks of the sheets that were appraised, each among its cluster.</summary>
    public AssessmentResult Provisional(IReadOnlyList<KeptSheet> sheets, DateOnly today) => new Assessment(rubric with { Rounds = Rounds, OfficialRound = AppraisalRound })
        .Compute(new AssessmentInput([.. sheets.Where(s => s.State == SheetState.Appraised).Select(s => SubjectOf(s, today, isAppraised: true))], null, []));

    /// <summary>Sheets as they stand, beside what they would come to by what records say now: no score moves by it.</summary>
    public LockResult Beside(IReadOnlyList<KeptSheet> kept, IReadOnlyList<KeptSheet> now, DateOnly today)
    {
        AssessmentInput Input(IReadOnlyList<KeptSheet> sheets) => new([.. sheets.Select(s => SubjectOf(s, today, isAppraised: true))], null, []);
        return Locks.Compare(Alone(Rounds) with { OfficialRound = AppraisalRound }, Input(kept), Input(now));
    }

    private static IReadOnlyDictionary<Guid, SheetView> View(IReadOnlyList<KeptSheet> sheets, Assessment assessment, Func<KeptSheet, Subject> subjectOf, bool? isSelf)
    {
        var input = new AssessmentInput([.. sheets.Select(subjectOf)], isSelf, []);
        var results = assessment.Compute(input).Subjects.ToDictionary(r => r.Subject.Id);
        return sheets.ToDictionary(s => s.Id, s => new SheetView(results[IdOf(s)], assessment.InputsOf(results[IdOf(s)].Subject, input)));
    }

    private Rubric Alone(IReadOnlyList<string> rounds) => rubric with { Rounds = rounds, Quotas = [] };

    private Subject SubjectOf(KeptSheet sheet, DateOnly today, bool isAppraised)
    {
        var own = new Dictionary<string, NodeInput>(Known(sheet, today));
        foreach (var (node, input) in Own(sheet, ScoringRound.Self))
        {
            own[node] = input with { HasEvidence = own.GetValueOrDefault(node)?.HasEvidence ?? false };
        }

        Dictionary<string, NodeInput> Later(ScoringRound round) => Own(sheet, round).ToDictionary(v => v.Node, v => v.Input with { HasEvidence = own.GetValueOrDefault(v.Node)?.HasEvidence ?? false });
        return Base(sheet) with
        {
            Voided = isAppraised ? sheet.Items.Where(i => i.Finding is not null).Select(i => i.NodeId).ToHashSet() : new HashSet<string>(),
            Rounds = new Dictionary<string, RoundInput>
            {
                [SelfRound] = new(own, Reasons(sheet, ScoringRound.Self)),
                [CheckRound] = new(Later(ScoringRound.CrossCheck), Reasons(sheet, ScoringRound.CrossCheck)),
                [PartRound] = new(Later(ScoringRound.Department), Reasons(sheet, ScoringRound.Department)),
                [AppraisalRound] = new(Later(ScoringRound.Appraisal), Reasons(sheet, ScoringRound.Appraisal)),
            },
        };
    }

    private Subject Base(KeptSheet sheet) => new()
    {
        Id = IdOf(sheet),
        Cluster = sheet.Cluster,
        AreaClass = sheet.AreaClass,
        NotApplicable = sheet.Items.Where(i => i.NotApplicableReason is not null).Select(i => i.NodeId).ToHashSet(),
        Measures = SheetFigures.Known(sheet.Measures),
    };

    /// <summary>What nobody enters: files that prove a leaf, and when the sheet was sent.</summary>
    private Dictionary<string, NodeInput> Known(KeptSheet sheet, DateOnly today)
    {
        var files = sheet.Items.Where(i => i.Files > 0).Select(i => i.NodeId).ToHashSet();
        return rubric.Leaves.Where(n => n.Type == ComponentType.Late || files.Contains(n.Id)).ToDictionary(
            n => n.Id,
            n => (n.Type == ComponentType.Late ? new NodeInput { Due = sheet.DueOn, Sent = sheet.SentOn, AsOf = today } : NodeInput.None) with { HasEvidence = files.Contains(n.Id) });
    }

    private static IEnumerable<(string Node, NodeInput Input)> Own(KeptSheet sheet, ScoringRound round) =>
        from kept in Counting(sheet, round)
        group kept by kept.NodeId into own
        let asked = sheet.Parts.Where(p => round == ScoringRound.Department && p.Nodes.Contains(own.Key)).ToList()
        let input = asked.Count > 1 ? OfSeveral(asked, [.. own]) : own.First().Read()
        where input is not null
        select (own.Key, input);

    /// <summary>Each person who is asked for a component, with the figure where there is one: the engine says what lacking ones mean.</summary>
    private static NodeInput OfSeveral(IReadOnlyList<KeptPart> asked, IReadOnlyList<KeptValue> given) => new()
    {
        Scores = [.. asked.Select(p => new ScorerFigure(p.ScorerName, given.FirstOrDefault(v => v.PartId == p.Id)?.ReadMark(), p.Weight, IsRecused: false))],
    };

    private static Dictionary<string, string> Reasons(KeptSheet sheet, ScoringRound round) => Counting(sheet, round).Where(v => v.Reason is not null).GroupBy(v => v.NodeId)
        .ToDictionary(g => g.Key, g => string.Join("; ", g.Select(v => v.Reason)));

    private static IEnumerable<KeptValue> Counting(KeptSheet sheet, ScoringRound round) => sheet.Values.Where(v => v.Round == round && !v.IsDraft);

    private static string IdOf(KeptSheet sheet) => sheet.Id.ToString("N");
}
