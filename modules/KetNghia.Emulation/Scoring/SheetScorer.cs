namespace KetNghia.Emulation.Scoring;

/// <summary>Scores the sheet of one subject in one round: first every leaf by itself, then the tree above them, bonus, penalty and total.</summary>
internal sealed class SheetScorer
{
    public const string NotApplicableNotAllowed = "NA_NOT_ALLOWED";
    public const string NumberTooLong = "NUMBER_TOO_LONG";

    private readonly RubricPlan _plan;
    private readonly Subject _subject;
    private readonly IReadOnlyDictionary<string, NodeInput> _inputs;
    private readonly bool _isSelf;
    private readonly Components _components;

    /// <summary>By node; null for what is not looked at.</summary>
    private readonly LeafOutcome?[] _outcomes;
    private readonly NodeResult?[] _results;
    private readonly List<Reason> _reasons = [];
    private readonly HashSet<string> _occurred = [];
    private (string Code, string Node)? _error;
    private bool _isIncomplete;
    private bool _isBlocked;

    public SheetScorer(RubricPlan plan, Subject subject, IReadOnlyDictionary<string, NodeInput> inputs, bool isSelf)
    {
        (_plan, _subject, _inputs, _isSelf, _components) = (plan, subject, inputs, isSelf, new Components(subject.Measures));
        (_outcomes, _results) = (new LeafOutcome?[plan.Nodes.Count], new NodeResult?[plan.Nodes.Count]);
        foreach (var node in subject.NotApplicable.Count == 0 ? [] : plan.Nodes.Where(IsMarked))
        {
            if (!node.Node.MayBeNotApplicable || node.IsInBlock)
            {
                Fail(NotApplicableNotAllowed, node);
            }
        }

        LookBelow(plan.Base, isNotApplicable: false);
        foreach (var item in plan.Bonus.Concat(plan.Penalty))
        {
            Look(item);
        }
    }

    /// <summary>What was entered cannot be: there is nothing to score.</summary>
    public bool IsWrong => _error is not null;

    /// <summary>Asked once.</summary>
    /// <param name="leaders">By component, those of the subject's cluster.</param>
    public SheetResult Score(IReadOnlyDictionary<string, Leader> leaders)
    {
        foreach (var leaf in _plan.Compared)
        {
            if (_outcomes[leaf.Index] is not null && leaders.GetValueOrDefault(leaf.Node.Id) is { } leader)
            {
                Look(leaf, leader);
            }
        }

        try
        {
            if (_error is null)
            {
                return Whole();
            }
        }
        catch (NumberTooLongException)
        {
            Fail(NumberTooLong, _plan.Base);
        }

        return new SheetResult { Error = _error!.Value.Code, ErrorNode = _error.Value.Node };
    }

    /// <summary>The figure by which the subject may lead its cluster on a component; null when it may not.</summary>
    public Fraction? LeadingShare(PlannedNode leaf)
    {
        for (var node = leaf; node is not null; node = node.Parent)
        {
            if (IsMarked(node) || IsVoided(node))
            {
                return null;
            }
        }

        var input = _components.Resolved(leaf.Node, InputOf(leaf));
        if (input.IsNothingDue || Leaders.ShareOf(leaf.Node, input) is not { } share)
        {
            return null;
        }

        var isZeroed = leaf.Node.NeedsEvidence && !input.HasEvidence && _plan.Rubric.EvidencePolicy == EvidencePolicy.Zero && !_isSelf && share.Sign != 0;
        return isZeroed ? null : share;
    }

