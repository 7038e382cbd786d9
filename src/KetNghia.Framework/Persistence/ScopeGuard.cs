using System.Reflection;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KetNghia.Framework.Persistence;

/// <summary>
/// The unit scope on writes: a person limited to units changes nothing that concerns another one, and what concerns
/// several only when the scope reaches all of them. Services check first, with better words; this holds for those that forget.
/// </summary>
internal static class ScopeGuard
{
    private static readonly MethodInfo FurtherUnits = typeof(ScopeGuard).GetMethod(nameof(AskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <exception cref="BusinessException">A row of a unit outside the scope would change.</exception>
    public static async Task CheckAsync(KetNghiaDbContext db, CancellationToken cancellationToken)
    {
        if (AmbientFrame.Current.Scope is null)
        {
            return;
        }

        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsBound(e.Entity))
            .ToList();
        foreach (var entry in changed)
        {
            if (!AmbientFrame.Current.Covers([.. OwnUnits(entry), .. await FurtherUnitsAsync(db, entry, cancellationToken)]))
            {
                throw new BusinessException(FrameworkErrors.OutOfScope);
            }
        }
    }

    /// <summary>Owed work is opened and closed along with its record, whoever reads it.</summary>
    private static bool IsBound(object row) => row is IWithinUnit or (IUnitScoped and not IFollowsRecords);

    /// <summary>The unit a row leaves counts as much as the one it comes to.</summary>
    private static IEnumerable<Guid> OwnUnits(EntityEntry entry)
    {
        var unit = entry.Property(nameof(IUnitScoped.UnitId));
        yield return (Guid)unit.CurrentValue!;
        if (entry.State != EntityState.Added)
        {
            yield return (Guid)unit.OriginalValue!;
        }
    }

    private static Task<List<Guid>> FurtherUnitsAsync(KetNghiaDbContext db, EntityEntry entry, CancellationToken cancellationToken)
    {
        var type = entry.Metadata.ClrType;
        return entry.State == EntityState.Added || type.GetInterface(typeof(IUnitsScoped<>).Name) is null
            ? Task.FromResult<List<Guid>>([])
            : (Task<List<Guid>>)FurtherUnits.MakeGenericMethod(type).Invoke(null, [db, entry.Property(nameof(ITenantOwned.Id)).CurrentValue, cancellationToken])!;
    }

    private static Task<List<Guid>> AskAsync<T>(KetNghiaDbContext db, Guid id, CancellationToken cancellationToken)
        where T : class, ITenantOwned, IUnitsScoped<T> =>
        db.Set<T>().AllTenants("a unit out of scope is looked for").Where(row => row.Id == id).SelectMany(T.Units).ToListAsync(cancellationToken);
}
