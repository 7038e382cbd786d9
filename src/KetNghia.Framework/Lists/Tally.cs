using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Framework.Lists;

/// <summary>One number asked of a set of rows.</summary>
public sealed class Tally<T>
{
    private readonly Func<Expression, Expression> _of;

    private Tally(Func<Expression, Expression> of)
    {
        _of = of;
    }

    /// <summary>How many rows there are for which all conditions hold.</summary>
    public static Tally<T> Count(IEnumerable<Expression<Func<T, bool>>> conditions) => Sum(conditions, x => 1L);

    /// <summary>The sum over the rows for which all conditions hold.</summary>
    public static Tally<T> Sum(IEnumerable<Expression<Func<T, bool>>> conditions, Expression<Func<T, long>> value)
    {
        var row = value.Parameters[0];
        var term = conditions.Select(c => ReplacingExpressionVisitor.Replace(c.Parameters[0], row, c.Body))
            .Aggregate(value.Body, (sum, condition) => Expression.Condition(condition, sum, Expression.Constant(0L)));
        return new Tally<T>(all => Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(T)], all, Expression.Lambda<Func<T, long>>(term, row)));
    }

    /// <summary>A number of another set, asked in the same command.</summary>
    public static Tally<T> Of(Expression<Func<long>> number) => new(_ => number.Body);

    internal Expression From(ParameterExpression all) => _of(all);
}

public static class Tallies
{
    /// <summary>All numbers in one command that reads each row once, in the order asked; null when there is no row.</summary>
    public static async Task<long[]?> TallyAsync<T>(this IQueryable<T> rows, IReadOnlyCollection<Tally<T>> asked, CancellationToken cancellationToken)
    {
        var all = Expression.Parameter(typeof(IGrouping<int, T>), "all");
        var answer = Expression.Lambda<Func<IGrouping<int, T>, long[]>>(Expression.NewArrayInit(typeof(long), asked.Select(tally => tally.From(all))), all);
        return await rows.GroupBy(x => 1).Select(answer).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The same numbers of the rows of each key, in one command; a key without rows is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long[]>> TallyByAsync<T>(
        this IQueryable<T> rows, Expression<Func<T, Guid>> key, IReadOnlyCollection<Tally<T>> asked, CancellationToken cancellationToken)
    {
        var all = Expression.Parameter(typeof(IGrouping<Guid, T>), "all");
        var row = typeof(Tallied);
        var answer = Expression.Lambda<Func<IGrouping<Guid, T>, Tallied>>(
            Expression.MemberInit(
                Expression.New(row),
                Expression.Bind(row.GetProperty(nameof(Tallied.Key))!, Expression.Property(all, nameof(IGrouping<Guid, T>.Key))),
                Expression.Bind(row.GetProperty(nameof(Tallied.Numbers))!, Expression.NewArrayInit(typeof(long), asked.Select(tally => tally.From(all))))),
            all);
        return await rows.GroupBy(key).Select(answer).ToDictionaryAsync(x => x.Key, x => x.Numbers, cancellationToken);
    }

    /// <summary>How many rows there are for each list of conditions, all of which must hold: one command that looks for each by itself.</summary>
    public static async Task<long[]> CountEachAsync<T>(
        this IQueryable<T> rows, IReadOnlyList<IEnumerable<Expression<Func<T, bool>>>> asked, CancellationToken cancellationToken)
    {
        var counts = new long[asked.Count];
        var found = asked.Count == 0 ? [] : await asked
            .Select((conditions, place) => conditions.Aggregate(rows, (all, condition) => all.Where(condition)).GroupBy(x => 1).Select(g => new Counted { Place = place, Count = g.LongCount() }))
            .Aggregate((all, more) => all.Concat(more)).ToListAsync(cancellationToken);
        found.ForEach(c => counts[c.Place] = c.Count);
        return counts;
    }

    private sealed class Tallied
    {
        public Guid Key { get; init; }

        public long[] Numbers { get; init; } = [];
    }

    private sealed record Counted
    {
        public int Place { get; init; }

        public long Count { get; init; }
    }
}
