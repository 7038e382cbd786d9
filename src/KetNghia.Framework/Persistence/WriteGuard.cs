using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KetNghia.Framework.Persistence;

/// <summary>
/// Runs before every save: no row of another tenant, versions raised, snapshots taken, and no recorded change without
/// an action that explains it (I13).
/// </summary>
internal static class WriteGuard
{
    public static void Apply(KetNghiaDbContext db)
    {
        var tracked = db.ChangeTracker.Entries().ToList();
        var changed = tracked.Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var entry in changed)
        {
            CheckTenant(entry);
            CheckLengths(entry);
        }

        foreach (var entry in changed.Where(e => e.Entity is IRecorded && e.State == EntityState.Deleted))
        {
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is recorded and cannot be deleted.");
        }

        var recorded = RecordedChange.Of(tracked, changed);
        foreach (var entry in changed.Where(e => e.Entity is IVersioned && e.State == EntityState.Modified)
            .Concat(recorded.Select(r => r.Root).Where(r => r.State == EntityState.Unchanged)))
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = (long)version.OriginalValue! + 1;
        }

        var actions = changed.Where(e => e.State == EntityState.Added).Select(e => e.Entity).OfType<ActionLogEntry>().ToList();
        if (recorded.Count > 0 && actions.Count == 0)
        {
            throw new InvalidOperationException(
                $"{recorded[0].Root.Metadata.ClrType.Name} changed without an action-log entry.");
        }

        HistoryWriter.Write(db, db.Ids, recorded, actions);
    }

    /// <summary>Fields are checked before; letters of some scripts grow when they are composed, and one database would keep what the other refuses.</summary>
    private static void CheckLengths(EntityEntry entry)
    {
        foreach (var property in entry.Metadata.GetProperties().Where(p => p.GetMaxLength() is not null && entry.State != EntityState.Deleted))
        {
            if (entry.CurrentValues[property] is string text && text.Length > property.GetMaxLength())
            {
                throw new BusinessException(FrameworkErrors.TextTooLong).With("start", text[..20]).With("max", property.GetMaxLength());
            }
        }
    }

    private static void CheckTenant(EntityEntry entry)
    {
        if (entry.Entity is ITenantOwned owned && owned.TenantId != AmbientFrame.Current.TenantId)
        {
            throw new InvalidOperationException(
                $"{entry.Metadata.ClrType.Name} belongs to tenant {owned.TenantId}, but the work runs in {AmbientFrame.Current.TenantId}.");
        }
    }
}
