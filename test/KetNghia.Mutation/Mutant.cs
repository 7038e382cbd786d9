namespace KetNghia.Mutation;

/// <summary>One small change of one place in the product.</summary>
/// <param name="File">Path from the root of the repository.</param>
/// <param name="Before">What stands there, in one line.</param>
/// <param name="After">What would stand there.</param>
internal sealed record Mutant(int Id, string File, int Line, string Before, string After)
{
    /// <summary>Does not depend on the line, so that a list of equivalent ones lives long.</summary>
    public string Key => $"{File}: {Before} → {After}";
}

internal enum Outcome
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>A test did not come to its end, or the process did.</summary>
    Stuck,

    Survived,

    /// <summary>No test of those asked comes by.</summary>
    Unreached,

    /// <summary>Listed as changing nothing that could be noticed.</summary>
    Equivalent,
}

internal sealed record Verdict(Mutant Mutant, Outcome Outcome, string? Test);
