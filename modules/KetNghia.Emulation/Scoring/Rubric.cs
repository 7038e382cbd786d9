using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Scoring;

/// <summary>What happens to a node that does not apply to a subject.</summary>
internal enum NotApplicablePolicy
{
    /// <summary>It gives nothing; the maximum stays.</summary>
    NoRescale = 1,

    FullMarks,

    /// <summary>It leaves the sum of its parent, which is scaled to its maximum.</summary>
    Rescale,
}

/// <summary>What a component gives when nothing was due.</summary>
internal enum NothingDueResult
{
    Full = 1,
    Zero,
    NotApplicable,
}

internal enum EvidencePolicy
{
    Off = 1,
    Block,
    Zero,
}

internal enum NodeKind
{
    Root = 1,
    Group,
    Criterion,
    Component,
}

/// <summary>Thành phần chấm điểm: how the points of a leaf come about.</summary>
internal enum ComponentType
{
    /// <summary>Named, and not known to the engine.</summary>
    Unknown = 1,
    Choice,
    Boolean,
    Manual,
    Ratio,
    PerCount,
    MinusPerCount,
    MinusPlus,
    StepTable,
    RelativeToLeader,
    Target,
    AverageOfEvents,
    Formula,
    Late,
}

/// <summary>Bộ tiêu chí: a tree of nodes with what is added to it and taken from it, bands, quotas and their order. It never changes once published.</summary>
internal sealed record Rubric
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>Căn cứ pháp lý.</summary>
    public IReadOnlyList<LegalBasis> LegalBasis { get; init; } = [];

    public required Rounding Rounding { get; init; }

    public NotApplicablePolicy NaPolicy { get; init; } = NotApplicablePolicy.NoRescale;

    public EvidencePolicy EvidencePolicy { get; init; } = EvidencePolicy.Off;

    public Fraction? ScaleMin { get; init; }

    public Fraction? ScaleMax { get; init; }

    public required RubricNode Base { get; init; }

    public Block? Bonus { get; init; }

    public Block? Penalty { get; init; }

    /// <summary>From the best to the worst.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    public IReadOnlyList<TieBreak> TieBreaks { get; init; } = [];

    public bool RanksDensely { get; init; }

    public bool RanksWithTieBreaks { get; init; }

    public IReadOnlyList<string> Rounds { get; init; } = [];

    public string? OfficialRound { get; init; }

    /// <summary>Names a formula may use; null for any.</summary>
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>Lowest total.</summary>
    public Fraction Lowest => ScaleMin ?? Fraction.Zero;

    /// <summary>Highest total: as the scale says, else the base with the whole bonus.</summary>
    public Fraction? Highest => ScaleMax ?? (Base.Max is { } max && (Bonus is null || Bonus.Cap is not null) ? max + (Bonus?.Cap ?? Fraction.Zero) : null);

    /// <summary>-1 when there is none of the code.</summary>
    public int IndexOfBand(string? code)
    {
        for (var band = 0; band < Bands.Count; band++)
        {
            if (Bands[band].Code == code)
            {
                return band;
            }
        }

        return -1;
    }

    /// <summary>What people call the band; null when there is none of the code.</summary>
    public string? BandName(string? code) => IndexOfBand(code) is >= 0 and var at ? Bands[at].Shown : null;

    /// <summary>Leaves of the tree and of both blocks.</summary>
    public IEnumerable<RubricNode> Leaves => All.Where(n => n.IsLeaf);

    public IEnumerable<RubricNode> All => [.. Base.Descend(), .. Items(Bonus), .. Items(Penalty)];

    private static IEnumerable<RubricNode> Items(Block? block) => block is null ? [] : block.Items.SelectMany(i => i.Descend());
}

/// <summary>A paper a rubric stands on.</summary>
/// <param name="ValidUntil">Its last day; null while none is known.</param>
internal sealed record LegalBasis(string Number, DateOnly? IssuedOn, string? Name, DateOnly? ValidUntil);

/// <summary>Steps results are rounded to; null rounds not.</summary>
/// <param name="Total">Asked for when a rubric is published.</param>
internal sealed record Rounding(Fraction? Component, Fraction? Group, Fraction? Total);

/// <summary>A level of a choice.</summary>
/// <param name="KnocksOut">It makes the criterion it belongs to nothing.</param>
/// <param name="Occurs">A penalty that happened although it costs no points.</param>
internal sealed record Level(string Code, Fraction Points, bool KnocksOut, bool Occurs, string? Name = null)
{
    public string Shown => Name ?? Code;
}

/// <param name="At">The threshold, inclusive.</param>
internal sealed record Step(Fraction At, Fraction Points);

internal enum AggregationMethod
{
    Mean = 1,
    Median,
    TrimmedMean,
}

/// <summary>How the figures of several scorers become one.</summary>
internal sealed record Aggregation(AggregationMethod Method, bool BlocksMissing, int MinScorers, Fraction? SpreadWarn);

internal enum SanctionType
{
    NoTop = 1,
    MaxBand,
    DownOne,
    ForceLowest,
}

internal sealed record Sanction(SanctionType Type, string? Band);

/// <summary>A node of the tree, or an item of a block.</summary>
internal sealed record RubricNode
{
    private readonly string? _expr;
    private Formula? _formula;

