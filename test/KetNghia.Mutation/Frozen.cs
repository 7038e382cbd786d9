using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KetNghia.Mutation;

/// <summary>Places where nothing can be switched while running, or where a change means nothing.</summary>
internal static class Frozen
{
    public static bool Is(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumDeclarationSyntax or PatternSyntax or SwitchLabelSyntax or TypeSyntax { Parent: not ExpressionStatementSyntax } and not NameSyntax => true,
        ParameterSyntax or BaseListSyntax or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: 0 } => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        PropertyDeclarationSyntax property => property.Modifiers.Any(SyntaxKind.StaticKeyword) && property.Initializer is not null,
        ClassDeclarationSyntax type => type.BaseList?.Types.Any(t => t.Type.ToString().StartsWith("IEntityTypeConfiguration", StringComparison.Ordinal)) == true,
        InvocationExpressionSyntax call => IsTalk(call),
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Names of things, and lines for the log of the machine.</summary>
    private static bool IsTalk(InvocationExpressionSyntax call)
    {
        var name = call.Expression.ToString();
        return name == "nameof" || name.StartsWith("logger.", StringComparison.Ordinal);
    }
}
