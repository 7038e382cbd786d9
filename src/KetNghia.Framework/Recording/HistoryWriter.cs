namespace KetNghia.Framework.Recording;

/// <summary>Takes the snapshots of a save, ties each to the action that explains it, and hashes versions and log rows.</summary>
internal static class HistoryWriter
{
    public static void Write(DbContext db, IIdGenerator ids, IReadOnlyList<RecordedChange> recorded, IReadOnlyList<ActionLogEntry> actions)
    {
        var versions = recorded.Select(change => Version(ids, change, actions)).ToList();
        db.AddRange(versions);
        var sequence = 0;
        foreach (var action in actions)
        {
            action.Sequence = ++sequence;
            action.AfterHash = RecordCanonical.Hash(versions.Where(v => v.ActionLogId == action.Id).Select(v => v.Hash));
            action.Hash = ActionLogCanonical.Hash(action);
        }
    }

    private static RecordVersion Version(IIdGenerator ids, RecordedChange change, IReadOnlyList<ActionLogEntry> actions)
    {
        var root = change.Root;
        var record = (IRecorded)root.Entity;
        var action = actions.FirstOrDefault(a => a.EntityId == record.Id) ?? actions[0];
        var tenant = (root.Entity as ITenantOwned)?.TenantId ?? action.TenantId;
        var shape = RecordShape.Of(root.Metadata);
        return new RecordVersion(ids.New(), tenant, root.Metadata.ClrType.Name, record.Id, record.Version, action)
            .Take(
                shape.Snapshot(root, original: false),
                RecordShape.Parts(change.Parts, original: false),
                root.State == EntityState.Added ? null : RecordCanonical.StateHash(shape.Snapshot(root, original: true), RecordShape.Parts(change.Parts, original: true)));
    }
}
