namespace KetNghia.Emulation.Scoring.Formulas;

internal enum FormulaOperator
{
    Add = 1,
    Subtract,
    Multiply,
    Divide,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}

/// <summary>A formula as it was read.</summary>
internal abstract record FormulaNode
{
    public sealed record Number(Fraction Value) : FormulaNode;

    public sealed record Name(string Measure) : FormulaNode;

    public sealed record Negate(FormulaNode Of) : FormulaNode;

    public sealed record Not(FormulaNode Of) : FormulaNode;

    public sealed record Binary(FormulaOperator Operator, FormulaNode Left, FormulaNode Right) : FormulaNode;

    public sealed record Call(string Function, IReadOnlyList<FormulaNode> Arguments) : FormulaNode;

    /// <summary>Itself and everything it is made of.</summary>
    public IEnumerable<FormulaNode> Descend()
    {
        var left = new Stack<FormulaNode>([this]);
        while (left.TryPop(out var node))
        {
            yield return node;
            FormulaNode[] parts = node switch
            {
                Negate negate => [negate.Of],
                Not not => [not.Of],
                Binary binary => [binary.Right, binary.Left],
                Call call => [.. call.Arguments.Reverse()],
                _ => [],
            };
            foreach (var part in parts)
            {
                left.Push(part);
            }
        }
    }
}

/// <summary>What is wrong with a formula.</summary>
/// <param name="code">As files say it: FORMULA_SYNTAX, FORMULA_DEPTH, FORMULA_UNKNOWN_FUNCTION, FORMULA_UNKNOWN_INPUT, FORMULA_TYPE, FORMULA_SIZE.</param>
/// <param name="line">From 1; 0 where it has no place.</param>
internal sealed class FormulaException(string code, int line = 0, int column = 0) : Exception($"{code} ({line}:{column})")
{
    public string Code { get; } = code;

    public int Line { get; } = line;

    public int Column { get; } = column;
}