    private SheetResult Whole()
    {
        var root = Tree(_plan.Base, isNotApplicable: false);
        var (bonus, penalty) = (BlockOf(_plan.Rubric.Bonus, _plan.Bonus), BlockOf(_plan.Rubric.Penalty, _plan.Penalty));
        var of = _isIncomplete ? null : root.Score;
        return new SheetResult
        {
            Nodes = new SheetNodes(_plan, _results),
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

    private bool IsMarked(PlannedNode node) => _subject.NotApplicable.Count > 0 && _subject.NotApplicable.Contains(node.Node.Id);

    private bool IsVoided(PlannedNode node) => _subject.Voided.Count > 0 && _subject.Voided.Contains(node.Node.Id);

    private NodeInput InputOf(PlannedNode leaf) => _inputs.GetValueOrDefault(leaf.Node.Id) ?? NodeInput.None;

    /// <summary>Of several errors that of the first node by name is told, whatever order they stand in; what may not be marked comes before all others.</summary>
    private void Fail(string code, PlannedNode node)
    {
        if (_error is not { } known || (code == NotApplicableNotAllowed || known.Code != NotApplicableNotAllowed) && string.CompareOrdinal(node.Node.Id, known.Node) < 0)
        {
            _error = (code, node.Node.Id);
        }
    }

    /// <param name="isNotApplicable">Something above it was marked so: what was entered below is not looked at.</param>
    private void LookBelow(PlannedNode node, bool isNotApplicable)
    {
        isNotApplicable |= IsMarked(node);
        if (node.Node.IsLeaf && !isNotApplicable)
        {
            Look(node);
        }

        foreach (var child in node.Children)
        {
            LookBelow(child, isNotApplicable);
        }
    }

    private void Look(PlannedNode leaf, Leader? leader = null)
    {
        LeafOutcome outcome;
        try
        {
            outcome = _components.Of(leaf.Node, InputOf(leaf), leaf.IsInBlock, leader);
        }
        catch (NumberTooLongException)
        {
            outcome = LeafOutcome.Wrong(NumberTooLong);
        }

        _outcomes[leaf.Index] = outcome;
        if (outcome.State == LeafState.Wrong)
        {
            Fail(outcome.Error!, leaf);
        }
    }

    private Fraction TotalOf(Fraction points)
    {
        var rubric = _plan.Rubric;
        var total = rubric.Rounding.Total is { } step ? points.Round(step) : points;
        total = Fraction.Max(total, rubric.Lowest);
        return rubric.Highest is { } highest ? Fraction.Min(total, highest) : total;
    }

    private NodeResult Tree(PlannedNode node, bool isNotApplicable)
    {
        var isMarked = IsMarked(node);
        foreach (var child in node.Children)
        {
            Tree(child, isNotApplicable || isMarked);
        }

        return Keep(node, isNotApplicable ? NodeResult.NotApplicable : node.Node.IsLeaf ? Leaf(node) : Inner(node, isMarked));
    }

    private NodeResult Keep(PlannedNode node, NodeResult result) => _results[node.Index] = result;

    private NodeResult Inner(PlannedNode node, bool isMarked)
    {
        if (IsVoided(node))
        {
            return Voided(node);
        }

        if (isMarked)
        {
            return Marked(node);
        }

        if (node.Children.Any(c => c.Node.Counts && _results[c.Index]!.KnocksOut))
        {
            _reasons.Add(new Reason(Reason.KnockedOut, node.Node.Id));
            return new NodeResult(NodeState.KnockedOut, Fraction.Zero);
        }

        var (applies, counting, sum) = (false, 0, Fraction.Zero);
        foreach (var child in node.Children)
        {
            if (!child.Node.Counts)
            {
                continue;
            }

            var result = _results[child.Index]!;
            if (result.State == NodeState.Missing)
            {
                return NodeResult.Missing;
            }

            counting++;
            applies |= result.State != NodeState.NotApplicable;
            sum += child.Node.Weight * result.Worth;
        }

        return counting > 0 && !applies ? Marked(node) : new NodeResult(NodeState.Ok, node.Score(Rescaled(node, sum)));
    }

    /// <summary>Scaled to the whole where something left it.</summary>
    private Fraction Rescaled(PlannedNode node, Fraction sum)
    {
        if (node.Node.IsCapped || node.Node.Max is not { } max || !node.Children.Any(c => c.Node.Counts && HasLeft(c)))
        {
            return sum;
        }

        var whole = Fraction.Sum(node.Children.Where(c => c.Node.Counts && !HasLeft(c)).Select(c => c.Node.Weight * (c.Node.Max ?? Fraction.Zero)));
        if (whole.Sign == 0)
        {
            return sum;
        }

        _reasons.Add(new Reason(Reason.Rescaled, node.Node.Id));
        return sum * max / whole;
    }

    private bool HasLeft(PlannedNode child) => _results[child.Index]!.State == NodeState.NotApplicable && child.NaPolicy == NotApplicablePolicy.Rescale;

    private NodeResult Voided(PlannedNode node)
    {
        _reasons.Add(new Reason(Reason.Voided, node.Node.Id));
        return new NodeResult(NodeState.Voided, Fraction.Zero);
    }

    private static NodeResult Marked(PlannedNode node) => node is { NaPolicy: NotApplicablePolicy.FullMarks, Top: { } top }
        ? new NodeResult(NodeState.FullMarks, top)
        : NodeResult.NotApplicable;

    private Fraction? BlockOf(Block? block, IReadOnlyList<PlannedNode> items)
    {
        var (isMissing, sum) = (false, Fraction.Zero);
        foreach (var item in items)
        {
            var result = Keep(item, Leaf(item));
            isMissing |= item.Counts && result.State == NodeState.Missing;
            sum += item.Node.Weight * result.Worth;
        }

        if (isMissing)
        {
            return null;
        }

        sum = Fraction.Max(_plan.Rubric.Rounding.Group is { } step ? sum.Round(step) : sum, Fraction.Zero);
        return block?.Cap is { } cap ? Fraction.Min(sum, cap) : sum;
    }

    private NodeResult Leaf(PlannedNode node)
    {
        if (IsVoided(node))
        {
            return Voided(node);
        }

        if (_outcomes[node.Index] is not { } outcome)
        {
            return Marked(node);
        }

        _reasons.AddRange(outcome.Reasons);
        return outcome.State switch
        {
            LeafState.NothingDue => NothingDue(node),
            LeafState.Known => Known(node, outcome),
            _ => Unknown(node, outcome),
        };
    }

    private NodeResult Unknown(PlannedNode node, LeafOutcome outcome)
    {
        _isIncomplete |= node.Counts;
        if (node.Counts && outcome.Reasons.Count == 0)
        {
            _reasons.Add(new Reason(Reason.MissingInput, node.Node.Id));
        }

        return NodeResult.Missing;
    }

    private NodeResult NothingDue(PlannedNode node)
    {
        _reasons.Add(new Reason(Reason.NothingDue, node.Node.Id));
        return node.IsInBlock || node.Node.NothingDue == NothingDueResult.Zero ? new NodeResult(NodeState.Ok, node.Limited(Fraction.Zero))
            : node.Node.NothingDue == NothingDueResult.NotApplicable ? Marked(node)
            : new NodeResult(NodeState.Ok, node.Limited(node.Node.Max ?? Fraction.Zero));
    }

    private NodeResult Known(PlannedNode node, LeafOutcome outcome)
    {
        var score = node.Score(outcome.Amount);
        var occurred = node.IsPenalty && outcome.Occurred;
        if (node.Counts && node.Node.NeedsEvidence && (score.Sign != 0 || occurred) && !InputOf(node).HasEvidence)
        {
            if (_plan.Rubric.EvidencePolicy == EvidencePolicy.Zero && !_isSelf)
            {
                _reasons.Add(new Reason(Reason.EvidenceZeroed, node.Node.Id));
                return new NodeResult(NodeState.NoEvidence, Fraction.Zero) { KnocksOut = outcome.KnocksOut };
            }

            _reasons.Add(new Reason(Reason.EvidenceMissing, node.Node.Id));
            _isBlocked |= _plan.Rubric.EvidencePolicy == EvidencePolicy.Block;
        }

        if (occurred && node.Counts)
        {
            _occurred.Add(node.Node.Id);
        }

        return new NodeResult(NodeState.Ok, score) { KnocksOut = outcome.KnocksOut };
    }
}
