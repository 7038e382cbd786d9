using FsCheck;
using FsCheck.Fluent;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>A sound rubric with sheets, drawn by chance: all thirteen types, weights, caps, floors, what does not apply, blocks, bands, quotas.</summary>
/// <param name="Seed">Decides everything but the size.</param>
/// <param name="IsPlain">Nothing is marked, voided or compared with a leader, and nothing lacks.</param>
internal sealed record RandomYear(int Seed, int Leaves, int Subjects, bool IsPlain)
{
    private static readonly ComponentType[] InBase = [.. Enum.GetValues<ComponentType>().Except([ComponentType.Unknown, ComponentType.Late])];

    private static readonly ComponentType[] InBlocks =
        [ComponentType.Choice, ComponentType.Boolean, ComponentType.Manual, ComponentType.PerCount, ComponentType.AverageOfEvents, ComponentType.Formula, ComponentType.Late];

    /// <summary>Smaller ones of the same seed come of a failing one.</summary>
    public static Arbitrary<RandomYear> Any(bool isPlain) => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from leaves in Gen.Choose(1, 14)
        from subjects in Gen.Choose(1, 9)
        select new RandomYear(seed, leaves, subjects, isPlain),
        year => new[] { year with { Leaves = year.Leaves / 2 }, year with { Leaves = year.Leaves - 1 }, year with { Subjects = year.Subjects / 2 }, year with { Subjects = year.Subjects - 1 } }
            .Where(y => y.Leaves > 0 && y.Subjects > 0 && y != year));

    public Rubric Rubric
    {
        get
        {
            var draw = new Random(Seed);
            var leaves = Enumerable.Range(0, Leaves).Select(i => Leaf($"c{i}", InBase[draw.Next(InBase.Length)], draw, isInBlock: false)).ToList();
            var groups = leaves.Chunk(3).Select((part, i) => Group($"g{i}", part, draw)).ToList();
            var root = Inner("root", NodeKind.Root, groups);
            var (bonus, penalty) = (Block("b", draw), Block("p", draw));
            var highest = root.Max!.Value + bonus.Cap!.Value;
            return new Rubric
            {
                Rounding = new Rounding(Step(draw), Step(draw), Step(draw) ?? Fraction.One),
                NaPolicy = (NotApplicablePolicy)draw.Next(1, 4),
                EvidencePolicy = (EvidencePolicy)draw.Next(1, 4),
                Base = root,
                Bonus = bonus,
                Penalty = penalty,
                Bands =
                [
                    Band("A", highest * new Fraction(7, 10), new BandCondition { Id = "half", Type = ConditionType.NodePercent, Node = "g0", Percent = draw.Next(20, 80) }),
                    Band("B", highest * new Fraction(5, 10), new BandCondition { Id = "clean", Type = ConditionType.PenaltyAbsent, Node = "p0" }, new BandCondition { Id = "all", Type = ConditionType.AllPercent, Kind = NodeKind.Group, Percent = draw.Next(40) }),
                    Band("C", highest * new Fraction(3, 10), new BandCondition { Id = "little", Type = ConditionType.PenaltyMax, Value = draw.Next(3, 9) }),
                    Band("D", 0),
                ],
                Quotas = [Quota("A", draw), Quota("B", draw)],
                TieBreaks = [new TieBreak(TieBreakKey.Bonus, null, IsAscending: false), new TieBreak(TieBreakKey.Node, "g0", IsAscending: false), new TieBreak(TieBreakKey.Penalty, null, IsAscending: true)],
                RanksDensely = draw.Next(2) == 0,
                RanksWithTieBreaks = draw.Next(2) == 0,
            };
        }
    }

    public AssessmentInput Input
    {
        get
        {
            var (draw, rubric) = (new Random(Seed + 1), Rubric);
            return new AssessmentInput([.. Enumerable.Range(0, Subjects).Select(i => Sheet($"s{i}", rubric, draw))], draw.Next(4) == 0 ? true : null, []);
        }
    }

    private Subject Sheet(string id, Rubric rubric, Random draw)
    {
        bool Rarely(int of) => !IsPlain && draw.Next(of) == 0;
        return new Subject
        {
            Id = id,
            Cluster = $"k{draw.Next(3)}",
            IsWithdrawn = Rarely(12),
            Inputs = rubric.Leaves.Where(_ => IsPlain || draw.Next(40) > 0).ToDictionary(l => l.Id, l => Entered(l, draw)),
            NotApplicable = rubric.Base.Descend().Where(n => n.MayBeNotApplicable && Rarely(3)).Select(n => n.Id).ToHashSet(),
            Voided = rubric.All.Where(_ => Rarely(25)).Select(n => n.Id).ToHashSet(),
            Measures = new Dictionary<string, Measure> { ["x"] = new Measure(draw.Next(IsPlain ? 1 : 0, 9), null), ["list"] = new Measure(null, [.. Enumerable.Range(0, draw.Next(4)).Select(_ => (Fraction)draw.Next(9))]) },
            Findings = Rarely(8) ? [new Sanction((SanctionType)draw.Next(1, 5), "C")] : [],
        };
    }

    private NodeInput Entered(RubricNode leaf, Random draw)
    {
        var max = leaf.Max ?? 3;
        Fraction Part() => max * new Fraction(draw.Next(0, 25), 24);
        var low = IsPlain ? 1 : 0;
        return (leaf.Type switch
        {
            ComponentType.Choice => new NodeInput { Value = leaf.Levels[draw.Next(leaf.Levels.Count)].Code },
            ComponentType.Boolean => new NodeInput { Value = draw.Next(3) == 0 ? "false" : "true" },
            ComponentType.Manual when draw.Next(3) == 0 => new NodeInput { Scores = [.. Enumerable.Range(0, 6).Select(m => new ScorerFigure($"m{m}", !IsPlain && draw.Next(9) == 0 ? null : Part(), Fraction.One, draw.Next(5) == 0 && m > 1))] },
            ComponentType.Manual => new NodeInput { Value = Part().ToString() },
            ComponentType.Ratio => new NodeInput { Num = draw.Next(0, 12), Den = draw.Next(low, 12) },
            ComponentType.PerCount or ComponentType.MinusPerCount => new NodeInput { Count = draw.Next(0, 6) },
            ComponentType.MinusPlus => new NodeInput { Count = draw.Next(0, 4), Quality = draw.Next(0, 101) },
            ComponentType.StepTable when draw.Next(2) == 0 => new NodeInput { Value = draw.Next(0, 120).ToString(System.Globalization.CultureInfo.InvariantCulture) },
            ComponentType.StepTable => new NodeInput { Num = draw.Next(0, 12), Den = draw.Next(low, 12) },
            ComponentType.RelativeToLeader => new NodeInput { Actual = draw.Next(0, 20), Target = draw.Next(low, 12) },
            ComponentType.Target => new NodeInput { Actual = draw.Next(0, 100) },
            ComponentType.AverageOfEvents => new NodeInput { Events = [.. Enumerable.Range(0, draw.Next(low, 4)).Select(_ => (Fraction?)Part())] },
            ComponentType.Late => new NodeInput { Due = new DateOnly(2026, 12, 15), Sent = new DateOnly(2026, 12, 10).AddDays(draw.Next(20)) },
            _ => NodeInput.None,
        }) with
        { HasEvidence = IsPlain || draw.Next(4) > 0 };
    }

    private RubricNode Leaf(string id, ComponentType type, Random draw, bool isInBlock)
    {
        if (IsPlain && type == ComponentType.RelativeToLeader)
        {
            type = ComponentType.Ratio;
        }

        var max = new Fraction(draw.Next(1, 40), 4);
        return new RubricNode
        {
            Id = id,
            Kind = NodeKind.Component,
            Type = type,
            Max = max,
            Weight = draw.Next(6) switch { 0 => new Fraction(1, 2), 1 => 2, 2 when !IsPlain && !isInBlock => 0, _ => 1 },
            Cap = draw.Next(4) == 0 && !isInBlock ? max * new Fraction(3, 4) : null,
            Floor = draw.Next(4) == 0 && !isInBlock ? max * new Fraction(1, 4) : null,
            MayBeNotApplicable = !isInBlock && draw.Next(3) == 0,
            NaPolicy = draw.Next(4) == 0 ? (NotApplicablePolicy)draw.Next(1, 4) : null,
            NothingDue = (NothingDueResult)draw.Next(1, 4),
            NeedsEvidence = draw.Next(4) == 0,
            Per = new Fraction(draw.Next(0, 9), 3),
            Extra = max * new Fraction(1, 3),
            Target = draw.Next(1, 100),
            HasNoTarget = draw.Next(2) == 0,
            IsZeroBelow = draw.Next(3) == 0,
            MinShare = draw.Next(3) == 0 ? draw.Next(100) : null,
            Levels = [new Level("none", 0, !IsPlain && !isInBlock && draw.Next(3) == 0, false), new Level("half", max / 2, false, false), new Level("full", max, false, false)],
            Steps = [new Step(30, max / 3), new Step(60, max / 2), new Step(90, max)],
            Aggregation = new Aggregation((AggregationMethod)draw.Next(1, 4), draw.Next(3) == 0, draw.Next(1, 3), draw.Next(3)),
            UnitDays = draw.Next(1, 5),
            Expr = type == ComponentType.Formula ? draw.Next(3) switch { 0 => "x / 4 + count(list)", 1 => "if(x > 3, min(x, 6), sum(list))", _ => "round(clamp(x * 1.3, 1, 7) / 3, 0.1)" } : null,
            Sanctions = isInBlock && draw.Next(3) == 0 ? [new Sanction((SanctionType)draw.Next(1, 5), "C")] : [],
        };
    }

    private static RubricNode Group(string id, IReadOnlyList<RubricNode> leaves, Random draw)
    {
        // One child at least counts.
        var inner = Inner(id, NodeKind.Group, [leaves[0] with { Weight = 1 }, .. leaves.Skip(1)]);
        return draw.Next(4) switch
        {
            0 => inner with { IsCapped = true, Max = inner.Max * new Fraction(4, 5) },
            1 => inner with { Cap = inner.Max * new Fraction(9, 10), Floor = inner.Max * new Fraction(1, 10) },
            2 => Inner(id, NodeKind.Group, [inner with { Id = id + ".k", Kind = NodeKind.Criterion, MayBeNotApplicable = true }]),
            _ => inner,
        };
    }

    private static RubricNode Inner(string id, NodeKind kind, IReadOnlyList<RubricNode> children) =>
        new() { Id = id, Kind = kind, Children = children, Max = Fraction.Sum(children.Select(c => c.Weight * c.Max!.Value)) };

    private Block Block(string id, Random draw)
    {
        RubricNode[] items = [.. Enumerable.Range(0, draw.Next(1, 4)).Select(i => Leaf($"{id}{i}", InBlocks[draw.Next(InBlocks.Length)], draw, isInBlock: true))];
        var sum = Fraction.Sum(items.Select(i => i.Weight * i.Max!.Value));
        return draw.Next(2) == 0 ? new Block(sum, IsCapped: false, items) : new Block(sum / 2, IsCapped: true, items);
    }

    private static Fraction? Step(Random draw) => draw.Next(5) switch { 0 => new Fraction(1, 100), 1 => new Fraction(1, 4), 2 => new Fraction(1, 2), 3 => Fraction.One, _ => null };

    private static Band Band(string code, Fraction min, params BandCondition[] conditions) => new(code, min, null, new Dictionary<string, Fraction>(), conditions);

    private static Quota Quota(string band, Random draw) => new()
    {
        Band = band,
        IsShare = true,
        Value = new Fraction(draw.Next(0, 5), 6),
        Rounding = (QuotaRounding)draw.Next(1, 4),
        MinSeats = draw.Next(2),
        IsOfEligible = draw.Next(2) == 0,
        Scope = (QuotaScope)draw.Next(1, 4),
        OverflowBand = draw.Next(3) == 0 ? "D" : null,
    };
}
