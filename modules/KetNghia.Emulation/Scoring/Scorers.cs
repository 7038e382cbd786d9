namespace KetNghia.Emulation.Scoring;

/// <summary>Several scorers of one component become one figure, before it is rounded.</summary>
internal static class Scorers
{
    private const int FewestToTrim = 5;

    public static LeafOutcome Combine(RubricNode node, IReadOnlyList<ScorerFigure> scores)
    {
        var by = node.Aggregation ?? new Aggregation(AggregationMethod.Mean, BlocksMissing: false, 1, null);
        if (by.Method != AggregationMethod.Mean && scores.Any(s => s.Weight != Fraction.One))
        {
            return LeafOutcome.Wrong("WEIGHTS_ONLY_WITH_MEAN");
        }

        if (scores.Any(s => s.Weight.Sign < 0 || (s.Value is { } value && !Components.IsWithin(node, value))))
        {
            return LeafOutcome.Wrong(Components.OutOfRange);
        }

        var asked = scores.Where(s => !s.IsRecused && s.Weight.Sign > 0).ToList();
        var counted = asked.Where(s => s.Value is not null).Select(s => (Value: s.Value!.Value, s.Weight)).OrderBy(s => s.Value).ToList();
        List<Reason> reasons = [];
        if (counted.Count < asked.Count)
        {
            reasons.Add(new Reason(Reason.ScorerMissing, node.Id));
        }

        if (counted.Count > 0 && by.SpreadWarn is { } limit && counted[^1].Value - counted[0].Value > limit)
        {
            reasons.Add(new Reason(Reason.Spread, node.Id));
        }

        if (counted.Count < Math.Max(1, by.MinScorers))
        {
            return LeafOutcome.Missing with { Reasons = [.. reasons, new Reason(Reason.TooFewScorers, node.Id)] };
        }

        return by.BlocksMissing && counted.Count < asked.Count
            ? LeafOutcome.Missing with { Reasons = reasons }
            : LeafOutcome.Of(One(by.Method, counted)) with { Reasons = reasons };
    }

    private static Fraction One(AggregationMethod method, List<(Fraction Value, Fraction Weight)> counted) => method switch
    {
        AggregationMethod.Median => (counted[(counted.Count - 1) / 2].Value + counted[counted.Count / 2].Value) / 2,
        AggregationMethod.TrimmedMean when counted.Count >= FewestToTrim => Mean(counted[1..^1]),
        _ => Mean(counted),
    };

    private static Fraction Mean(List<(Fraction Value, Fraction Weight)> counted) => Fraction.Sum(counted.Select(s => s.Value * s.Weight)) / Fraction.Sum(counted.Select(s => s.Weight));
}
