namespace KetNghia.Emulation.Scoring;

/// <summary>The best of a cluster on one component.</summary>
/// <param name="Best">Share of the target, or the figure where there are no targets; null when nobody can lead.</param>
internal sealed record Leader(Fraction? Best);

/// <summary>Scores beside the best of the cluster: half the points up to the target, the other half by how near the best.</summary>
internal static class Leaders
{
    private static readonly Fraction Half = new(1, 2);

    /// <summary>What a subject is compared by; null when nothing was due or it is not known.</summary>
    public static Fraction? ShareOf(RubricNode node, NodeInput input) => node.HasNoTarget
        ? input.Actual
        : input is { Actual: { } actual, Target: { Sign: > 0 } target } ? actual / target : null;

    public static LeafOutcome Of(RubricNode node, NodeInput input, Leader? leader)
    {
        if (input.Actual is { Sign: < 0 } || input.Target is { Sign: < 0 })
        {
            return LeafOutcome.Wrong(Components.OutOfRange);
        }

        if (!node.HasNoTarget && input.Target is { Sign: 0 })
        {
            return LeafOutcome.NothingDue;
        }

        if (ShareOf(node, input) is not { } share)
        {
            return LeafOutcome.Missing;
        }

        var (max, best) = (node.Max ?? throw new CaseFormatException(node.Id + ".max", "missing"), Fraction.Max(leader?.Best ?? share, share));
        if (node.HasNoTarget)
        {
            return best.Sign == 0 ? LeafOutcome.NothingDue : LeafOutcome.Of(max * share / best);
        }

        return LeafOutcome.Of(share <= Fraction.One ? Half * max * share : share == best ? max : (Half * max) + (Half * max * (share - Fraction.One) / (best - Fraction.One)));
    }
}
