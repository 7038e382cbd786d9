namespace KetNghia.Emulation.Scoring;

internal enum SubjectStatus
{
    Final = 1,
    NeedsDecision,
    Incomplete,
    NoScore,
    Error,
    Withdrawn,
}

/// <summary>What became of one subject beside the others.</summary>
internal sealed record SubjectResult
{
    public required Subject Subject { get; init; }

    public required SheetResult Sheet { get; init; }

    public required SubjectStatus Status { get; init; }

    public required bool CanSubmit { get; init; }

    /// <summary>Code of the band before sanctions and quotas.</summary>
    public string? PointsBand { get; init; }

    /// <summary>Null while it is undecided.</summary>
    public string? Band { get; init; }

    public int? Rank { get; init; }

    public bool IsTied { get; init; }

    /// <summary>By round up to the official one; null where there are no rounds.</summary>
    public IReadOnlyList<(string Round, Fraction? Total)>? RoundTotals { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}

internal sealed record AssessmentResult(IReadOnlyList<SubjectResult> Subjects, IReadOnlyList<QuotaResult> Quotas);

/// <summary>Đợt chấm điểm: all subjects of a rubric computed together, round by round, then bands, sanctions, quotas and ranks.</summary>
internal sealed class Assessment(Rubric rubric)
{
    /// <summary>Leaves compared with a leader, each with what stands above it.</summary>
    private readonly List<(RubricNode Leaf, IReadOnlyList<RubricNode> Above)> _compared = [.. Lines(rubric.Base, []).Where(l => l.Leaf.Type == ComponentType.RelativeToLeader)];

