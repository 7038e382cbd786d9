using System.Linq.Expressions;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Search;
using KetNghia.Framework.Workspaces;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Numbers;

/// <summary>Words typed into a search box, in which a code may stand with the prefix of its locality.</summary>
internal static class CodeWords
{
    /// <summary>All of them must hold. Another locality's prefix finds nothing, not the record of the same number.</summary>
    /// <param name="codes">Reads the prefix.</param>
    /// <param name="column">The record's own words.</param>
    /// <param name="typed">What a person typed.</param>
    /// <param name="alsoNamed">Another way in which the record is named by a word, given with all that was typed.</param>
    public static IEnumerable<Expression<Func<T, bool>>> Conditions<T>(
        this RecordCodes codes, Expression<Func<T, string>> column, string? typed, Func<string, string, Expression<Func<T, bool>>>? alsoNamed = null)
        where T : class, ITenantOwned
    {
        var words = codes.Words(typed);
        if (words.TenantId is { } tenant)
        {
            yield return row => row.TenantId == tenant;
        }

        var conditions = FoldedWords.Words(words.Text)
            .Select(word => alsoNamed is null ? FoldedWords.Begins(column, word) : Either([FoldedWords.Begins(column, word)], [alsoNamed(word, words.Text)])).ToList();
        if (words.Meant is { } meant && conditions.Count > 0)
        {
            yield return Either(conditions, [.. FoldedWords.Conditions(column, meant)]);
            yield break;
        }

        foreach (var condition in conditions)
        {
            yield return condition;
        }
    }

    public static IQueryable<T> WithWords<T>(
        this IQueryable<T> rows, RecordCodes codes, Expression<Func<T, string>> column, string? typed, Func<string, string, Expression<Func<T, bool>>>? alsoNamed = null)
        where T : class, ITenantOwned => codes.Conditions(column, typed, alsoNamed).Aggregate(rows, (found, condition) => found.Where(condition));

    /// <summary>For example as typed ("KN-1" begins KN-100), or as the code is written that it may mean (KN-001).</summary>
    private static Expression<Func<T, bool>> Either<T>(List<Expression<Func<T, bool>>> one, List<Expression<Func<T, bool>>> other)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(All(one, row), All(other, row)), row);
    }

    private static Expression All<T>(List<Expression<Func<T, bool>>> conditions, ParameterExpression row) =>
        conditions.Select(c => ReplacingExpressionVisitor.Replace(c.Parameters[0], row, c.Body)).Aggregate(Expression.AndAlso);
}
