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
    /// <exception cref="FormulaException">A list or a truth stands where a number is meant, or the other way round; or a number gets too long.</exception>
    public FormulaValue Compute(Formula formula)
    {
        try
        {
            var value = Of(formula.Root);
            return value.IsKnown && value.State != FormulaState.Number ? throw Misused() : value;
        }
        catch (NumberTooLongException)
        {
            throw new FormulaException(Formula.Size);
        }
    }

    private FormulaValue Of(FormulaNode node) => node switch
    {
        FormulaNode.Number number => FormulaValue.Of(number.Value),
        FormulaNode.Name name => Measured(name.Measure),
        FormulaNode.Negate negate => Negated(Number(negate.Of)),
        FormulaNode.Not not => Not(Of(not.Of)),
        FormulaNode.Binary { Operator: FormulaOperator.And or FormulaOperator.Or } binary => Joined(binary),
        FormulaNode.Binary binary => Computed(binary.Operator, Number(binary.Left), Number(binary.Right)),
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
        "if" => If(call.Arguments),
        "count" or "sum" => OfList(Of(call.Arguments[0]), isSum: call.Function == "sum"),
        "min" or "max" => Extreme(call.Arguments, isLeast: call.Function == "min"),
        "clamp" => Clamped(Number(call.Arguments[0]), Number(call.Arguments[1]), Number(call.Arguments[2])),
        "round" => Rounded(Number(call.Arguments[0]), Number(call.Arguments[1])),
        _ => Computed(FormulaOperator.Divide, Number(call.Arguments[0]), Number(call.Arguments[1])),
    };

    /// <summary>A number, or why there is none; nothing else may stand there.</summary>
    private FormulaValue Number(FormulaNode node)
    {
        var value = Of(node);
        return value.State is FormulaState.Truth or FormulaState.List ? throw Misused() : value;
    }

    private static FormulaValue Negated(FormulaValue value) => value.IsKnown ? FormulaValue.Of(-value.Number) : value;

    private static FormulaValue OfList(FormulaValue value, bool isSum) => !value.IsKnown ? value
        : value.List is { } list ? FormulaValue.Of(isSum ? Fraction.Sum(list) : list.Count) : throw Misused();

    private static FormulaValue Not(FormulaValue value) => value.IsKnown ? FormulaValue.Of(!TruthOf(value)) : value;

    /// <summary>The right side is looked at only where the left one does not decide.</summary>
    private FormulaValue Joined(FormulaNode.Binary node)
    {
        var left = Of(node.Left);
        if (!left.IsKnown || TruthOf(left) == (node.Operator == FormulaOperator.Or))
        {
            return left;
        }

        var right = Of(node.Right);
        return right.IsKnown ? FormulaValue.Of(TruthOf(right)) : right;
    }

    private FormulaValue If(IReadOnlyList<FormulaNode> arguments)
    {
        var condition = Of(arguments[0]);
        return condition.IsKnown ? Of(arguments[TruthOf(condition) ? 1 : 2]) : condition;
    }

    private FormulaValue Extreme(IReadOnlyList<FormulaNode> arguments, bool isLeast)
    {
        var found = Number(arguments[0]);
        for (var i = 1; i < arguments.Count; i++)
        {
            var next = Number(arguments[i]);
            found = Lack(found, next) ?? FormulaValue.Of(isLeast ? Fraction.Min(found.Number, next.Number) : Fraction.Max(found.Number, next.Number));
        }

        return found;
    }

    private static FormulaValue Clamped(FormulaValue value, FormulaValue lowest, FormulaValue highest) =>
        Lack(Lack(value, lowest) ?? value, highest) ?? (lowest.Number > highest.Number ? throw Misused() : FormulaValue.Of(Fraction.Min(Fraction.Max(value.Number, lowest.Number), highest.Number)));

    private static FormulaValue Rounded(FormulaValue value, FormulaValue step) =>
        Lack(value, step) ?? (step.Number.Sign <= 0 ? throw Misused() : FormulaValue.Of(value.Number.Round(step.Number)));

    private static FormulaValue Computed(FormulaOperator sign, FormulaValue left, FormulaValue right) => Lack(left, right) ?? Computed(sign, left.Number, right.Number);

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

    /// <summary>Why there is no number of both: what is missing before what divides by zero; null when there is one.</summary>
    private static FormulaValue? Lack(FormulaValue left, FormulaValue right) =>
        left.State == FormulaState.Missing || right.State == FormulaState.Missing ? FormulaValue.Missing
        : left.State == FormulaState.DividesByZero || right.State == FormulaState.DividesByZero ? FormulaValue.DividesByZero
        : null;

    private static bool TruthOf(FormulaValue value) => value.State == FormulaState.Truth ? value.Truth : throw Misused();

    private static FormulaException Misused() => new(Formula.Type);
}
