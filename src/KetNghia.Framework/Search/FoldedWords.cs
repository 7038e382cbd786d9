using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Framework.Search;

/// <summary>Finds rows by the beginnings of words in a folded column, alike on both databases: "heo" finds "heo con", not "theo".</summary>
public static class FoldedWords
{
    private const int MostWords = 8;

    /// <param name="column">A column written by <see cref="VietnameseText.Fold"/>.</param>
    /// <param name="typed">What a person typed; nothing typed leaves the query as it is.</param>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> query, Expression<Func<T, string>> column, string? typed) =>
        query.WithWords(column, Words(typed));

    /// <param name="folded">Words folded already.</param>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> query, Expression<Func<T, string>> column, IEnumerable<string> folded) =>
        Conditions(column, folded).Aggregate(query, (found, condition) => found.Where(condition));

    /// <summary>One condition for each word typed; all of them must hold.</summary>
    public static IEnumerable<Expression<Func<T, bool>>> Conditions<T>(Expression<Func<T, string>> column, string? typed) =>
        Conditions(column, Words(typed));

    /// <summary>The words typed, folded: as many as are looked for.</summary>
    public static IReadOnlyList<string> Words(string? typed) => [.. VietnameseText.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    /// <param name="column">A column written by <see cref="VietnameseText.Fold"/>.</param>
    /// <param name="word">One word, folded.</param>
    public static Expression<Func<T, bool>> Begins<T>(Expression<Func<T, string>> column, string word)
    {
        var begun = " " + word;
        Expression<Func<string, bool>> rule = text => (" " + text).Contains(begun);
        return Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(rule.Parameters[0], column.Body, rule.Body), column.Parameters);
    }

    private static IEnumerable<Expression<Func<T, bool>>> Conditions<T>(Expression<Func<T, string>> column, IEnumerable<string> folded) =>
        folded.Take(MostWords).Select(word => Begins(column, word));
}