    /// <exception cref="CaseFormatException">Two nodes of the rubric are called the same.</exception>
    public AssessmentResult Compute(AssessmentInput input)
    {
        if (rubric.All.GroupBy(n => n.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CaseFormatException("rubric", $"{twice.Key} stands twice");
        }

        var rounds = RoundsOf(input);
        var inputs = input.Subjects.ToDictionary(s => s.Id, s => (IReadOnlyDictionary<string, NodeInput>)new Dictionary<string, NodeInput>(s.Inputs));
        var totals = input.Subjects.ToDictionary(s => s.Id, _ => new List<(string, Fraction?)>());
        var required = input.Subjects.ToDictionary(s => s.Id, _ => new List<Reason>());
        IReadOnlyDictionary<string, SheetResult>? sheets = null;
        foreach (var (index, round) in rounds.Index())
        {
            var merged = input.Subjects.ToDictionary(s => s.Id, s => Merged(inputs[s.Id], s, round));
            var now = Sheets(input.Subjects, merged, input.IsSelf ?? (round is not null && index == 0));
            foreach (var subject in input.Subjects.Where(s => round is not null && s.Rounds.ContainsKey(round)))
            {
                required[subject.Id].AddRange(sheets is null ? [] : Unexplained(subject, round!, inputs[subject.Id], merged[subject.Id], sheets[subject.Id], now[subject.Id]));
            }

            foreach (var subject in input.Subjects)
            {
                totals[subject.Id].Add((round ?? "", now[subject.Id].Total));
            }

            (inputs, sheets) = (merged, now);
        }

        var subjects = input.Subjects.Select(s => Banded(s, sheets![s.Id], required[s.Id], rounds is [null] ? null : totals[s.Id])).ToList();
        var quotas = new Quotas(rubric, subjects).Apply(input.Decisions);
        return new AssessmentResult(new Ranking(rubric).Of([.. quotas.Subjects]), quotas.Results);
    }

    /// <summary>Inputs of the official round, each as the last round with an own value left it.</summary>
    public IReadOnlyDictionary<string, NodeInput> InputsOf(Subject subject, AssessmentInput input) =>
        RoundsOf(input).Aggregate(subject.Inputs, (inputs, round) => Merged(inputs, subject, round));

    /// <summary>Up to the official one; null is the only one of an assessment without rounds.</summary>
    private IReadOnlyList<string?> RoundsOf(AssessmentInput input)
    {
        if (rubric.Rounds.Count == 0 || input.Subjects.All(s => s.Rounds.Count == 0))
        {
            return [null];
        }

        var official = rubric.OfficialRound is { } name ? rubric.Rounds.ToList().IndexOf(name) : rubric.Rounds.Count - 1;
        return official < 0 ? throw new CaseFormatException("rubric.officialRound", "no such round") : [.. rubric.Rounds.Take(official + 1)];
    }

    private static IReadOnlyDictionary<string, NodeInput> Merged(IReadOnlyDictionary<string, NodeInput> before, Subject subject, string? round)
    {
        if (round is null || !subject.Rounds.TryGetValue(round, out var own))
        {
            return before;
        }

        var merged = new Dictionary<string, NodeInput>(before);
        foreach (var (node, input) in own.Inputs)
        {
            merged[node] = input;
        }

        return merged;
    }

    /// <summary>Changed scores without a reason; what others caused needs none, nor what was not known before.</summary>
    private IEnumerable<Reason> Unexplained(
        Subject subject, string round, IReadOnlyDictionary<string, NodeInput> before, IReadOnlyDictionary<string, NodeInput> after, SheetResult earlier, SheetResult now)
    {
        var own = subject.Rounds[round];
        return rubric.Leaves
            .Where(leaf => own.Inputs.ContainsKey(leaf.Id) && !own.Reasons.Any(r => r.Key == leaf.Id && !string.IsNullOrWhiteSpace(r.Value)))
            .Where(leaf => (before.GetValueOrDefault(leaf.Id) ?? NodeInput.None).Text != after[leaf.Id].Text)
            .Where(leaf => earlier.Nodes.GetValueOrDefault(leaf.Id)?.Score is { } score && score != now.Nodes.GetValueOrDefault(leaf.Id)?.Score)
            .Select(leaf => new Reason(Reason.ReasonRequired, round, leaf.Id));
    }

    private IReadOnlyDictionary<string, SheetResult> Sheets(IReadOnlyList<Subject> subjects, IReadOnlyDictionary<string, IReadOnlyDictionary<string, NodeInput>> inputs, bool isSelf)
    {
        var taking = subjects.Where(s => !s.IsWithdrawn).ToList();
        var none = new Dictionary<string, Leader>();
        var alone = taking.ToDictionary(s => s.Id, s => new SheetScorer(rubric, s, inputs[s.Id], isSelf, none).Score());
        var found = subjects.ToDictionary(s => s.Id, s => alone.GetValueOrDefault(s.Id) ?? new SheetResult());
        if (_compared.Count == 0)
        {
            return found;
        }

        foreach (var cluster in taking.GroupBy(s => s.Cluster))
        {
            var leaders = _compared.ToDictionary(c => c.Leaf.Id, c => LeaderOf(c.Leaf, c.Above, [.. cluster.Where(s => alone[s.Id].Error is null)], inputs, isSelf));
            foreach (var subject in cluster)
            {
                found[subject.Id] = new SheetScorer(rubric, subject, inputs[subject.Id], isSelf, leaders).Score();
            }
        }

        return found;
    }

    private Leader LeaderOf(
        RubricNode leaf, IReadOnlyList<RubricNode> above, IReadOnlyList<Subject> subjects, IReadOnlyDictionary<string, IReadOnlyDictionary<string, NodeInput>> inputs, bool isSelf)
    {
        var shares = subjects.Select(s => SheetScorer.LeadingShare(rubric, s, inputs[s.Id].GetValueOrDefault(leaf.Id) ?? NodeInput.None, leaf, above, isSelf)).OfType<Fraction>().ToList();
        return new Leader(shares.Count == 0 ? null : shares.Max());
    }

    private SubjectResult Banded(Subject subject, SheetResult sheet, List<Reason> required, IReadOnlyList<(string, Fraction?)>? totals)
    {
        var bands = new Bands(rubric, subject, sheet);
        var isScored = !subject.IsWithdrawn && sheet.Total is not null;
        var points = isScored ? bands.ByPoints() : -1;
        var band = bands.Sanctioned(points);
        return new SubjectResult
        {
            Subject = subject,
            Sheet = sheet,
            Status = subject.IsWithdrawn ? SubjectStatus.Withdrawn
                : sheet.Error is not null ? SubjectStatus.Error
                : sheet.IsIncomplete ? SubjectStatus.Incomplete
                : isScored ? SubjectStatus.Final : SubjectStatus.NoScore,
            CanSubmit = !subject.IsWithdrawn && sheet.Error is null && !sheet.IsIncomplete && !sheet.IsBlocked && required.Count == 0,
            PointsBand = CodeOf(points),
            Band = CodeOf(band),
            RoundTotals = totals,
            Reasons = [.. sheet.Reasons, .. required, .. bands.Reasons],
        };
    }

    private string? CodeOf(int band) => band < 0 ? null : rubric.Bands[band].Code;

    private static IEnumerable<(RubricNode Leaf, IReadOnlyList<RubricNode> Above)> Lines(RubricNode node, IReadOnlyList<RubricNode> above) =>
        node.IsLeaf ? [(node, above)] : node.Children.SelectMany(c => Lines(c, [.. above, node]));
}
