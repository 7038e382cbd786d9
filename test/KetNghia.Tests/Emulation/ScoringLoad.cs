using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>A rubric of sixty components of all thirteen types with bands, quotas and ranks, and as many sheets as are asked for: what a large year looks like.</summary>
internal static class ScoringLoad
{
    private const int PerCluster = 250;

    private static readonly ComponentType[] Mix =
    [
        .. Enumerable.Repeat(ComponentType.Choice, 9), .. Enumerable.Repeat(ComponentType.Ratio, 9), .. Enumerable.Repeat(ComponentType.Manual, 6),
        .. Enumerable.Repeat(ComponentType.Boolean, 4), .. Enumerable.Repeat(ComponentType.PerCount, 4), .. Enumerable.Repeat(ComponentType.MinusPerCount, 4),
        .. Enumerable.Repeat(ComponentType.StepTable, 4), .. Enumerable.Repeat(ComponentType.Target, 4), .. Enumerable.Repeat(ComponentType.RelativeToLeader, 3),
        .. Enumerable.Repeat(ComponentType.Formula, 3), .. Enumerable.Repeat(ComponentType.MinusPlus, 2), .. Enumerable.Repeat(ComponentType.AverageOfEvents, 2),
    ];

    private static readonly RubricNode[] Leaves = [.. Mix.Select((type, i) => Leaf($"c{i}", type))];

    public static Rubric Rubric { get; } = new()
    {
        Rounding = new Rounding(new Fraction(1, 4), null, new Fraction(1, 4)),
        Base = new RubricNode
        {
            Id = "root",
            Kind = NodeKind.Root,
            Max = 2 * Leaves.Length,
            Children = [.. Leaves.Index().GroupBy(l => l.Index % 6, l => l.Item).Select(g => new RubricNode { Id = $"g{g.Key}", Kind = NodeKind.Group, Max = 2 * g.Count(), Children = [.. g] })],
        },
        Bonus = new Block(6, IsCapped: false, [Leaf("b0", ComponentType.PerCount), Leaf("b1", ComponentType.Boolean), Leaf("b2", ComponentType.Manual)]),
        Penalty = new Block(6, IsCapped: false, [Leaf("p0", ComponentType.Boolean) with { Sanctions = [new Sanction(SanctionType.DownOne, null)] }, Leaf("p1", ComponentType.Late), Leaf("p2", ComponentType.Choice)]),
        Bands =
        [
            Band("XS", 90, Percent("g3", 60), new BandCondition { Id = "absent", Type = ConditionType.PenaltyAbsent, Node = "p0" }),
            Band("TOT", 75, new BandCondition { Id = "all", Type = ConditionType.AllPercent, Kind = NodeKind.Group, Percent = 40 }),
            Band("KHA", 60),
            Band("YEU", 0),
        ],
        Quotas =
        [
            new Quota { Band = "XS", IsShare = true, Value = new Fraction(1, 5) },
            new Quota { Band = "TOT", IsShare = true, Value = new Fraction(1, 2), Scope = QuotaScope.Whole },
        ],
        TieBreaks = [new TieBreak(TieBreakKey.Bonus, null, IsAscending: false), new TieBreak(TieBreakKey.Node, "g3", IsAscending: false), new TieBreak(TieBreakKey.Penalty, null, IsAscending: true)],
        RanksWithTieBreaks = true,
    };

    public static AssessmentInput Sheets(int count)
    {
        var random = new Random(20260101);
        return new AssessmentInput([.. Enumerable.Range(0, count).Select(i => Sheet(i, random))], IsSelf: null, []);
    }

    private static Subject Sheet(int number, Random random)
    {
        var blocks = Rubric.Bonus!.Items.Concat(Rubric.Penalty!.Items.Where(_ => random.Next(8) == 0));
        return new Subject
        {
            Id = $"s{number}",
            Cluster = $"k{number / PerCluster}",
            Inputs = Leaves.Concat(blocks).ToDictionary(l => l.Id, l => Input(l, random)),
            Measures = new Dictionary<string, Measure>
            {
                ["training.held"] = new Measure(random.Next(9, 16), null),
                ["training.planned"] = new Measure(15, null),
                ["resources.used"] = new Measure(null, [.. Enumerable.Range(0, 6).Select(_ => (Fraction)random.Next(100))]),
            },
        };
    }

    private static RubricNode Leaf(string id, ComponentType type) => new()
    {
        Id = id,
        Kind = NodeKind.Component,
        Type = type,
        Max = 2,
        Per = new Fraction(1, 4),
        Extra = new Fraction(1, 2),
        Target = 80,
        Levels = [new Level("full", 2, false, false), new Level("half", 1, false, false), new Level("none", 0, false, false)],
        Steps = [new Step(50, new Fraction(1, 2)), new Step(70, 1), new Step(85, new Fraction(3, 2)), new Step(100, 2)],
        UnitDays = 3,
        Expr = type == ComponentType.Formula ? "2 * min(1, ratio(training.held, training.planned)) - if(sum(resources.used) > 400, 0, 0.5)" : null,
    };

    private static NodeInput Input(RubricNode leaf, Random random) => leaf.Type switch
    {
        ComponentType.Choice => new NodeInput { Value = random.Next(5) switch { 0 => "none", 1 => "half", _ => "full" } },
        ComponentType.Boolean => new NodeInput { Value = random.Next(8) == 0 ? "false" : "true" },
        ComponentType.Manual when leaf.Id is "c18" or "c19" => new NodeInput { Scores = [.. Enumerable.Range(0, 5).Select(m => new ScorerFigure($"m{m}", new Fraction(random.Next(100, 201), 100), Fraction.One, IsRecused: m == 4))] },
        ComponentType.Manual => new NodeInput { Value = new Fraction(random.Next(100, 201), 100).ToString() },
        ComponentType.Ratio => new NodeInput { Num = random.Next(60, 100), Den = random.Next(90, 100) },
        ComponentType.PerCount => new NodeInput { Count = random.Next(4, 12) },
        ComponentType.MinusPerCount => new NodeInput { Count = random.Next(3) },
        ComponentType.MinusPlus => new NodeInput { Count = random.Next(3), Quality = random.Next(60, 101) },
        ComponentType.StepTable => new NodeInput { Num = random.Next(60, 100), Den = 100 },
        ComponentType.RelativeToLeader => new NodeInput { Actual = random.Next(40, 160), Target = random.Next(50, 100) },
        ComponentType.Target => new NodeInput { Actual = random.Next(50, 100) },
        ComponentType.AverageOfEvents => new NodeInput { Events = [.. Enumerable.Range(0, 3).Select(_ => (Fraction?)new Fraction(random.Next(100, 201), 100))] },
        ComponentType.Late => new NodeInput { Due = new DateOnly(2026, 12, 15), Sent = new DateOnly(2026, 12, 10 + random.Next(20)) },
        _ => NodeInput.None,
    };

    private static Band Band(string code, int min, params BandCondition[] conditions) => new(code, min, null, new Dictionary<string, Fraction>(), conditions);

    private static BandCondition Percent(string node, int percent) => new() { Id = node, Type = ConditionType.NodePercent, Node = node, Percent = percent };
}
