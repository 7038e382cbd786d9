namespace KetNghia.Emulation.Scoring;

/// <summary>One field says how children add up, or what a leader is compared by.</summary>
internal enum NodeMode
{
    Sum = 1,
    CappedSum,
    Target,
    NoTarget,
}

/// <summary>The words files use.</summary>
internal static class RubricWords
{
    public static readonly IReadOnlyDictionary<string, NotApplicablePolicy> NaPolicies = new Dictionary<string, NotApplicablePolicy>
    {
        ["NO_RESCALE"] = NotApplicablePolicy.NoRescale,
        ["FULL_MARKS"] = NotApplicablePolicy.FullMarks,
        ["RESCALE"] = NotApplicablePolicy.Rescale,
    };

    public static readonly IReadOnlyDictionary<string, EvidencePolicy> EvidencePolicies = new Dictionary<string, EvidencePolicy>
    {
        ["OFF"] = EvidencePolicy.Off,
        ["BLOCK"] = EvidencePolicy.Block,
        ["ZERO"] = EvidencePolicy.Zero,
    };

    public static readonly IReadOnlyDictionary<string, NothingDueResult> NothingDue = new Dictionary<string, NothingDueResult>
    {
        ["FULL"] = NothingDueResult.Full,
        ["ZERO"] = NothingDueResult.Zero,
        ["NA"] = NothingDueResult.NotApplicable,
    };

    public static readonly IReadOnlyDictionary<string, NodeKind> NodeKinds = new Dictionary<string, NodeKind>
    {
        ["root"] = NodeKind.Root,
        ["group"] = NodeKind.Group,
        ["criterion"] = NodeKind.Criterion,
        ["component"] = NodeKind.Component,
    };

    public static readonly IReadOnlyDictionary<string, ComponentType> Types = new Dictionary<string, ComponentType>
    {
        ["choice"] = ComponentType.Choice,
        ["boolean"] = ComponentType.Boolean,
        ["manual"] = ComponentType.Manual,
        ["ratio"] = ComponentType.Ratio,
        ["per_count"] = ComponentType.PerCount,
        ["minus_per_count"] = ComponentType.MinusPerCount,
        ["minus_plus"] = ComponentType.MinusPlus,
        ["step_table"] = ComponentType.StepTable,
        ["relative_to_leader"] = ComponentType.RelativeToLeader,
        ["target"] = ComponentType.Target,
        ["average_of_events"] = ComponentType.AverageOfEvents,
        ["formula"] = ComponentType.Formula,
        ["late"] = ComponentType.Late,
    };

    public static readonly IReadOnlyDictionary<string, SanctionType> Sanctions = new Dictionary<string, SanctionType>
    {
        ["NO_TOP"] = SanctionType.NoTop,
        ["MAX_BAND"] = SanctionType.MaxBand,
        ["DOWN_ONE"] = SanctionType.DownOne,
        ["FORCE_LOWEST"] = SanctionType.ForceLowest,
    };

    public static readonly IReadOnlyDictionary<string, AggregationMethod> Methods = new Dictionary<string, AggregationMethod>
    {
        ["MEAN"] = AggregationMethod.Mean,
        ["MEDIAN"] = AggregationMethod.Median,
        ["TRIMMED_MEAN"] = AggregationMethod.TrimmedMean,
    };

    public static readonly IReadOnlyDictionary<string, ConditionType> Conditions = new Dictionary<string, ConditionType>
    {
        ["NODE_PERCENT"] = ConditionType.NodePercent,
        ["ALL_PERCENT"] = ConditionType.AllPercent,
        ["FACT_MIN"] = ConditionType.FactMin,
        ["PENALTY_ABSENT"] = ConditionType.PenaltyAbsent,
        ["PENALTY_MAX"] = ConditionType.PenaltyMax,
    };

    public static readonly IReadOnlyDictionary<string, QuotaRounding> QuotaRoundings = new Dictionary<string, QuotaRounding>
    {
        ["FLOOR"] = QuotaRounding.Floor,
        ["CEIL"] = QuotaRounding.Ceil,
        ["ROUND"] = QuotaRounding.Round,
    };

    public static readonly IReadOnlyDictionary<string, QuotaScope> Scopes = new Dictionary<string, QuotaScope>
    {
        ["CLUSTER"] = QuotaScope.Cluster,
        ["WHOLE"] = QuotaScope.Whole,
        ["APPORTIONED"] = QuotaScope.Apportioned,
    };

    public static readonly IReadOnlyDictionary<string, TieBreakKey> TieBreakKeys = new Dictionary<string, TieBreakKey>
    {
        ["BONUS"] = TieBreakKey.Bonus,
        ["BASE"] = TieBreakKey.Base,
        ["NODE"] = TieBreakKey.Node,
        ["PENALTY"] = TieBreakKey.Penalty,
    };

    public static readonly IReadOnlyDictionary<string, NodeMode> Modes = new Dictionary<string, NodeMode>
    {
        ["SUM"] = NodeMode.Sum,
        ["CAPPED_SUM"] = NodeMode.CappedSum,
        ["TARGET"] = NodeMode.Target,
        ["NO_TARGET"] = NodeMode.NoTarget,
    };

    /// <summary>The word of a value.</summary>
    public static string WordOf<T>(this IReadOnlyDictionary<string, T> words, T value)
        where T : struct => words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
