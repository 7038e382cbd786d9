using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Scoring;

/// <summary>Something that keeps a rubric from being published.</summary>
/// <param name="At">Id of the node, or code of the band; null where it has none.</param>
internal sealed record RubricFault(string Code, string? At = null)
{
    /// <summary>Where in a formula, from 1; 0 elsewhere.</summary>
    public int Line { get; init; }

    public int Column { get; init; }

    /// <summary>The figure that does not fit: a sum, a limit, a minimum.</summary>
    public Fraction? Found { get; init; }

    /// <summary>What it would have to fit.</summary>
    public Fraction? Wanted { get; init; }

    /// <summary>A name that is meant by neither node nor band: a class of area, an input, a level, another band.</summary>
    public string? Named { get; init; }

    public override string ToString() => At is null ? Code : $"{Code}:{At}";
}

/// <summary>Everything that is wrong with a rubric before it is published: what adds up to nothing, cannot be reached or contradicts itself.</summary>
internal sealed class RubricCheck
{
    /// <summary>What results may be rounded to.</summary>
    public static readonly IReadOnlyList<Fraction> Steps = [new(1, 100), new(1, 20), new(1, 10), new(1, 4), new(1, 2), Fraction.One];

    private static readonly ComponentType[] InBlocks =
        [ComponentType.Choice, ComponentType.Boolean, ComponentType.Manual, ComponentType.PerCount, ComponentType.AverageOfEvents, ComponentType.Formula, ComponentType.Late];

    private readonly Rubric _rubric;
    private readonly List<RubricFault> _faults = [];

    private RubricCheck(Rubric rubric) => _rubric = rubric;

    /// <summary>By their names, each once.</summary>
    /// <exception cref="CaseFormatException">Its figures have more digits than can be added.</exception>
    public static IReadOnlyList<RubricFault> Faults(Rubric rubric)
    {
        try
        {
            return new RubricCheck(rubric).All();
        }
        catch (NumberTooLongException)
        {
            throw new CaseFormatException("rubric", "its figures have more digits than can be computed with");
        }
    }

    private IReadOnlyList<RubricFault> All()
    {
        Roundings();
        Ids();
        foreach (var node in _rubric.Base.Descend())
        {
            Node(node, isInBlock: false);
        }

        KnockOuts(_rubric.Base);
        Block(_rubric.Bonus, "bonus");
        Block(_rubric.Penalty, "penalty");
        _faults.AddRange(BandCheck.Faults(_rubric));
        QuotasAndTies();
        return [.. _faults.DistinctBy(f => f.ToString()).OrderBy(f => f.ToString(), StringComparer.Ordinal)];
    }

    private void Add(string code, string? at = null, Fraction? found = null, Fraction? wanted = null, string? named = null) =>
        _faults.Add(new RubricFault(code, at) { Found = found, Wanted = wanted, Named = named });

    private void Roundings()
    {
        if (_rubric.Rounding.Total is null)
        {
            Add("TOTAL_STEP_REQUIRED");
        }

        foreach (var (step, name) in new[] { (_rubric.Rounding.Component, "component"), (_rubric.Rounding.Group, "group"), (_rubric.Rounding.Total, "total") })
        {
            if (step is { } given && !Steps.Contains(given))
            {
                Add("ROUNDING_STEP", name, given);
            }
        }
    }

    private void Ids()
    {
        foreach (var twice in _rubric.All.GroupBy(n => n.Id).Where(g => g.Count() > 1))
        {
            Add("DUPLICATE_ID", twice.Key);
        }
    }

    private void KnockOuts(RubricNode root)
    {
        foreach (var node in root.Children.Where(c => c.Levels.Any(l => l.KnocksOut)))
        {
            Add("KNOCKOUT_AT_ROOT", node.Id);
        }
    }

    private void Block(Block? block, string name)
    {
        if (block is null)
        {
            return;
        }

        foreach (var item in block.Items.SelectMany(i => i.Descend()))
        {
            Node(item, isInBlock: true);
        }

        if (block.Cap is not { } cap)
        {
            Add("BLOCK_CAP_REQUIRED", name);
            return;
        }

        if (block.Items.Any(i => i.Top is null))
        {
            return;
        }

        var sum = Fraction.Sum(block.Items.Select(i => i.Weight * i.Top!.Value));
        if (sum > cap && !block.IsCapped)
        {
            Add("BLOCK_CAP_MISMATCH", name, sum, cap);
        }
        else if (sum < cap)
        {
            Add("BLOCK_CAP_UNREACHABLE", name, sum, cap);
        }
    }

    private void Node(RubricNode node, bool isInBlock)
    {
        Limits(node, isInBlock);
        if (!node.IsLeaf)
        {
            if (isInBlock)
            {
                Add("TYPE_NOT_IN_BLOCK", node.Id);
            }
            else
            {
                Sums(node);
            }

            return;
        }

        if (node.Type == ComponentType.Unknown)
        {
            Add("UNKNOWN_TYPE", node.Id);
        }
        else if (isInBlock && !InBlocks.Contains(node.Type!.Value))
        {
            Add("TYPE_NOT_IN_BLOCK", node.Id);
        }
        else if (!isInBlock && node.Type == ComponentType.Late)
        {
            Add("TYPE_NOT_IN_BASE", node.Id);
        }
        else
        {
            Points(node, isInBlock);
        }
    }

