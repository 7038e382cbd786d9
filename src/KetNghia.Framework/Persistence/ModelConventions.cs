using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Framework.Persistence;

/// <summary>
/// Rules applied to the finished model: the combined tenant, scope and removal filter, the version token, and the
/// tenant inside every foreign key between tenant-owned rows.
/// </summary>
internal static class ModelConventions
{
    public static void Apply(ModelBuilder modelBuilder, KetNghiaDbContext context)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.BaseType is null).ToList())
        {
            PutTenantIntoForeignKeys(type);
            NeverGenerateIds(type);
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
            {
                type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }

            if (Filter(type.ClrType, context) is { } filter)
            {
                type.SetQueryFilter(filter);
            }
        }
    }

    /// <summary>Ids come from IIdGenerator: a child with an id found in a collection is new, not one that changed.</summary>
    private static void NeverGenerateIds(IMutableEntityType type)
    {
        foreach (var id in type.GetKeys().SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(Guid)))
        {
            id.ValueGenerated = ValueGenerated.Never;
        }
    }

    private static void PutTenantIntoForeignKeys(IMutableEntityType type)
    {
        foreach (var key in type.GetForeignKeys().ToList())
        {
            var target = key.PrincipalEntityType;
            if (!IsTenantOwned(type) || !IsTenantOwned(target) || key.Properties.Count != 1)
            {
                continue;
            }

            var principal = target.FindProperty(nameof(ITenantOwned.TenantId))!;
            var composite = target.FindKey([principal, key.PrincipalKey.Properties[0]])
                ?? target.AddKey([principal, key.PrincipalKey.Properties[0]])!;
            var unique = key.IsUnique;
            key.SetProperties([type.FindProperty(nameof(ITenantOwned.TenantId))!, key.Properties[0]], composite);
            key.IsUnique = unique;
        }
    }

    private static bool IsTenantOwned(IMutableEntityType type) => typeof(ITenantOwned).IsAssignableFrom(type.ClrType);

    private static LambdaExpression? Filter(Type type, KetNghiaDbContext context)
    {
        var row = Expression.Parameter(type, "row");
        var self = Expression.Constant(context, typeof(KetNghiaDbContext));
        Expression? body = null;
        if (typeof(ITenantOwned).IsAssignableFrom(type))
        {
            body = Expression.Equal(
                Expression.Property(row, nameof(ITenantOwned.TenantId)),
                Expression.Property(self, nameof(KetNghiaDbContext.CurrentTenantId)));
        }

        if (typeof(IUnitScoped).IsAssignableFrom(type))
        {
            var inScope = IsInScope(Expression.Property(row, nameof(IUnitScoped.UnitId)), self);
            if (type.GetInterface(typeof(IUnitsScoped<>).Name) is not null)
            {
                var units = (LambdaExpression)type.GetProperty(nameof(IUnitsScoped<>.Units))!.GetValue(null)!;
                var unit = Expression.Parameter(typeof(Guid), "unit");
                inScope = Expression.OrElse(inScope, Expression.Call(
                    typeof(Enumerable), nameof(Enumerable.Any), [typeof(Guid)],
                    ReplacingExpressionVisitor.Replace(units.Parameters[0], row, units.Body),
                    Expression.Lambda<Func<Guid, bool>>(IsInScope(unit, self), unit)));
            }

            body = And(body, Expression.OrElse(Expression.Property(self, nameof(KetNghiaDbContext.IsScopeFree)), inScope));
        }

        if (typeof(IRemovable).IsAssignableFrom(type))
        {
            body = And(body, Expression.Not(Expression.Property(row, nameof(IRemovable.IsRemoved))));
        }

        return body is null ? null : Expression.Lambda(body, row);
    }

    private static Expression IsInScope(Expression unit, Expression self) => Expression.Call(
        typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], Expression.Property(self, nameof(KetNghiaDbContext.ScopeUnitIds)), unit);

    private static Expression And(Expression? left, Expression right) => left is null ? right : Expression.AndAlso(left, right);
}
