namespace KetNghia.Emulation.Scoring;

internal enum LeafState
{
    Known = 1,
    Missing,
    NothingDue,

    /// <summary>What was entered cannot be: the whole sheet is in error.</summary>
    Wrong,
}

/// <summary>What a component gives before it is rounded and limited.</summary>
/// <param name="Amount">Unrounded points.</param>
internal sealed record LeafOutcome(LeafState State, Fraction Amount = default)
{
    public static LeafOutcome Missing { get; } = new(LeafState.Missing);

    public static LeafOutcome NothingDue { get; } = new(LeafState.NothingDue);

    /// <summary>Code of what is wrong.</summary>
    public string? Error { get; init; }

    /// <summary>A penalty that happened, whatever it costs.</summary>
    public bool Occurred { get; init; }

    public bool KnocksOut { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public static LeafOutcome Wrong(string error) => new(LeafState.Wrong) { Error = error };

    public static LeafOutcome Of(Fraction amount) => new(LeafState.Known, amount) { Occurred = amount.Sign > 0 };
}
