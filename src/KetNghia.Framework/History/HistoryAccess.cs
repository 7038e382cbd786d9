using System.Linq.Expressions;

namespace KetNghia.Framework.History;

/// <summary>The one rule of who reads which log rows and snapshots: those of records the person may read.</summary>
internal sealed class HistoryAccess(IEnumerable<IHistoryReaders> readers, ICurrentTenant tenant, ICurrentWorkspace workspace, ICurrentUser user)
{
    /// <summary>In a tenant of another side, for one record of it.</summary>
    private bool IsGuest => workspace.Info is { Kind: not WorkspaceKind.Province } here && here.TenantId != tenant.Id;

    /// <summary>Entries of one record the caller may open; what belongs to no unit is read along with it.</summary>
    public Task<IQueryable<ActionLogEntry>> OfRecordAsync(IQueryable<ActionLogEntry> entries, CancellationToken cancellationToken)
    {
        var units = user.Scope?.UnitIds.ToList() ?? [];
        return LimitAsync(entries, e => e.UnitId == null || units.Contains(e.UnitId.Value), cancellationToken);
    }

    /// <summary>Entries of the whole log; what belongs to no unit is read by whoever did it.</summary>
    public Task<IQueryable<ActionLogEntry>> OfAllAsync(IQueryable<ActionLogEntry> entries, CancellationToken cancellationToken)
    {
        var units = user.Scope?.UnitIds.ToList() ?? [];
        var me = user.Info?.AccountId;
        return LimitAsync(entries, e => e.UnitId == null ? e.ActorId == me : units.Contains(e.UnitId.Value), cancellationToken);
    }

    public Task<IQueryable<RecordVersion>> VersionsAsync(IQueryable<RecordVersion> versions, CancellationToken cancellationToken) =>
        LimitAsync(versions, v => true, cancellationToken);

    /// <param name="others">What holds for kinds nobody answers for, unless the person is a guest in the tenant.</param>
    private async Task<IQueryable<T>> LimitAsync<T>(IQueryable<T> traces, Expression<Func<T, bool>> others, CancellationToken cancellationToken)
        where T : class, ITrace
    {
        if (!IsGuest && user.Scope is null)
        {
            return traces;
        }

        var kept = readers.SelectMany(r => r.Kinds).ToList();
        Expression<Func<T, bool>> readable = t => !kept.Contains(t.EntityType);
        readable = IsGuest ? t => false : readable.And(others);
        foreach (var reader in readers)
        {
            readable = readable.Or(await reader.ReadableAsync<T>(cancellationToken));
        }

        return traces.Where(readable);
    }
}
