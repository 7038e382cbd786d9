using System.Linq.Expressions;

namespace KetNghia.Framework.Numbers;

/// <summary>The order in which the numbers of one book were given: they all begin alike, so the longer one is the later (KN-999, KN-1000).</summary>
public static class NumberOrder
{
    /// <summary>The databases bound the depth of an expression; so many localities are not read through by code.</summary>
    private const int MostRanked = 300;

    /// <summary>The same for rows in memory.</summary>
    public static readonly IComparer<string> Comparer = Comparer<string>.Create((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));

    public static IOrderedQueryable<T> OrderByNumber<T>(this IQueryable<T> rows, Expression<Func<T, string>> number) =>
        rows.OrderBy(Length(number)).ThenBy(number);

    public static IOrderedQueryable<T> OrderByNumberDescending<T>(this IQueryable<T> rows, Expression<Func<T, string>> number) =>
        rows.OrderByDescending(Length(number)).ThenByDescending(number);

    public static IOrderedQueryable<T> ThenByNumber<T>(this IOrderedQueryable<T> rows, Expression<Func<T, string>> number) =>
        rows.ThenBy(Length(number)).ThenBy(number);

    public static IOrderedQueryable<T> ThenByNumberDescending<T>(this IOrderedQueryable<T> rows, Expression<Func<T, string>> number) =>
        rows.ThenByDescending(Length(number)).ThenByDescending(number);

    /// <summary>Rows of several localities by the prefixes of these; in a locality's own workspace they are all of one.</summary>
    public static IOrderedQueryable<T> OrderByLocality<T>(this IQueryable<T> rows, RecordCodes codes)
        where T : class, ITenantOwned =>
        codes.InOrder() is { Count: > 1 and <= MostRanked } order
            ? rows.OrderBy(Rank<T>(order)).ThenBy(row => row.TenantId)
            : rows.OrderBy(row => row.TenantId);

    public static IOrderedQueryable<T> OrderByLocalityDescending<T>(this IQueryable<T> rows, RecordCodes codes)
        where T : class, ITenantOwned =>
        codes.InOrder() is { Count: > 1 and <= MostRanked } order
            ? rows.OrderByDescending(Rank<T>(order)).ThenByDescending(row => row.TenantId)
            : rows.OrderByDescending(row => row.TenantId);

    /// <summary>Place of the row's locality among all; one made meanwhile comes last.</summary>
    private static Expression<Func<T, int>> Rank<T>(IReadOnlyList<Guid> order)
    {
        var row = Expression.Parameter(typeof(T));
        var tenant = Expression.Property(row, nameof(ITenantOwned.TenantId));
        Expression rank = Expression.Constant(order.Count);
        foreach (var (place, id) in order.Index().Reverse())
        {
            rank = Expression.Condition(Expression.Equal(tenant, Expression.Constant(id)), Expression.Constant(place), rank);
        }

        return Expression.Lambda<Func<T, int>>(rank, row);
    }

    private static Expression<Func<T, int>> Length<T>(Expression<Func<T, string>> number) =>
        Expression.Lambda<Func<T, int>>(Expression.Property(number.Body, nameof(string.Length)), number.Parameters);
}
