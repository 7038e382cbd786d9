using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace KetNghia.Emulation.Scoring.Formulas;

/// <summary>
/// Công thức: numbers, names of measures, <c>+ - * /</c>, one comparison, <c>and or not</c>, parentheses and a few functions. It
/// reaches nothing but what it is given.
/// </summary>
internal sealed class Formula
{
    public const string Syntax = "FORMULA_SYNTAX";
    public const string Depth = "FORMULA_DEPTH";
    public const string UnknownFunction = "FORMULA_UNKNOWN_FUNCTION";
    public const string UnknownInput = "FORMULA_UNKNOWN_INPUT";
    public const string Type = "FORMULA_TYPE";

    /// <summary>Its text is too long, or a number it computes has more digits than <see cref="Fraction.MaxBits"/> allows.</summary>
    public const string Size = "FORMULA_SIZE";

    /// <summary>Characters.</summary>
    public const int MaxLength = 2000;

    public const int MaxDepth = 32;

    /// <summary>Names of functions with the fewest and the most arguments.</summary>
    private static readonly Dictionary<string, (int Fewest, int Most)> Functions = new()
    {
        ["min"] = (1, 50),
        ["max"] = (1, 50),
        ["clamp"] = (3, 3),
        ["round"] = (2, 2),
        ["if"] = (3, 3),
        ["count"] = (1, 1),
        ["sum"] = (1, 1),
        ["ratio"] = (2, 2),
    };

    private static readonly Tokenizer<Sign> Tokens = new TokenizerBuilder<Sign>()
        .Ignore(Span.WhiteSpace)
        .Match(Character.EqualTo('('), Sign.Open).Match(Character.EqualTo(')'), Sign.Close).Match(Character.EqualTo(','), Sign.Comma)
        .Match(Character.EqualTo('+'), Sign.Plus).Match(Character.EqualTo('-'), Sign.Minus).Match(Character.EqualTo('*'), Sign.Times).Match(Character.EqualTo('/'), Sign.By)
        .Match(Span.EqualTo("<="), Sign.LessOrEqual).Match(Span.EqualTo(">="), Sign.GreaterOrEqual).Match(Span.EqualTo("<>"), Sign.NotEqual).Match(Span.EqualTo("!="), Sign.NotEqual)
        .Match(Span.EqualTo("=="), Sign.Equal).Match(Character.EqualTo('='), Sign.Equal).Match(Character.EqualTo('<'), Sign.Less).Match(Character.EqualTo('>'), Sign.Greater)
        .Match(Span.Regex("[0-9]+(\\.[0-9]+)?(?![\\p{L}_])"), Sign.Number)
        .Match(Span.Regex("and(?![\\p{L}0-9_.])"), Sign.And).Match(Span.Regex("or(?![\\p{L}0-9_.])"), Sign.Or).Match(Span.Regex("not(?![\\p{L}0-9_.])"), Sign.Not)
        .Match(Span.Regex("[\\p{L}_][\\p{L}0-9_]*(\\.[\\p{L}0-9_]+)*"), Sign.Name)
        .Build();

    private static readonly TokenListParser<Sign, FormulaNode> Expression = Superpower.Parse.Ref(() => Disjunction!);

    private static readonly TokenListParser<Sign, FormulaNode> Literal =
        Token.EqualTo(Sign.Number).Select(t => (FormulaNode)new FormulaNode.Number(Fraction.TryParse(t.ToStringValue(), out var value) ? value : throw At(Syntax, t.Position)));

    private static readonly TokenListParser<Sign, FormulaNode> CallOrName =
        from name in Token.EqualTo(Sign.Name)
        from arguments in Expression.ManyDelimitedBy(Token.EqualTo(Sign.Comma)).Between(Token.EqualTo(Sign.Open), Token.EqualTo(Sign.Close)).OptionalOrDefault(null!)
        select arguments is null ? new FormulaNode.Name(name.ToStringValue()) : CallOf(name, arguments);

    private static readonly TokenListParser<Sign, FormulaNode> Atom = Literal.Or(CallOrName).Or(Expression.Between(Token.EqualTo(Sign.Open), Token.EqualTo(Sign.Close)));

    private static readonly TokenListParser<Sign, FormulaNode> Unary =
        (from sign in Token.EqualTo(Sign.Minus) from of in Superpower.Parse.Ref(() => Unary!) select (FormulaNode)new FormulaNode.Negate(of)).Or(Atom);

    private static readonly TokenListParser<Sign, FormulaNode> Product = Superpower.Parse.Chain(Of((Sign.Times, FormulaOperator.Multiply), (Sign.By, FormulaOperator.Divide)), Unary, Binary);

