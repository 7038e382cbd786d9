namespace KetNghia.Emulation.Scoring;

/// <summary>A node with what is the same on every sheet.</summary>
internal sealed class PlannedNode(RubricNode node, int index, PlannedNode? parent, Rubric rubric, bool isInBlock, bool isPenalty)
{
    public RubricNode Node { get; } = node;

    /// <summary>Its place among the results of a sheet, from 0.</summary>
    public int Index { get; } = index;

    public PlannedNode? Parent { get; } = parent;

    public IReadOnlyList<PlannedNode> Children { get; private set; } = [];

    /// <summary>Neither it nor anything above it is for information alone; the root always counts.</summary>
    public bool Counts { get; } = (parent is null && !isInBlock) || (node.Counts && parent is not { Counts: false });

    public bool IsInBlock { get; } = isInBlock;

    public bool IsPenalty { get; } = isPenalty;

    /// <summary>What happens to it when it does not apply.</summary>
    public NotApplicablePolicy NaPolicy { get; } = node.NaPolicy ?? rubric.NaPolicy;

    /// <summary>What its score is rounded to; null rounds not.</summary>
    public Fraction? Step { get; } = node.IsLeaf ? rubric.Rounding.Component : node.Kind == NodeKind.Group ? rubric.Rounding.Group : null;

    public Fraction? Top { get; } = node.Top;

    public Fraction Lowest { get; } = node.Floor ?? (node.IsLeaf ? node.Min : null) ?? Fraction.Zero;

    /// <summary>Rounded, and then limited: a score never exceeds its cap.</summary>
    public Fraction Score(Fraction value) => Limited(Step is { } step ? value.Round(step) : value);

    public Fraction Limited(Fraction value)
    {
        value = Fraction.Max(value, Lowest);
        return Top is { } top ? Fraction.Min(value, top) : value;
    }

    public void Hold(IReadOnlyList<PlannedNode> children) => Children = children;
}

/// <summary>A rubric whose nodes were numbered and found once, however many sheets are scored.</summary>
internal sealed class RubricPlan
{
    private readonly List<PlannedNode> _nodes = [];
    private readonly Dictionary<string, int> _indexes = [];

    /// <exception cref="CaseFormatException">Two nodes of the rubric are called the same.</exception>
    public RubricPlan(Rubric rubric)
    {
        Rubric = rubric;
        Base = Planned(rubric.Base, null, isInBlock: false, isPenalty: false);
        Bonus = Items(rubric.Bonus, isPenalty: false);
        Penalty = Items(rubric.Penalty, isPenalty: true);
        Leaves = [.. _nodes.Where(n => n.Node.IsLeaf)];
        Compared = [.. Leaves.Where(l => !l.IsInBlock && l.Node.Type == ComponentType.RelativeToLeader)];
    }

    public Rubric Rubric { get; }

    public PlannedNode Base { get; }

    public IReadOnlyList<PlannedNode> Bonus { get; }

    public IReadOnlyList<PlannedNode> Penalty { get; }

    /// <summary>Of the tree and of both blocks.</summary>
    public IReadOnlyList<PlannedNode> Leaves { get; }

    /// <summary>Leaves of the tree that are compared with a leader.</summary>
    public IReadOnlyList<PlannedNode> Compared { get; }

    /// <summary>Parents first, then the items of the blocks.</summary>
    public IReadOnlyList<PlannedNode> Nodes => _nodes;

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, int> Indexes => _indexes;

    /// <summary>Null when there is none of the id.</summary>
    public PlannedNode? Find(string? id) => id is not null && _indexes.TryGetValue(id, out var index) ? _nodes[index] : null;

    private IReadOnlyList<PlannedNode> Items(Block? block, bool isPenalty) => [.. (block?.Items ?? []).Select(i => Planned(i, null, isInBlock: true, isPenalty))];

    private PlannedNode Planned(RubricNode node, PlannedNode? parent, bool isInBlock, bool isPenalty)
    {
        var planned = new PlannedNode(node, _nodes.Count, parent, Rubric, isInBlock, isPenalty);
        if (!_indexes.TryAdd(node.Id, planned.Index))
        {
            throw new CaseFormatException("rubric", $"{node.Id} stands twice");
        }

        _nodes.Add(planned);
        planned.Hold([.. node.Children.Select(c => Planned(c, planned, isInBlock, isPenalty))]);
        return planned;
    }
}
