using System.Collections;
using System.Diagnostics.CodeAnalysis;

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

    /// <summary>Chosen at a level that makes what it belongs to nothing.</summary>
    public bool KnocksOut { get; init; }

    /// <summary>What it is worth beside others; nothing where it has no score.</summary>
    public Fraction Worth => Score ?? Fraction.Zero;
}

/// <summary>Results by the id of their node; a node the sheet says nothing of has none.</summary>
internal sealed class SheetNodes(RubricPlan plan, NodeResult?[] results) : IReadOnlyDictionary<string, NodeResult>
{
    public int Count => results.Count(r => r is not null);

    public IEnumerable<string> Keys => this.Select(n => n.Key);

    public IEnumerable<NodeResult> Values => this.Select(n => n.Value);

    public NodeResult this[string key] => TryGetValue(key, out var result) ? result : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out NodeResult value)
    {
        value = plan.Indexes.TryGetValue(key, out var index) ? results[index] : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, NodeResult>> GetEnumerator()
    {
        foreach (var node in plan.Nodes)
        {
            if (results[node.Index] is { } result)
            {
                yield return KeyValuePair.Create(node.Node.Id, result);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
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