    private static readonly TokenListParser<Sign, FormulaNode> Total = Superpower.Parse.Chain(Of((Sign.Plus, FormulaOperator.Add), (Sign.Minus, FormulaOperator.Subtract)), Product, Binary);

    private static readonly TokenListParser<Sign, FormulaNode> Comparison =
        from left in Total
        from rest in (from compared in Of(
                          (Sign.Less, FormulaOperator.Less), (Sign.LessOrEqual, FormulaOperator.LessOrEqual), (Sign.Greater, FormulaOperator.Greater),
                          (Sign.GreaterOrEqual, FormulaOperator.GreaterOrEqual), (Sign.Equal, FormulaOperator.Equal), (Sign.NotEqual, FormulaOperator.NotEqual))
                      from right in Total
                      select new FormulaNode.Binary(compared, left, right)).OptionalOrDefault(null!)
        select rest ?? left;

    private static readonly TokenListParser<Sign, FormulaNode> Negation =
        (from not in Token.EqualTo(Sign.Not) from of in Superpower.Parse.Ref(() => Negation!) select (FormulaNode)new FormulaNode.Not(of)).Or(Comparison);

    private static readonly TokenListParser<Sign, FormulaNode> Conjunction = Superpower.Parse.Chain(Of((Sign.And, FormulaOperator.And)), Negation, Binary);

    private static readonly TokenListParser<Sign, FormulaNode> Disjunction = Superpower.Parse.Chain(Of((Sign.Or, FormulaOperator.Or)), Conjunction, Binary);

    private Formula(FormulaNode root)
    {
        Root = root;
        Names = [.. root.Descend().OfType<FormulaNode.Name>().Select(n => n.Measure).Distinct()];
    }

    private enum Sign
    {
        Open = 1,
        Close,
        Comma,
        Plus,
        Minus,
        Times,
        By,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Equal,
        NotEqual,
        Number,
        Name,
        And,
        Or,
        Not,
    }

    public FormulaNode Root { get; }

    /// <summary>Measures it reads.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="FormulaException">It cannot be read; says where.</exception>
    public static Formula Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new FormulaException(IsTooDeep(text) ? Depth : Size);
        }

        var tokens = Tokens.TryTokenize(text);
        if (!tokens.HasValue)
        {
            throw At(Syntax, tokens.ErrorPosition);
        }

        CheckDepth(tokens.Value);
        var read = Expression.AtEnd().TryParse(tokens.Value);
        return read.HasValue ? new Formula(read.Value) : throw At(Syntax, read.ErrorPosition);
    }

    /// <summary>Before it is parsed, so that no formula can exhaust the stack.</summary>
    private static void CheckDepth(TokenList<Sign> tokens)
    {
        var (open, signs) = (0, 0);
        foreach (var token in tokens)
        {
            open += token.Kind switch { Sign.Open => 1, Sign.Close => -1, _ => 0 };
            signs = token.Kind is Sign.Minus or Sign.Not ? signs + 1 : 0;
            if (open + signs > MaxDepth)
            {
                throw At(Depth, token.Position);
            }
        }
    }

    /// <summary>Of a text too long to be read.</summary>
    private static bool IsTooDeep(string text)
    {
        var open = 0;
        foreach (var sign in text)
        {
            open += sign switch { '(' => 1, ')' => -1, _ => 0 };
            if (open > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static FormulaNode CallOf(Token<Sign> name, FormulaNode[] arguments)
    {
        var function = name.ToStringValue();
        if (!Functions.TryGetValue(function, out var takes))
        {
            throw At(UnknownFunction, name.Position);
        }

        return arguments.Length >= takes.Fewest && arguments.Length <= takes.Most ? new FormulaNode.Call(function, arguments) : throw At(Syntax, name.Position);
    }

    private static TokenListParser<Sign, FormulaOperator> Of(params (Sign Sign, FormulaOperator Operator)[] choices) =>
        choices.Skip(1).Aggregate(One(choices[0]), (all, next) => all.Or(One(next)));

    private static TokenListParser<Sign, FormulaOperator> One((Sign Sign, FormulaOperator Operator) choice) => Token.EqualTo(choice.Sign).Value(choice.Operator);

    private static FormulaNode Binary(FormulaOperator sign, FormulaNode left, FormulaNode right) => new FormulaNode.Binary(sign, left, right);

    private static FormulaException At(string code, Position position) => new(code, position.HasValue ? position.Line : 0, position.HasValue ? position.Column : 0);
}
