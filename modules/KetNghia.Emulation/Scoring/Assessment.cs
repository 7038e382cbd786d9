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

    /// <summary>Those that decided the band.</summary>
    public IEnumerable<Reason> Deciding => Reasons.Where(r => r.Code is
        Reason.ConditionFailed or Reason.ConditionUnknown or Reason.Sanctioned or Reason.QuotaOverflow or Reason.NeedsDecision or Reason.Decided or Reason.KnockedOut or Reason.Voided);
}

internal sealed record AssessmentResult(IReadOnlyList<SubjectResult> Subjects, IReadOnlyList<QuotaResult> Quotas);

/// <summary>Đợt chấm điểm: all subjects of a rubric computed together, round by round, then bands, sanctions, quotas and ranks.</summary>
internal sealed class Assessment(Rubric rubric)
{
    private readonly RubricPlan _plan = new(rubric);

    /// <exception cref="CaseFormatException">There is no such official round, or a figure has more digits than can be computed with.</exception>
    public AssessmentResult Compute(AssessmentInput input)
    {
        var subjects = input.Subjects;
        var rounds = RoundsOf(input);
        IReadOnlyDictionary<string, NodeInput>[] inputs = [.. subjects.Select(s => s.Inputs)];
        List<(string, Fraction?)>[] totals = [.. subjects.Select(_ => new List<(string, Fraction?)>())];
        List<Reason>[] required = [.. subjects.Select(_ => new List<Reason>())];
        SheetResult[]? sheets = null;
        foreach (var (index, round) in rounds.Index())
        {
            IReadOnlyDictionary<string, NodeInput>[] merged = [.. subjects.Select((s, i) => Merged(inputs[i], s, round))];
            var now = Sheets(subjects, merged, input.IsSelf ?? (round is not null && index == 0));
            for (var i = 0; i < subjects.Count && round is not null; i++)
            {
                totals[i].Add((round, now[i].Total));
                if (sheets is not null && subjects[i].Rounds.ContainsKey(round))
                {
                    required[i].AddRange(Unexplained(subjects[i], round, inputs[i], merged[i], sheets[i], now[i]));
                }
            }

            (inputs, sheets) = (merged, now);
        }

        try
        {
            var results = subjects.Select((s, i) => Banded(s, sheets![i], required[i], rounds is [null] ? null : totals[i])).ToList();
            var quotas = new Quotas(_plan, results).Apply(input.Decisions);
            return new AssessmentResult(new Ranking(rubric).Of([.. quotas.Subjects]), quotas.Results);
        }
        catch (NumberTooLongException)
        {
            throw new CaseFormatException("rubric", "a figure has more digits than can be computed with");
        }
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

        if (rubric.Rounds.GroupBy(r => r).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CaseFormatException("rubric.rounds", $"{twice.Key} stands twice");
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
        return _plan.Leaves.Select(l => l.Node)
            .Where(leaf => own.Inputs.ContainsKey(leaf.Id) && !own.Reasons.Any(r => r.Key == leaf.Id && !string.IsNullOrWhiteSpace(r.Value)))
            .Where(leaf => (before.GetValueOrDefault(leaf.Id) ?? NodeInput.None).Text != after[leaf.Id].Text)
            .Where(leaf => earlier.Nodes.GetValueOrDefault(leaf.Id)?.Score is { } score && score != now.Nodes.GetValueOrDefault(leaf.Id)?.Score)
            .Select(leaf => new Reason(Reason.ReasonRequired, round, leaf.Id));
    }

    /// <summary>Cluster by cluster: nothing of one is compared with another.</summary>
    private SheetResult[] Sheets(IReadOnlyList<Subject> subjects, IReadOnlyDictionary<string, NodeInput>[] inputs, bool isSelf)
    {
        var sheets = new SheetResult[subjects.Count];
        Array.Fill(sheets, new SheetResult());
        foreach (var cluster in subjects.Index().Where(s => !s.Item.IsWithdrawn).GroupBy(s => s.Item.Cluster))
        {
            var scorers = cluster.Select(s => (s.Index, Sheet: new SheetScorer(_plan, s.Item, inputs[s.Index], isSelf))).ToList();
            var leaders = _plan.Compared.ToDictionary(leaf => leaf.Node.Id, leaf => new Leader(scorers.Where(s => !s.Sheet.IsWrong).Max(s => s.Sheet.LeadingShare(leaf))));
            foreach (var (index, sheet) in scorers)
            {
                sheets[index] = sheet.Score(leaders);
            }
        }

        return sheets;
    }

    private SubjectResult Banded(Subject subject, SheetResult sheet, List<Reason> required, IReadOnlyList<(string, Fraction?)>? totals)
    {
        var bands = new Bands(_plan, subject, sheet);
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
}
