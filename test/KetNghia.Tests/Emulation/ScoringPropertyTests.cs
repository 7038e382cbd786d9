using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>What holds for every rubric and every sheet.</summary>
public sealed class ScoringPropertyTests
{
    private const int Times = 150;

    /// <summary>Types whose points never fall when the input named is raised, all else being equal: minus_per_count falls with its count, a formula and an item of the penalty may.</summary>
    private static readonly ComponentType[] Monotone =
    [
        ComponentType.Choice, ComponentType.Boolean, ComponentType.Manual, ComponentType.Ratio, ComponentType.PerCount, ComponentType.MinusPlus, ComponentType.StepTable, ComponentType.Target, ComponentType.AverageOfEvents,
    ];

    [Fact]
    public void Rubric_ThatWasDrawn_HasNoFault() => Seeds.Check(RandomYear.Any(isPlain: false), (year, _) => RubricCheck.Faults(year.Rubric).ShouldBeEmpty(), 4 * Times);

    [Fact]
    [Rule("T1")]
    public void Order_OfAnything_ChangesNothing() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, chance) =>
        {
            IReadOnlyList<T> Mixed<T>(IReadOnlyList<T> items) => [.. items.OrderBy(_ => chance.Next())];
            RubricNode Turned(RubricNode node) => node with { Children = [.. Mixed(node.Children).Select(Turned)], Levels = Mixed(node.Levels), Steps = Mixed(node.Steps), Sanctions = Mixed(node.Sanctions) };
            Block? Of(Block? block) => block is null ? null : block with { Items = [.. Mixed(block.Items).Select(Turned)] };
            var (rubric, input) = (year.Rubric, year.Input);
            var turned = rubric with { Base = Turned(rubric.Base), Bonus = Of(rubric.Bonus), Penalty = Of(rubric.Penalty), Quotas = Mixed(rubric.Quotas) };
            var mixed = input with { Subjects = [.. Mixed(input.Subjects).Select(s => s with { Inputs = Mixed([.. s.Inputs]).ToDictionary(), Findings = Mixed(s.Findings) })] };

            Said(turned, mixed).ShouldBe(Said(rubric, input));
        },
        Times);

    [Fact]
    [Rule("T2", "T4", "T5", "T7", "R4")]
    public void Scores_StayWithinTheirLimits() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, _) =>
        {
            var rubric = year.Rubric;
            foreach (var sheet in new Assessment(rubric).Compute(year.Input).Subjects.Select(s => s.Sheet).Where(s => s.Error is null))
            {
                foreach (var node in rubric.All)
                {
                    if (sheet.Nodes.GetValueOrDefault(node.Id) is { Score: { } score } result)
                    {
                        (score <= node.Top && (result.State is NodeState.Voided or NodeState.KnockedOut or NodeState.NoEvidence ? score == Fraction.Zero : score >= (node.Floor ?? Fraction.Zero))).ShouldBeTrue(node.Id);
                    }
                }

                (sheet.Bonus > rubric.Bonus!.Cap || sheet.Penalty > rubric.Penalty!.Cap || sheet.Total > rubric.Highest || sheet.Total < rubric.Lowest).ShouldBeFalse();
            }
        },
        2 * Times);

    [Fact]
    [Rule("C4", "C5", "C8", "C10")]
    public void Input_ThatIsRaised_NeverLowersTheTotal() => Seeds.Check(
        RandomYear.Any(isPlain: true),
        (year, chance) =>
        {
            var (rubric, input) = (year.Rubric, year.Input);
            var before = Totals(rubric, input);
            foreach (var leaf in rubric.Base.Descend().Concat(rubric.Bonus!.Items).Where(n => n.Type is { } type && Monotone.Contains(type)))
            {
                var raised = input with { Subjects = [.. input.Subjects.Select(s => s with { Inputs = new Dictionary<string, NodeInput>(s.Inputs) { [leaf.Id] = Raised(leaf, s.Inputs[leaf.Id], chance) } })] };

                Totals(rubric, raised).Zip(before).ShouldAllBe(t => t.First >= t.Second, $"{leaf.Type} {leaf.Id}");
            }
        },
        Times / 2);

    [Fact]
    [Rule("C4", "C8", "C9")]
    public void Shares_ScaledAboveAndBelow_StayTheSame() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, chance) =>
        {
            var by = new Fraction(chance.Next(1, 1000), chance.Next(1, 1000));
            var input = year.Input;
            var scaled = input with { Subjects = [.. input.Subjects.Select(s => s with { Inputs = s.Inputs.ToDictionary(i => i.Key, i => i.Value with { Num = i.Value.Num * by, Den = i.Value.Den * by }) })] };

            Said(year.Rubric, scaled).ShouldBe(Said(year.Rubric, input));
        },
        Times);

    [Fact]
    [Rule("L1", "L2")]
    public void Lock_ComputedAgain_IsTheSame() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, _) =>
        {
            var result = Locks.Compare(year.Rubric, year.Input, year.Input);

            (result.Differences.Count, result.InputOnly.Count).ShouldBe((0, 0));
            CaseAnswers.Of(result.Locked).ToJsonString().ShouldBe(CaseAnswers.Of(new Assessment(year.Rubric).Compute(year.Input)).ToJsonString());
        },
        Times);

    [Fact]
    [Rule("Q1", "Q2", "Q6")]
    public void Places_AreGivenOnceAndNeverTooMany() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, _) =>
        {
            var result = new Assessment(year.Rubric).Compute(year.Input);
            foreach (var quota in result.Quotas)
            {
                IReadOnlyList<string> all = [.. quota.Placed, .. quota.Undecided, .. quota.Overflow];
                all.Distinct().Count().ShouldBe(all.Count, quota.Band);
                quota.Placed.Count.ShouldBe(quota.Seats - quota.SeatsLeft);
                (quota.SeatsLeft < 0 || (quota.Undecided.Count > 0 && quota.Undecided.Count <= quota.SeatsLeft) || (quota.SeatsLeft > 0 && quota.Undecided.Count == 0 && quota.Overflow.Count > 0)).ShouldBeFalse();
                foreach (var subject in result.Subjects.Where(s => all.Contains(s.Subject.Id)))
                {
                    (subject.Band is null ? quota.Undecided.Contains(subject.Subject.Id) || subject.Status == SubjectStatus.NeedsDecision : subject.Sheet.Total is not null).ShouldBeTrue();
                    (subject.Band == quota.Band && quota.Overflow.Contains(subject.Subject.Id)).ShouldBeFalse();
                }
            }

            // Every candidate of the best band is somewhere: placed, undecided or lower.
            var candidates = result.Subjects.Count(s => s.Sheet.Total is not null && new Bands(new RubricPlan(year.Rubric), s.Subject, s.Sheet).Sanctioned(year.Rubric.IndexOfBand(s.PointsBand)) == 0);
            result.Quotas.Where(q => q.Band == "A").Sum(q => q.Placed.Count + q.Undecided.Count + q.Overflow.Count).ShouldBe(candidates);
        },
        2 * Times);

    [Fact]
    [Rule("K1", "Q6")]
    public void Ranks_DoNotDependOnNames() => Seeds.Check(
        RandomYear.Any(isPlain: false),
        (year, chance) =>
        {
            var input = year.Input;
            var names = input.Subjects.Select(s => s.Id).OrderBy(_ => chance.Next()).ToList();
            var renamed = input with { Subjects = [.. input.Subjects.Select((s, i) => s with { Id = names[i] })] };
            static IEnumerable<(int?, bool, string?, SubjectStatus)> Of(AssessmentResult result) => result.Subjects.Select(s => (s.Rank, s.IsTied, s.Band, s.Status));

            Of(new Assessment(year.Rubric).Compute(renamed)).ShouldBe(Of(new Assessment(year.Rubric).Compute(input)));
        },
        Times);

    private static List<Fraction> Totals(Rubric rubric, AssessmentInput input) => [.. new Assessment(rubric).Compute(input).Subjects.Select(s => s.Sheet.Total!.Value)];

    /// <summary>Whatever stands in a list is said in the order of its names.</summary>
    private static string Said(Rubric rubric, AssessmentInput input)
    {
        var result = new Assessment(rubric).Compute(input);
        return CaseAnswers.Of(new AssessmentResult(
            [.. result.Subjects.OrderBy(s => s.Subject.Id, StringComparer.Ordinal)],
            [.. result.Quotas.OrderBy(q => q.Band, StringComparer.Ordinal).ThenBy(q => q.Scope, StringComparer.Ordinal)])).ToJsonString();
    }

    private static NodeInput Raised(RubricNode leaf, NodeInput input, Random chance)
    {
        var more = new Fraction(chance.Next(1, 9), chance.Next(1, 4));
        Fraction? Within(Fraction? value) => value is { } known ? Fraction.Min(known + more, leaf.Max!.Value) : null;
        return leaf.Type switch
        {
            ComponentType.Choice => input with { Value = input.Value == "none" ? "half" : "full" },
            ComponentType.Boolean => input with { Value = "true" },
            ComponentType.Manual when input.Scores is { } scores => input with { Scores = [.. scores.Select(s => s with { Value = Within(s.Value) })] },
            ComponentType.Manual => input with { Value = Fraction.TryParse(input.Value, out var value) ? Within(value).ToString() : input.Value },
            ComponentType.PerCount => input with { Count = input.Count + 1 },
            ComponentType.MinusPlus => input with { Quality = Fraction.Min(input.Quality!.Value + more, 100) },
            ComponentType.StepTable when input.Value is not null => input with { Value = Fraction.TryParse(input.Value, out var value) ? (value + more).ToString() : input.Value },
            ComponentType.Target => input with { Actual = input.Actual + more },
            ComponentType.AverageOfEvents => input with { Events = [.. input.Events!.Select(Within)] },
            _ => input with { Num = input.Num + more },
        };
    }
}
