using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace KetNghia.Mutation;

/// <summary>What may be written instead of an expression.</summary>
internal static class Operators
{
    private static readonly Dictionary<Kind, Kind> Swaps = new()
    {
        [Kind.LessThanExpression] = Kind.LessThanOrEqualExpression,
        [Kind.LessThanOrEqualExpression] = Kind.LessThanExpression,
        [Kind.GreaterThanExpression] = Kind.GreaterThanOrEqualExpression,
        [Kind.GreaterThanOrEqualExpression] = Kind.GreaterThanExpression,
        [Kind.EqualsExpression] = Kind.NotEqualsExpression,
        [Kind.NotEqualsExpression] = Kind.EqualsExpression,
        [Kind.AddExpression] = Kind.SubtractExpression,
        [Kind.SubtractExpression] = Kind.AddExpression,
    };

    private static readonly Dictionary<Kind, Kind> Signs = new()
    {
        [Kind.LessThanExpression] = Kind.LessThanToken,
        [Kind.LessThanOrEqualExpression] = Kind.LessThanEqualsToken,
        [Kind.GreaterThanExpression] = Kind.GreaterThanToken,
        [Kind.GreaterThanOrEqualExpression] = Kind.GreaterThanEqualsToken,
        [Kind.EqualsExpression] = Kind.EqualsEqualsToken,
        [Kind.NotEqualsExpression] = Kind.ExclamationEqualsToken,
        [Kind.AddExpression] = Kind.PlusToken,
        [Kind.SubtractExpression] = Kind.MinusToken,
    };

    /// <summary>Calls that can be left out of a chain.</summary>
    private static readonly HashSet<string> Droppable = ["Where", "Take", "Skip", "Distinct", "Except", "Concat", "Union"];

    private static readonly Dictionary<string, string> Renamed = new() { ["Any"] = "All", ["All"] = "Any" };

    /// <summary>Changes of an expression that leave its kind: no conditions, which are completed rather than replaced.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),
        PrefixUnaryExpressionSyntax { RawKind: (int)Kind.LogicalNotExpression } not => [not.Operand],
        ConditionalExpressionSyntax choice => [choice.WithCondition(Not(choice.Condition))],
        LiteralExpressionSyntax literal => OfLiteral(literal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call => OfCall(call, member),
        _ => [],
    };

    /// <summary>Inside a query nothing can be completed, so each operand is left out instead.</summary>
    public static IEnumerable<ExpressionSyntax> OfOperands(ExpressionSyntax node) =>
        node is BinaryExpressionSyntax { RawKind: (int)Kind.LogicalAndExpression or (int)Kind.LogicalOrExpression } both ? [both.Right, both.Left] : [];

    public static ExpressionSyntax Not(ExpressionSyntax condition) =>
        PrefixUnaryExpression(Kind.LogicalNotExpression, ParenthesizedExpression(condition.WithoutTrivia()));

    private static IEnumerable<ExpressionSyntax> OfBinary(BinaryExpressionSyntax node)
    {
        if (node.IsKind(Kind.CoalesceExpression))
        {
            return node.Right is ThrowExpressionSyntax ? [] : [node.Right];
        }

        if (!Swaps.TryGetValue(node.Kind(), out var other) || (node.IsKind(Kind.AddExpression) && IsText(node)))
        {
            return [];
        }

        var sign = Token(Signs[other]).WithTriviaFrom(node.OperatorToken);
        return [BinaryExpression(other, node.Left, sign, node.Right)];
    }

    private static bool IsText(ExpressionSyntax node) => node switch
    {
        BinaryExpressionSyntax b => IsText(b.Left) || IsText(b.Right),
        InterpolatedStringExpressionSyntax => true,
        LiteralExpressionSyntax l => l.IsKind(Kind.StringLiteralExpression),
        _ => false,
    };

    private static IEnumerable<ExpressionSyntax> OfLiteral(LiteralExpressionSyntax node) => node.Token.Value switch
    {
        true => [LiteralExpression(Kind.FalseLiteralExpression)],
        false => [LiteralExpression(Kind.TrueLiteralExpression)],
        int n => n > 0 ? [Number(n + 1), Number(n - 1)] : [Number(n + 1)],
        long n => [LiteralExpression(Kind.NumericLiteralExpression, Literal(n + 1))],
        _ => [],
    };

    private static LiteralExpressionSyntax Number(int n) => LiteralExpression(Kind.NumericLiteralExpression, Literal(n));

    private static IEnumerable<ExpressionSyntax> OfCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        if (Droppable.Contains(name))
        {
            yield return member.Expression;
        }
        else if (Renamed.TryGetValue(name, out var other) && call.ArgumentList.Arguments.Count == 1)
        {
            yield return call.WithExpression(member.WithName(IdentifierName(other)));
        }
    }
}
