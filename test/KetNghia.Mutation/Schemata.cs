using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace KetNghia.Mutation;

/// <summary>
/// Writes every change of a file into it, each behind a switch of its own, so that one compilation serves them all.
/// Where lambdas stand, perhaps to become SQL, the whole expression around them is written once for each change.
/// </summary>
/// <param name="switchName">The class that says which change is on.</param>
/// <param name="dropped">Changes that did not compile; their numbers stay taken.</param>
internal sealed class Schemata(string file, string switchName, Func<int> next, IReadOnlySet<int> dropped) : CSharpSyntaxRewriter
{
    private static readonly HashSet<string> Plain =
        ["bool", "int", "long", "string", "Guid", "DateTime", "DateOnly", "TimeSpan", "decimal", "short", "byte"];

    public List<Mutant> Mutants { get; } = [];

    public override SyntaxNode? Visit(SyntaxNode? node) => node switch
    {
        null => null,
        _ when Frozen.Is(node) => node,
        ExpressionStatementSyntax statement => OfStatement(statement),
        YieldStatementSyntax { Expression: not null } yielded => Left(yielded, (StatementSyntax)base.Visit(yielded)!),
        IfStatementSyntax branch => OfIf(branch),
        ReturnStatementSyntax { Expression: { } value } back => OfReturn(back, value),
        ArrowExpressionClauseSyntax arrow => arrow.WithExpression(OfResult(arrow.Expression, arrow)),
        WhenClauseSyntax guard => guard.WithCondition(OfCondition(guard.Condition)),
        ExpressionSyntax expression => OfExpression(expression),
        _ => base.Visit(node),
    };

    private ExpressionSyntax OfExpression(ExpressionSyntax node)
    {
        if (IsWhole(node))
        {
            return Declares(node) ? node : Whole(node).Aggregate(node, (otherwise, change) => Choice(change.Id, change.Node, otherwise));
        }

        var visited = (ExpressionSyntax)base.Visit(node)!;
        if (visited is BinaryExpressionSyntax { RawKind: (int)Kind.LogicalAndExpression or (int)Kind.LogicalOrExpression } both)
        {
            return OfOperands((BinaryExpressionSyntax)node, both);
        }

        foreach (var change in Declares(node) ? [] : Operators.Of(node))
        {
            if (Add(node, node, change) is { } id)
            {
                visited = Choice(id, change, visited);
            }
        }

        return visited;
    }

    /// <summary>Completes each side, so that variables declared in it stay declared.</summary>
    private BinaryExpressionSyntax OfOperands(BinaryExpressionSyntax node, BinaryExpressionSyntax visited)
    {
        var (left, right) = (visited.Left, visited.Right);
        left = Add(node, node, node.Right) is { } l ? Neutral(node.Kind(), left, l) : left;
        right = Add(node, node, node.Left) is { } r ? Neutral(node.Kind(), right, r) : right;
        return visited.WithLeft(left).WithRight(right);
    }

    private ParenthesizedExpressionSyntax Neutral(Kind kind, ExpressionSyntax side, int id) => kind == Kind.LogicalAndExpression ? Or(side, id) : And(side, id);

    private IfStatementSyntax OfIf(IfStatementSyntax node) => node
        .WithCondition(OfCondition(node.Condition))
        .WithStatement((StatementSyntax)Visit(node.Statement)!)
        .WithElse((ElseClauseSyntax?)Visit(node.Else));

    private ExpressionSyntax OfCondition(ExpressionSyntax condition)
    {
        var visited = (ExpressionSyntax)Visit(condition)!;
        visited = Add(condition, condition, LiteralExpression(Kind.FalseLiteralExpression)) is { } never ? And(visited, never) : visited;
        return Add(condition, condition, LiteralExpression(Kind.TrueLiteralExpression)) is { } always ? Or(visited, always) : visited;
    }

    private StatementSyntax OfStatement(ExpressionStatementSyntax node)
    {
        if (Frozen.Is(node.Expression))
        {
            return node;
        }

        StatementSyntax visited = node;
        if (Declares(node.Expression))
        {
            return (StatementSyntax)base.Visit(node)!;
        }

        if (node.Expression is InvocationExpressionSyntax call && IsWhole(call))
        {
            foreach (var (id, change) in Whole(call))
            {
                visited = IfStatement(On(id), Block(ExpressionStatement(change)), ElseClause(Block(visited)));
            }
        }
        else
        {
            visited = (StatementSyntax)base.Visit(node)!;
        }

        return Left(node, visited);
    }

    /// <summary>The statement, unless it is to be left out.</summary>
    private StatementSyntax Left(StatementSyntax node, StatementSyntax visited) =>
        Add(node, node, null) is { } id ? IfStatement(Operators.Not(On(id)), Block(visited)) : visited;

