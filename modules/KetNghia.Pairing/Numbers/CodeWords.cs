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

        foreach (var word in FoldedWords.Words(words.Text))
        {
            var begins = FoldedWords.Begins(column, word);
            yield return alsoNamed is null ? begins : Either(begins, alsoNamed(word, words.Text));
        }
    }

    private static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);

    public static IQueryable<T> WithWords<T>(
        this IQueryable<T> rows, RecordCodes codes, Expression<Func<T, string>> column, string? typed, Func<string, string, Expression<Func<T, bool>>>? alsoNamed = null)
        where T : class, ITenantOwned => codes.Conditions(column, typed, alsoNamed).Aggregate(rows, (found, condition) => found.Where(condition));
}
