namespace KetNghia.Emulation.Scoring;

internal enum NodeState
{
    Ok = 1,

    /// <summary>Not applicable, and gives nothing.</summary>
    NotApplicable,

    /// <summary>Not applicable, with full marks.</summary>
    FullMarks,

    Missing,

    /// <summary>False evidence was found.</summary>
    Voided,

    /// <summary>Lacks the evidence it needs, and counts nothing.</summary>
    NoEvidence,

    KnockedOut,
}

/// <param name="Score">Rounded and limited; null where there is none.</param>
internal sealed record NodeResult(NodeState State, Fraction? Score)
{
    public static NodeResult Missing { get; } = new(NodeState.Missing, null);

    public static NodeResult NotApplicable { get; } = new(NodeState.NotApplicable, null);

    /// <summary>What it is worth beside others; nothing where it has no score.</summary>
    public Fraction Worth => Score ?? Fraction.Zero;
}

/// <summary>What a sheet says in one round, before it is compared with others.</summary>
internal sealed record SheetResult
{
    /// <summary>Code of what makes the sheet useless; null when nothing does.</summary>
    public string? Error { get; init; }

    /// <summary>Node the error is about.</summary>
    public string? ErrorNode { get; init; }

    public IReadOnlyDictionary<string, NodeResult> Nodes { get; init; } = new Dictionary<string, NodeResult>();

    /// <summary>A leaf that counts is not known.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Evidence without which it cannot be sent is lacking.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Null while it is incomplete, or when nothing of it applies.</summary>
    public Fraction? Base { get; init; }

    public Fraction? Bonus { get; init; }

    public Fraction? Penalty { get; init; }

    public Fraction? Total { get; init; }

    /// <summary>Penalty items that happened and count.</summary>
    public IReadOnlySet<string> Occurred { get; init; } = new HashSet<string>();

    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}