    private void Limits(RubricNode node, bool isInBlock)
    {
        if (node.Max is not { } max)
        {
            if (node.Type != ComponentType.Unknown && !(isInBlock && node.Type is ComponentType.PerCount or ComponentType.Late))
            {
                Add("MAX_REQUIRED", node.Id);
            }

            return;
        }

        if (node.Cap > max)
        {
            Add("CAP_ABOVE_MAX", node.Id, node.Cap, max);
        }

        if (node.Floor > node.Top)
        {
            Add("FLOOR_ABOVE_CAP", node.Id, node.Floor, node.Top);
        }
    }

    private void Sums(RubricNode node)
    {
        if (node.Max is not { } max || node.Children.Any(c => c.Counts && c.Max is null))
        {
            return;
        }

        var sum = Fraction.Sum(node.Children.Where(c => c.Counts).Select(c => c.Weight * c.Max!.Value));
        if (node.IsCapped ? sum < max : sum != max)
        {
            Add(node.IsCapped ? "MAX_UNREACHABLE" : "MAX_MISMATCH", node.Id, sum, max);
        }
    }

    private void Points(RubricNode node, bool isInBlock)
    {
        var lowest = isInBlock ? Fraction.Zero : node.Min ?? Fraction.Zero;
        bool IsOutside(Fraction points) => points < lowest || points > node.Max;
        if (node.Min > node.Max || (isInBlock && node.Min is { Sign: < 0 }) || node.Per is { Sign: < 0 })
        {
            Add("POINTS_RANGE", node.Id, node.Per is { Sign: < 0 } ? node.Per : node.Min, node.Max);
        }

        switch (node.Type)
        {
            case ComponentType.Choice:
                Choice(node, IsOutside);
                break;
            case ComponentType.StepTable:
                StepTable(node, IsOutside);
                break;
            case ComponentType.MinusPlus when node.Extra is { Sign: < 0 } || node.Extra > node.Max:
                Add("EXTRA_RANGE", node.Id, node.Extra, node.Max);
                break;
            case ComponentType.Formula:
                ReadFormula(node);
                break;
        }
    }

    private void Choice(RubricNode node, Func<Fraction, bool> isOutside)
    {
        if (node.Levels.GroupBy(l => l.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            Add("DUPLICATE_LEVEL", node.Id, named: twice.Key);
        }

        Reach(node, node.Levels.Select(l => l.Points), isOutside);
    }

    private void StepTable(RubricNode node, Func<Fraction, bool> isOutside)
    {
        foreach (var (before, after) in node.Steps.Zip(node.Steps.Skip(1)).Where(pair => pair.First.At >= pair.Second.At).Take(1))
        {
            Add("STEP_ORDER", node.Id, after.At, before.At);
        }

        Reach(node, node.Steps.Select(s => s.Points).Append(node.Otherwise ?? Fraction.Zero), isOutside);
    }

    private void Reach(RubricNode node, IEnumerable<Fraction> points, Func<Fraction, bool> isOutside)
    {
        var all = points.ToList();
        if (all.Exists(p => isOutside(p)))
        {
            Add("POINTS_RANGE", node.Id, all.Find(p => isOutside(p)), node.Max);
        }

        if (node.Max is { } max && all.TrueForAll(p => p < max))
        {
            Add("MAX_UNREACHABLE", node.Id, all.Count > 0 ? all.Aggregate(Fraction.Max) : Fraction.Zero, max);
        }
    }

    private void ReadFormula(RubricNode node)
    {
        try
        {
            if (node.Formula.Names.FirstOrDefault(name => _rubric.Measures?.Contains(name) == false) is { } unknown)
            {
                Add(Formula.UnknownInput, node.Id, named: unknown);
            }
        }
        catch (FormulaException e)
        {
            _faults.Add(new RubricFault(e.Code, node.Id) { Line = e.Line, Column = e.Column });
        }
    }

    private void QuotasAndTies()
    {
        var bands = _rubric.Bands.Select(b => b.Code).ToList();
        foreach (var quota in _rubric.Quotas)
        {
            var at = bands.IndexOf(quota.Band);
            if (at < 0 || (quota.EligibleFrom is { } eligible && !bands.Contains(eligible)))
            {
                Add("QUOTA_BAND", quota.Band, named: at < 0 ? quota.Band : quota.EligibleFrom);
            }

            if (quota.Value.Sign < 0 || (quota.IsShare && quota.Value > Fraction.One) || (!quota.IsShare && !quota.Value.IsWhole) || quota.MinSeats < 0)
            {
                Add("QUOTA_RANGE", quota.Band, quota.Value);
            }

            if (at >= 0 && (quota.OverflowBand is { } overflow ? bands.IndexOf(overflow) <= at : at == bands.Count - 1))
            {
                Add("OVERFLOW_BAND", quota.Band, named: quota.OverflowBand);
            }
        }

        var nodes = _rubric.All.Select(n => n.Id).ToHashSet();
        foreach (var key in _rubric.TieBreaks.Where(t => t.Key == TieBreakKey.Node && (t.Node is null || !nodes.Contains(t.Node))))
        {
            Add("TIEBREAK_NODE", key.Node);
        }
    }
}
