using System.Linq.Expressions;

namespace KetNghia.Framework.Numbers;

/// <summary>Words typed into a search box, in which a code may stand with the prefix of its locality.</summary>
public static class CodeWords
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
            .Select(word => alsoNamed is null ? FoldedWords.Begins(column, word) : FoldedWords.Begins(column, word).Or(alsoNamed(word, words.Text))).ToList();
        if (words.Meant is { } meant && conditions.Count > 0)
        {
            // As typed ("KN-1" begins KN-100), or as the code is written that it may mean (KN-001).
            yield return All(conditions).Or(All(FoldedWords.Conditions(column, meant)));
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

    private static Expression<Func<T, bool>> All<T>(IEnumerable<Expression<Func<T, bool>>> conditions) => conditions.Aggregate((one, other) => one.And(other));
}
