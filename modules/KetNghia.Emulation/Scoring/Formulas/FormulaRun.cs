namespace KetNghia.Emulation.Scoring.Formulas;

internal enum FormulaState
{
    Number = 1,
    Truth,
    List,

    /// <summary>A measure it needs is not known.</summary>
    Missing,

    /// <summary>It would divide by zero: nothing was due.</summary>
    DividesByZero,
}

internal readonly record struct FormulaValue(FormulaState State, Fraction Number = default, bool Truth = false, IReadOnlyList<Fraction>? List = null)
{
    public static FormulaValue Missing { get; } = new(FormulaState.Missing);

    public static FormulaValue DividesByZero { get; } = new(FormulaState.DividesByZero);

    public bool IsKnown => State is not (FormulaState.Missing or FormulaState.DividesByZero);

    public static FormulaValue Of(Fraction number) => new(FormulaState.Number, number);

    public static FormulaValue Of(bool truth) => new(FormulaState.Truth, Truth: truth);
}

/// <summary>
/// Computes a formula. <c>if</c>, <c>and</c> and <c>or</c> look only at what they need; all else looks at every operand: a missing
/// measure decides first, then a zero divisor.
/// </summary>
internal sealed class FormulaRun(IReadOnlyDictionary<string, Measure> measures)
{
    /// <summary>A number, or why there is none.</summary>
    /// <exception cref="FormulaException">A list or a truth stands where a number is meant, or the other way round.</exception>
    public FormulaValue Compute(Formula formula)
    {
        var value = Of(formula.Root);
        return value.IsKnown && value.State != FormulaState.Number ? throw Misused() : value;
    }

    private FormulaValue Of(FormulaNode node) => node switch
    {
        FormulaNode.Number number => FormulaValue.Of(number.Value),
        FormulaNode.Name name => Measured(name.Measure),
        FormulaNode.Negate negate => Numbers([negate.Of], n => FormulaValue.Of(-n[0])),
        FormulaNode.Not not => Known(not.Of, value => FormulaValue.Of(!TruthOf(value))),
        FormulaNode.Binary { Operator: FormulaOperator.And } and => Known(and.Left, left => TruthOf(left) ? Truth(and.Right) : left),
        FormulaNode.Binary { Operator: FormulaOperator.Or } or => Known(or.Left, left => TruthOf(left) ? left : Truth(or.Right)),
        FormulaNode.Binary binary => Numbers([binary.Left, binary.Right], n => Computed(binary.Operator, n[0], n[1])),
        FormulaNode.Call call => Called(call),
        _ => throw new ArgumentException(node.GetType().Name, nameof(node)),
    };

    private FormulaValue Measured(string name) => measures.GetValueOrDefault(name) switch
    {
        { Number: { } number } => FormulaValue.Of(number),
        { List: { } list } => new FormulaValue(FormulaState.List, List: list),
        _ => FormulaValue.Missing,
    };

    private FormulaValue Called(FormulaNode.Call call) => call.Function switch
    {
        "if" => Known(call.Arguments[0], condition => Of(call.Arguments[TruthOf(condition) ? 1 : 2])),
        "count" => Listed(call.Arguments[0], list => list.Count),
        "sum" => Listed(call.Arguments[0], Fraction.Sum),
        "min" => Numbers(call.Arguments, n => FormulaValue.Of(n.Aggregate(Fraction.Min))),
        "max" => Numbers(call.Arguments, n => FormulaValue.Of(n.Aggregate(Fraction.Max))),
        "clamp" => Numbers(call.Arguments, n => n[1] > n[2] ? throw Misused() : FormulaValue.Of(Fraction.Min(Fraction.Max(n[0], n[1]), n[2]))),
        "round" => Numbers(call.Arguments, n => n[1].Sign <= 0 ? throw Misused() : FormulaValue.Of(n[0].Round(n[1]))),
        _ => Numbers(call.Arguments, n => Computed(FormulaOperator.Divide, n[0], n[1])),
    };

    private FormulaValue Truth(FormulaNode node) => Known(node, value => FormulaValue.Of(TruthOf(value)));

    private FormulaValue Listed(FormulaNode node, Func<IReadOnlyList<Fraction>, Fraction> compute) =>
        Known(node, value => value.List is { } list ? FormulaValue.Of(compute(list)) : throw Misused());

    /// <summary>Looked at once, however deep it is.</summary>
    private FormulaValue Known(FormulaNode node, Func<FormulaValue, FormulaValue> then)
    {
        var value = Of(node);
        return value.IsKnown ? then(value) : value;
    }

    private FormulaValue Numbers(IReadOnlyList<FormulaNode> operands, Func<Fraction[], FormulaValue> compute)
    {
        var values = operands.Select(Of).ToList();
        if (values.Exists(v => v.IsKnown && v.State != FormulaState.Number))
        {
            throw Misused();
        }

        return values.Exists(v => v.State == FormulaState.Missing) ? FormulaValue.Missing
            : values.Exists(v => v.State == FormulaState.DividesByZero) ? FormulaValue.DividesByZero
            : compute([.. values.Select(v => v.Number)]);
    }

    private static FormulaValue Computed(FormulaOperator sign, Fraction left, Fraction right) => sign switch
    {
        FormulaOperator.Add => FormulaValue.Of(left + right),
        FormulaOperator.Subtract => FormulaValue.Of(left - right),
        FormulaOperator.Multiply => FormulaValue.Of(left * right),
        FormulaOperator.Divide => right.Sign == 0 ? FormulaValue.DividesByZero : FormulaValue.Of(left / right),
        FormulaOperator.Less => FormulaValue.Of(left < right),
        FormulaOperator.LessOrEqual => FormulaValue.Of(left <= right),
        FormulaOperator.Greater => FormulaValue.Of(left > right),
        FormulaOperator.GreaterOrEqual => FormulaValue.Of(left >= right),
        FormulaOperator.Equal => FormulaValue.Of(left == right),
        _ => FormulaValue.Of(left != right),
    };

    private static bool TruthOf(FormulaValue value) => value.State == FormulaState.Truth ? value.Truth : throw Misused();

    private static FormulaException Misused() => new(Formula.Type);
}