    private ReturnStatementSyntax OfReturn(ReturnStatementSyntax node, ExpressionSyntax value) => node.WithExpression(OfResult(value, node));

    private ExpressionSyntax OfResult(ExpressionSyntax value, SyntaxNode place)
    {
        var visited = (ExpressionSyntax)Visit(value)!;
        if (ResultOf(place) is not { } type || value is LiteralExpressionSyntax or ThrowExpressionSyntax or BinaryExpressionSyntax or DefaultExpressionSyntax)
        {
            return visited;
        }

        ExpressionSyntax[] results = type == "bool"
            ? [LiteralExpression(Kind.FalseLiteralExpression), LiteralExpression(Kind.TrueLiteralExpression)]
            : [PostfixUnaryExpression(Kind.SuppressNullableWarningExpression, LiteralExpression(Kind.DefaultLiteralExpression))];
        foreach (var result in results)
        {
            if (Add(value, value, result) is { } id)
            {
                visited = Choice(id, result, visited);
            }
        }

        return visited;
    }

    /// <summary>The plain type a member returns; null when its default would only be a null nobody expects.</summary>
    private static string? ResultOf(SyntaxNode place)
    {
        var member = place.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        var (type, isAsync) = member switch
        {
            MethodDeclarationSyntax m => (m.ReturnType, m.Modifiers.Any(Kind.AsyncKeyword)),
            LocalFunctionStatementSyntax f => (f.ReturnType, f.Modifiers.Any(Kind.AsyncKeyword)),
            PropertyDeclarationSyntax p => (p.Type, false),
            _ => (null, false),
        };
        if (isAsync && type is GenericNameSyntax { TypeArgumentList.Arguments: [var inner] })
        {
            type = inner;
        }

        return type is NullableTypeSyntax ? "?" : type?.ToString() is { } name && Plain.Contains(name) ? name : null;
    }

    /// <summary>A chain of calls with a lambda in it, a query, or a lambda on its own.</summary>
    private static bool IsWhole(ExpressionSyntax node) => node switch
    {
        LambdaExpressionSyntax { ExpressionBody: not null } or QueryExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        InvocationExpressionSyntax or MemberAccessExpressionSyntax =>
            node.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax { Block: not null }).Any(n => n is LambdaExpressionSyntax { ExpressionBody: not null } or QueryExpressionSyntax),
        _ => false,
    };

    /// <summary>What declares a variable for others can be neither repeated nor left out.</summary>
    private static bool Declares(ExpressionSyntax node) =>
        node.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).Any(n => n is SingleVariableDesignationSyntax);

    private List<(int Id, ExpressionSyntax Node)> Whole(ExpressionSyntax root)
    {
        var changes = new List<(int, ExpressionSyntax)>();
        foreach (var node in root.DescendantNodesAndSelf(n => !Frozen.Is(n)).OfType<ExpressionSyntax>().Where(n => !Frozen.Is(n)))
        {
            foreach (var change in Operators.Of(node).Concat(Operators.OfOperands(node)))
            {
                var fitted = change is BinaryExpressionSyntax or ConditionalExpressionSyntax ? ParenthesizedExpression(change) : change;
                if (Add(node, node, change) is { } id)
                {
                    changes.Add((id, node == root ? fitted : root.ReplaceNode(node, fitted)));
                }
            }
        }

        return changes;
    }

    /// <returns>The number of the change, unless it has been dropped.</returns>
    private int? Add(SyntaxNode place, SyntaxNode before, SyntaxNode? after)
    {
        var id = next();
        if (dropped.Contains(id))
        {
            return null;
        }

        var line = place.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        Mutants.Add(new Mutant(id, file, line, Text(before), after is null ? "(left out)" : Text(after)));
        return id;
    }

    private static string Text(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private ExpressionSyntax On(int id) => ParseExpression($"{switchName}.Is({id})");

    private ParenthesizedExpressionSyntax Choice(int id, ExpressionSyntax change, ExpressionSyntax otherwise) => ParenthesizedExpression(ConditionalExpression(
        On(id), ParenthesizedExpression(change.WithoutTrivia()), ParenthesizedExpression(otherwise.WithoutTrivia())));

    private ParenthesizedExpressionSyntax And(ExpressionSyntax condition, int id) => ParenthesizedExpression(
        BinaryExpression(Kind.LogicalAndExpression, ParenthesizedExpression(condition.WithoutTrivia()), Operators.Not(On(id))));

    private ParenthesizedExpressionSyntax Or(ExpressionSyntax condition, int id) => ParenthesizedExpression(
        BinaryExpression(Kind.LogicalOrExpression, ParenthesizedExpression(condition.WithoutTrivia()), On(id)));
}
