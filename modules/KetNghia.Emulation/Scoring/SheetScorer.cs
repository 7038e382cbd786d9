namespace KetNghia.Emulation.Scoring;

/// <summary>Scores the sheet of one subject in one round: every leaf, the tree above them, bonus, penalty and total.</summary>
/// <param name="leaders">By component, those of the subject's cluster.</param>
internal sealed class SheetScorer(Rubric rubric, Subject subject, IReadOnlyDictionary<string, NodeInput> inputs, bool isSelf, IReadOnlyDictionary<string, Leader> leaders)
{
    public const string NotApplicableNotAllowed = "NA_NOT_ALLOWED";

    private readonly Components _components = new(subject.Measures);
    private readonly Dictionary<string, NodeResult> _nodes = [];
    private readonly List<Reason> _reasons = [];
    private readonly HashSet<string> _occurred = [];
    private readonly HashSet<string> _knockingOut = [];
    private (string Code, string Node)? _error;
    private bool _isIncomplete;
    private bool _isBlocked;

    public SheetResult Score()
    {
        foreach (var node in rubric.All.Where(n => subject.NotApplicable.Contains(n.Id)))
        {
            if (!node.MayBeNotApplicable || !IsInBase(node))
            {
                Fail(NotApplicableNotAllowed, node);
            }
        }

        var root = Tree(rubric.Base, isNotApplicable: false, counts: true);
        var (bonus, penalty) = (BlockOf(rubric.Bonus, isPenalty: false), BlockOf(rubric.Penalty, isPenalty: true));
        if (_error is { } error)
        {
            return new SheetResult { Error = error.Code, ErrorNode = error.Node };
        }

        var of = _isIncomplete || root.Score is null ? (Fraction?)null : root.Score;
        return new SheetResult
        {
            Nodes = _nodes,
            IsIncomplete = _isIncomplete,
            IsBlocked = _isBlocked,
            Base = of,
            Bonus = bonus,
            Penalty = penalty,
            Total = of is { } points && bonus is { } more && penalty is { } less ? TotalOf(points + more - less) : null,
            Occurred = _occurred,
            Reasons = _reasons,
        };
    }

    /// <summary>Whether a figure of the subject may lead its cluster on a component.</summary>
    public static Fraction? LeadingShare(Rubric rubric, Subject subject, NodeInput entered, RubricNode leaf, IReadOnlyList<RubricNode> above, bool isSelf)
    {
        var input = new Components(subject.Measures).Resolved(leaf, entered);
        var line = above.Append(leaf).Select(n => n.Id);
        if (line.Any(id => subject.NotApplicable.Contains(id) || subject.Voided.Contains(id)) || input.IsNothingDue || Leaders.ShareOf(leaf, input) is not { } share)
        {
            return null;
        }

        var isZeroed = leaf.NeedsEvidence && !input.HasEvidence && rubric.EvidencePolicy == EvidencePolicy.Zero && !isSelf && share.Sign != 0;
        return isZeroed ? null : share;
    }

    private bool IsInBase(RubricNode node) => rubric.Base.Descend().Any(n => n.Id == node.Id);

    private void Fail(string code, RubricNode node) => _error ??= (code, node.Id);

    private Fraction TotalOf(Fraction points)
    {
        var total = Rounded(points, rubric.Rounding.Total);
        total = Fraction.Max(total, rubric.Lowest);
        return rubric.Highest is { } highest ? Fraction.Min(total, highest) : total;
    }

    /// <param name="isNotApplicable">Something above it was marked so: what was entered below is not looked at.</param>
    /// <param name="counts">Neither it nor anything above it is for information alone.</param>
    private NodeResult Tree(RubricNode node, bool isNotApplicable, bool counts)
    {
        var isMarked = subject.NotApplicable.Contains(node.Id);
        if (node.IsLeaf)
        {
            return Keep(node, Leaf(node, isNotApplicable, isMarked, counts, isInBlock: false, isPenalty: false));
        }

        var children = node.Children.Select(c => (Node: c, Result: Tree(c, isNotApplicable || isMarked, counts && c.Counts))).ToList();
        return Keep(node, isNotApplicable ? NodeResult.NotApplicable : Inner(node, children, isMarked));
    }

    private NodeResult Keep(RubricNode node, NodeResult result) => _nodes[node.Id] = result;

    private NodeResult Inner(RubricNode node, List<(RubricNode Node, NodeResult Result)> children, bool isMarked)
    {
        if (subject.Voided.Contains(node.Id))
        {
            _reasons.Add(new Reason(Reason.Voided, node.Id));
            return new NodeResult(NodeState.Voided, Fraction.Zero);
        }

        if (isMarked)
        {
            return Marked(node);
        }

        var counting = children.FindAll(c => c.Node.Counts);
        if (counting.Exists(c => _knockingOut.Contains(c.Node.Id)))
        {
            _reasons.Add(new Reason(Reason.KnockedOut, node.Id));
            return new NodeResult(NodeState.KnockedOut, Fraction.Zero);
        }

        if (counting.Exists(c => c.Result.State == NodeState.Missing))
        {
            return NodeResult.Missing;
        }

        return counting.Count > 0 && counting.TrueForAll(c => c.Result.State == NodeState.NotApplicable)
            ? Marked(node)
            : new NodeResult(NodeState.Ok, Limited(node, Rounded(Sum(node, counting), node.Kind == NodeKind.Group ? rubric.Rounding.Group : null), node.Floor ?? Fraction.Zero));
    }

