using System.Linq.Expressions;
using KetNghia.Pairing.Overviews;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Measures;

/// <summary>
/// A measure that is a sum over rows of the database. Value and records come from the same conditions and amounts, so that
/// they cannot differ.
/// </summary>
/// <param name="Rows">Which rows belong to it.</param>
/// <param name="Amount">What a row adds to the numerator; null where its value cannot be said.</param>
/// <param name="Day">By which a row belongs to the period.</param>
internal sealed record TalliedMeasure<T>(
    MeasureDefinition Definition, Expression<Func<T, bool>> Rows, Expression<Func<T, long?>> Amount, Expression<Func<T, DateOnly?>> Day)
{
    /// <summary>Of a share: what a row adds to the denominator.</summary>
    public Expression<Func<T, long?>>? Of { get; init; }

    /// <summary>The value is unknown when there are rows of the first kind and all of them are of the second.</summary>
    public (Expression<Func<T, bool>> All, Expression<Func<T, bool>> Unpriced)? Basis { get; init; }

    public string Name => Definition.Name;

    /// <summary>How many numbers it asks for.</summary>
    public int Width => 1 + (Of is null ? 0 : 1) + (Basis is null ? 0 : 2);

    /// <summary>Numerator, denominator, rows it could be of, those without a price.</summary>
    public IEnumerable<Tally<T>> Tallies()
    {
        yield return Tally<T>.Sum([Rows], Known(Amount));
        if (Of is not null)
        {
            yield return Tally<T>.Sum([Rows], Known(Of));
        }

        if (Basis is { } basis)
        {
            yield return Tally<T>.Count([basis.All]);
            yield return Tally<T>.Count([basis.All, basis.Unpriced]);
        }
    }

    /// <param name="numbers">In the order of <see cref="Tallies"/>.</param>
    public MeasureValue ValueOf(Guid subject, ReadOnlySpan<long> numbers) =>
        Basis is not null && HelpSums.HasNoValue(numbers[^2], numbers[^1])
            ? MeasureValue.Unknown(Name, subject)
            : new MeasureValue(Name, subject, numbers[0], Of is null ? 1 : numbers[1]);

    /// <summary>Its rows as records.</summary>
    /// <param name="named">What a row is called, without amounts and day.</param>
    public Expression<Func<T, MeasureRow>> Row(Expression<Func<T, MeasureRow>> named)
    {
        var (row, init) = (named.Parameters[0], (MemberInitExpression)named.Body);
        return Expression.Lambda<Func<T, MeasureRow>>(
            init.Update(
                init.NewExpression,
                [
                    .. init.Bindings, Bind(nameof(MeasureRow.Amount), Amount, row), Bind(nameof(MeasureRow.Day), Day, row),
                    .. Of is null ? Array.Empty<MemberBinding>() : [Bind(nameof(MeasureRow.Of), Of, row)],
                ]),
            row);
    }

    /// <summary>How many rows belong to it.</summary>
    public Tally<T> Count() => Tally<T>.Count([Rows]);

    /// <summary>The rows its value depends on.</summary>
    public IEnumerable<Expression<Func<T, bool>>> About() => Basis is { } basis ? [Rows, basis.All] : [Rows];

    /// <summary>The same numbers as those of <see cref="Tallies"/>, of rows that were all read.</summary>
    /// <param name="i">Its place among the measures of the rows.</param>
    public long[] NumbersOf(IReadOnlyCollection<SharedRow> rows, int i)
    {
        var own = rows.Where(r => r.Belongs[i]).ToList();
        return
        [
            own.Sum(r => r.Amounts[i] ?? 0),
            .. Of is null ? Array.Empty<long>() : [own.Sum(r => r.Ofs[i] ?? 0)],
            .. Basis is null ? Array.Empty<long>() : [rows.Count(r => r.InBasis[i]), rows.Count(r => r.Unpriced[i])],
        ];
    }

    private static MemberAssignment Bind<TValue>(string name, Expression<Func<T, TValue>> value, ParameterExpression row) =>
        Expression.Bind(typeof(MeasureRow).GetProperty(name)!, ReplacingExpressionVisitor.Replace(value.Parameters[0], row, value.Body));

    private static Expression<Func<T, long>> Known(Expression<Func<T, long?>> amount) =>
        Expression.Lambda<Func<T, long>>(Expression.Coalesce(amount.Body, Expression.Constant(0L)), amount.Parameters);
}

/// <summary>A row as its record needs it.</summary>
internal sealed class MeasureRow
{
    public Guid RecordId { get; init; }

    /// <summary>The contribution whose page shows it.</summary>
    public Guid PageId { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>Of the contribution.</summary>
    public long Version { get; init; }

    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Which delivery of the contribution; null for the contribution itself.</summary>
    public int? Sequence { get; init; }

    public long? Amount { get; init; }

    public long? Of { get; init; }

    public DateOnly? Day { get; init; }
}

/// <summary>A row with what it adds to each of several measures, in their order.</summary>
internal sealed class SharedRow
{
    public MeasureRow Named { get; init; } = null!;

    /// <summary>Whether it belongs to the measure.</summary>
    public bool[] Belongs { get; init; } = [];

    /// <summary>Whether the measure could be of it at all.</summary>
    public bool[] InBasis { get; init; } = [];

    /// <summary>… and it has no price.</summary>
    public bool[] Unpriced { get; init; } = [];

    public long?[] Amounts { get; init; } = [];

    public long?[] Ofs { get; init; } = [];

    public DateOnly?[] Days { get; init; } = [];

    /// <param name="named">What a row is called.</param>
    public static Expression<Func<T, SharedRow>> Of<T>(Expression<Func<T, MeasureRow>> named, IReadOnlyList<TalliedMeasure<T>> measures)
    {
        var row = named.Parameters[0];
        Expression At(LambdaExpression of) => ReplacingExpressionVisitor.Replace(of.Parameters[0], row, of.Body);
        MemberAssignment Bind(string name, Expression value) => Expression.Bind(typeof(SharedRow).GetProperty(name)!, value);
        MemberAssignment Each<TValue>(string name, Func<TalliedMeasure<T>, Expression> value) => Bind(name, Expression.NewArrayInit(typeof(TValue), measures.Select(value)));
        return Expression.Lambda<Func<T, SharedRow>>(
            Expression.MemberInit(
                Expression.New(typeof(SharedRow)),
                Bind(nameof(Named), named.Body),
                Each<bool>(nameof(Belongs), m => At(m.Rows)),
                Each<bool>(nameof(InBasis), m => m.Basis is { } basis ? At(basis.All) : Expression.Constant(false)),
                Each<bool>(nameof(Unpriced), m => m.Basis is { } basis ? Expression.AndAlso(At(basis.All), At(basis.Unpriced)) : Expression.Constant(false)),
                Each<long?>(nameof(Amounts), m => At(m.Amount)),
                Each<long?>(nameof(Ofs), m => m.Of is { } whole ? At(whole) : Expression.Constant(null, typeof(long?))),
                Each<DateOnly?>(nameof(Days), m => At(m.Day))),
            row);
    }
}
