namespace KetNghia.Emulation.Scoring;

internal enum VoteDenominator
{
    All = 1,
    NotRecused,
    Present,
    Valid,
}

/// <param name="Threshold">Percent.</param>
/// <param name="IsMoreThan">The threshold itself does not pass.</param>
/// <param name="Quorum">Share of the members that have to be present; null for none.</param>
internal sealed record VoteRule(VoteDenominator Denominator, Fraction Threshold, bool IsMoreThan, Fraction? Quorum);

/// <summary>Heads and ballots of one vote.</summary>
internal sealed record VoteCounts(int Members, int Present, int Written, int Recused, int RecusedPresent, int Yes, int No, int Blank, int Invalid)
{
    public long Ballots => (long)Yes + No + Blank + Invalid;

    /// <summary>Those who may cast one.</summary>
    public long Voters => (long)Present - RecusedPresent + Written;
}

/// <param name="Percent">With two decimals, for people; what passes is never told by it. Null without voters.</param>
internal sealed record VoteResult(int Denominator, int? Needed, Fraction? Percent, string Result)
{
    public const string Passed = "PASSED";
    public const string NotPassed = "NOT_PASSED";
    public const string NoQuorum = "NO_QUORUM";
    public const string NoVoters = "NO_VOTERS";
}

/// <summary>Biểu quyết, bỏ phiếu.</summary>
internal static class Votes
{
    private static readonly Fraction Cent = new(1, 100);

    /// <summary>The result, or what is wrong with the counts.</summary>
    public static (VoteResult? Result, string? Error) Count(VoteRule rule, VoteCounts counts)
    {
        int[] all = [counts.Members, counts.Present, counts.Written, counts.Recused, counts.RecusedPresent, counts.Yes, counts.No, counts.Blank, counts.Invalid];
        if (all.Min() < 0 || counts.Present > counts.Members || counts.Written > counts.Members - counts.Present || counts.Recused > counts.Members
            || counts.RecusedPresent > Math.Min(counts.Recused, counts.Present) || counts.Recused - counts.RecusedPresent > counts.Members - counts.Present)
        {
            return (null, "COUNTS_INCONSISTENT");
        }

        if (counts.Ballots > counts.Voters)
        {
            return (null, "BALLOTS_EXCEED_VOTERS");
        }

        var denominator = rule.Denominator switch
        {
            VoteDenominator.All => counts.Members,
            VoteDenominator.NotRecused => counts.Members - counts.Recused,
            VoteDenominator.Present => (int)counts.Voters,
            _ => counts.Yes + counts.No,
        };
        var hasQuorum = rule.Quorum is not { } quorum || counts.Present >= quorum * counts.Members;
        if (denominator == 0)
        {
            return (new VoteResult(0, null, null, hasQuorum ? VoteResult.NoVoters : VoteResult.NoQuorum), null);
        }

        var exact = rule.Threshold * denominator / Fraction.Hundred;
        var needed = Math.Max(1, (int)(rule.IsMoreThan ? exact.Floor() + 1 : exact.Ceiling()));
        var percent = (new Fraction(counts.Yes, denominator) * Fraction.Hundred).Round(Cent);
        return (new VoteResult(denominator, needed, percent, !hasQuorum ? VoteResult.NoQuorum : counts.Yes >= needed ? VoteResult.Passed : VoteResult.NotPassed), null);
    }
}
