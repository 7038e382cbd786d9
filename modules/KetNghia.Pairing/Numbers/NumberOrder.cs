using System.Linq.Expressions;

namespace KetNghia.Pairing.Numbers;

/// <summary>The order in which the numbers of one book were given: they all begin alike, so the longer one is the later (KN-999, KN-1000).</summary>
internal static class NumberOrder
{
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

    private static Expression<Func<T, int>> Length<T>(Expression<Func<T, string>> number) =>
        Expression.Lambda<Func<T, int>>(Expression.Property(number.Body, nameof(string.Length)), number.Parameters);
}