    /// <summary>Weighted, and scaled where something left it.</summary>
    private Fraction Sum(RubricNode node, List<(RubricNode Node, NodeResult Result)> children)
    {
        var sum = Fraction.Sum(children.Select(c => c.Node.Weight * c.Result.Worth));
        var staying = children.FindAll(c => c.Result.State != NodeState.NotApplicable || PolicyOf(c.Node) != NotApplicablePolicy.Rescale);
        if (staying.Count == children.Count || node.IsCapped || node.Max is not { } max)
        {
            return sum;
        }

        var whole = Fraction.Sum(staying.Select(c => c.Node.Weight * (c.Node.Max ?? Fraction.Zero)));
        if (whole.Sign == 0)
        {
            return sum;
        }

        _reasons.Add(new Reason(Reason.Rescaled, node.Id));
        return sum * max / whole;
    }

    private NodeResult Marked(RubricNode node) => PolicyOf(node) == NotApplicablePolicy.FullMarks && node.Top is { } top
        ? new NodeResult(NodeState.FullMarks, top)
        : NodeResult.NotApplicable;

    private NotApplicablePolicy PolicyOf(RubricNode node) => node.NaPolicy ?? rubric.NaPolicy;

    private Fraction? BlockOf(Block? block, bool isPenalty)
    {
        if (block is null)
        {
            return Fraction.Zero;
        }

        var items = block.Items.Select(i => (Item: i, Result: Keep(i, Leaf(i, isNotApplicable: false, isMarked: false, i.Counts, isInBlock: true, isPenalty)))).ToList();
        if (items.Exists(i => i.Item.Counts && i.Result.State == NodeState.Missing))
        {
            return null;
        }

        var sum = Rounded(Fraction.Sum(items.Select(i => i.Item.Weight * i.Result.Worth)), rubric.Rounding.Group);
        sum = Fraction.Max(sum, Fraction.Zero);
        return block.Cap is { } cap ? Fraction.Min(sum, cap) : sum;
    }

    private NodeResult Leaf(RubricNode node, bool isNotApplicable, bool isMarked, bool counts, bool isInBlock, bool isPenalty)
    {
        if (isNotApplicable)
        {
            return NodeResult.NotApplicable;
        }

        var input = inputs.GetValueOrDefault(node.Id) ?? NodeInput.None;
        var outcome = isMarked ? LeafOutcome.Missing : _components.Of(node, input, isInBlock, leaders.GetValueOrDefault(node.Id));
        if (outcome.State == LeafState.Wrong)
        {
            Fail(outcome.Error!, node);
        }

        if (subject.Voided.Contains(node.Id))
        {
            _reasons.Add(new Reason(Reason.Voided, node.Id));
            return new NodeResult(NodeState.Voided, Fraction.Zero);
        }

        if (isMarked)
        {
            return Marked(node);
        }

        _reasons.AddRange(outcome.Reasons);
        return outcome.State switch
        {
            LeafState.NothingDue => NothingDue(node, isInBlock),
            LeafState.Known => Known(node, input, outcome, counts, isPenalty),
            _ => Unknown(node, outcome, counts),
        };
    }

    private NodeResult Unknown(RubricNode node, LeafOutcome outcome, bool counts)
    {
        _isIncomplete |= counts;
        if (counts && outcome.Reasons.Count == 0)
        {
            _reasons.Add(new Reason(Reason.MissingInput, node.Id));
        }

        return NodeResult.Missing;
    }

    private NodeResult NothingDue(RubricNode node, bool isInBlock)
    {
        _reasons.Add(new Reason(Reason.NothingDue, node.Id));
        if (isInBlock || node.NothingDue == NothingDueResult.Zero)
        {
            return new NodeResult(NodeState.Ok, LimitedLeaf(node, Fraction.Zero));
        }

        return node.NothingDue == NothingDueResult.NotApplicable ? Marked(node) : new NodeResult(NodeState.Ok, LimitedLeaf(node, node.Max ?? Fraction.Zero));
    }

    private NodeResult Known(RubricNode node, NodeInput input, LeafOutcome outcome, bool counts, bool isPenalty)
    {
        var score = LimitedLeaf(node, Rounded(outcome.Amount, rubric.Rounding.Component));
        var occurred = isPenalty && outcome.Occurred;
        var isUnproved = counts && node.NeedsEvidence && !input.HasEvidence && (score.Sign != 0 || occurred);
        if (outcome.KnocksOut)
        {
            _knockingOut.Add(node.Id);
        }

        if (isUnproved && rubric.EvidencePolicy == EvidencePolicy.Zero && !isSelf)
        {
            _reasons.Add(new Reason(Reason.EvidenceZeroed, node.Id));
            return new NodeResult(NodeState.NoEvidence, Fraction.Zero);
        }

        if (isUnproved)
        {
            _reasons.Add(new Reason(Reason.EvidenceMissing, node.Id));
            _isBlocked |= rubric.EvidencePolicy == EvidencePolicy.Block;
        }

        if (occurred && counts)
        {
            _occurred.Add(node.Id);
        }

        return new NodeResult(NodeState.Ok, score);
    }

    private static Fraction Rounded(Fraction value, Fraction? step) => step is { } by ? value.Round(by) : value;

    private static Fraction LimitedLeaf(RubricNode node, Fraction value) => Limited(node, value, node.Floor ?? node.Min ?? Fraction.Zero);

    private static Fraction Limited(RubricNode node, Fraction value, Fraction lowest)
    {
        value = Fraction.Max(value, lowest);
        return node.Top is { } top ? Fraction.Min(value, top) : value;
    }
}