    public required string Id { get; init; }

    /// <summary>What people read; null in files without names.</summary>
    public string? Name { get; init; }

    /// <summary>How it is scored, in words.</summary>
    public string? Guide { get; init; }

    /// <summary>What is counted: lớp, phiếu, cặp.</summary>
    public string? Unit { get; init; }

    public string Shown => Name ?? Id;

    public required NodeKind Kind { get; init; }

    public Fraction? Max { get; init; }

    public Fraction Weight { get; init; } = Fraction.One;

    /// <summary>Children may add up to more than its maximum.</summary>
    public bool IsCapped { get; init; }

    public Fraction? Cap { get; init; }

    public Fraction? Floor { get; init; }

    /// <summary>It may be marked as not applicable.</summary>
    public bool MayBeNotApplicable { get; init; }

    public NotApplicablePolicy? NaPolicy { get; init; }

    public IReadOnlyList<RubricNode> Children { get; init; } = [];

    /// <summary>Null for an inner node.</summary>
    public ComponentType? Type { get; init; }

    public IReadOnlyList<Level> Levels { get; init; } = [];

    public Fraction? Per { get; init; }

    public Fraction? Extra { get; init; }

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Steps count downward: the lowest not exceeded.</summary>
    public bool IsAtMost { get; init; }

    public Fraction? Otherwise { get; init; }

    /// <summary>Compared with the leader alone, without targets.</summary>
    public bool HasNoTarget { get; init; }

    public Fraction? Target { get; init; }

    /// <summary>Below the target it gives nothing instead of a share.</summary>
    public bool IsZeroBelow { get; init; }

    /// <summary>Percent of the target below which it gives nothing.</summary>
    public Fraction? MinShare { get; init; }

    public Fraction? Min { get; init; }

    public Aggregation? Aggregation { get; init; }

    public string? Expr
    {
        get => _expr;
        init => (_expr, _formula) = (value, null);
    }

    /// <summary>Read once, however many subjects there are.</summary>
    /// <exception cref="FormulaException">It cannot be read.</exception>
    public Formula Formula => _formula ??= Formula.Parse(Expr!);

    public int UnitDays { get; init; } = 1;

    public bool NeedsEvidence { get; init; }

    public NothingDueResult NothingDue { get; init; } = NothingDueResult.Full;

    /// <summary>Measures by the field of the input they stand for.</summary>
    public IReadOnlyDictionary<string, string> From { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];

    public bool IsLeaf => Type is not null;

    /// <summary>It counts in what it belongs to.</summary>
    public bool Counts => Weight.Sign != 0;

    /// <summary>The most it can give; null without a limit.</summary>
    public Fraction? Top => (Max, Cap) switch
    {
        ({ } max, { } cap) => Fraction.Min(max, cap),
        _ => Max ?? Cap,
    };

    /// <summary>Itself and everything below, parents first.</summary>
    public IEnumerable<RubricNode> Descend() => [this, .. Children.SelectMany(c => c.Descend())];
}

/// <summary>Điểm thưởng, điểm trừ.</summary>
internal sealed record Block(Fraction? Cap, bool IsCapped, IReadOnlyList<RubricNode> Items);

internal enum ConditionType
{
    NodePercent = 1,
    AllPercent,
    FactMin,
    PenaltyAbsent,
    PenaltyMax,
}

internal sealed record BandCondition
{
    public required string Id { get; init; }

    public required ConditionType Type { get; init; }

    public string? Node { get; init; }

    public NodeKind? Kind { get; init; }

    public Fraction? Percent { get; init; }

    public string? Fact { get; init; }

    public Fraction? Value { get; init; }
}

/// <summary>Mức xếp loại.</summary>
/// <param name="Min">Inclusive.</param>
/// <param name="Max">Only looked at when a rubric is published.</param>
internal sealed record Band(string Code, Fraction Min, Fraction? Max, IReadOnlyDictionary<string, Fraction> MinByArea, IReadOnlyList<BandCondition> Conditions, string? Name = null)
{
    public string Shown => Name ?? Code;

    public Fraction MinFor(string? areaClass) => areaClass is not null && MinByArea.TryGetValue(areaClass, out var min) ? min : Min;
}

internal enum QuotaRounding
{
    Floor = 1,
    Ceil,
    Round,
}

internal enum QuotaScope
{
    Cluster = 1,
    Whole,
    Apportioned,
}

/// <summary>Tỷ lệ khống chế: how many may be in a band.</summary>
internal sealed record Quota
{
    public required string Band { get; init; }

    /// <summary>A share of the base; else a number.</summary>
    public required bool IsShare { get; init; }

    public required Fraction Value { get; init; }

    public QuotaRounding Rounding { get; init; } = QuotaRounding.Floor;

    public int MinSeats { get; init; }

    /// <summary>Only those good enough count for the base.</summary>
    public bool IsOfEligible { get; init; }

    public string? EligibleFrom { get; init; }

    public QuotaScope Scope { get; init; } = QuotaScope.Cluster;

    /// <summary>Null is the next one.</summary>
    public string? OverflowBand { get; init; }
}

internal enum TieBreakKey
{
    Bonus = 1,
    Base,
    Node,
    Penalty,
}

internal sealed record TieBreak(TieBreakKey Key, string? Node, bool IsAscending);
