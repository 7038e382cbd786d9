using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Framework.Persistence;

/// <summary>Joins conditions into one that the database is asked; the first one's row stands for both.</summary>
public static class ConditionExtensions
{
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) => Join(one, other, Expression.OrElse);

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) => Join(one, other, Expression.AndAlso);

    private static Expression<Func<T, bool>> Join<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<T, bool>>(how(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}
