using System.Linq.Expressions;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Search;
using KetNghia.Framework.Workspaces;

namespace KetNghia.Pairing.Numbers;

/// <summary>Words typed into a search box, in which a code may stand with the prefix of its locality.</summary>
internal static class CodeWords
{
    /// <summary>All of them must hold. Another locality's prefix finds nothing, not the record of the same number.</summary>
    public static IEnumerable<Expression<Func<T, bool>>> Conditions<T>(this RecordCodes codes, Expression<Func<T, string>> column, string? typed)
        where T : class, ITenantOwned
    {
        var words = codes.Words(typed);
        if (words.TenantId is { } tenant)
        {
            yield return row => row.TenantId == tenant;
        }

        foreach (var word in FoldedWords.Conditions(column, words.Text))
        {
            yield return word;
        }
    }

    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, RecordCodes codes, Expression<Func<T, string>> column, string? typed)
        where T : class, ITenantOwned => codes.Conditions(column, typed).Aggregate(rows, (found, condition) => found.Where(condition));
}
