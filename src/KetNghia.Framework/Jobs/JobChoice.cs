namespace KetNghia.Framework.Jobs;

/// <summary>
/// Whose turn it is: of the tenants that wait, the one whose last job began longest ago; within a tenant first come, first
/// served. What is asked are the rows, so all nodes take turns together.
/// </summary>
internal static class JobChoice
{
    /// <param name="full">Tenants that use as many lanes here as one may.</param>
    public static async Task<JobRun?> NextAsync(KetNghiaDbContext db, DateTime now, IReadOnlyCollection<Guid> full, CancellationToken cancellationToken)
    {
        var due = db.Set<JobRun>().AsNoTracking().AllTenants("the worker serves every tenant")
            .Where(j => ((j.State == JobState.Queued && j.NotBeforeUtc <= now) || (j.State == JobState.Running && j.LeaseUntilUtc < now)) && !full.Contains(j.TenantId));
        var waiting = await due.GroupBy(j => j.TenantId).Select(g => new { Tenant = g.Key, Since = g.Min(j => j.NotBeforeUtc) }).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return null;
        }

        var tenants = waiting.Select(w => w.Tenant).ToList();
        var begun = tenants.Count == 1 ? [] : await db.Set<JobRun>().AllTenants("turns are taken by tenant")
            .Where(j => tenants.Contains(j.TenantId) && j.StartedAtUtc != null)
            .GroupBy(j => j.TenantId).Select(g => new { Tenant = g.Key, Last = g.Max(j => j.StartedAtUtc) })
            .ToDictionaryAsync(g => g.Tenant, g => g.Last, cancellationToken);
        var turn = waiting.OrderBy(w => begun.GetValueOrDefault(w.Tenant) ?? DateTime.MinValue).ThenBy(w => w.Since).ThenBy(w => w.Tenant).First().Tenant;
        return await due.Where(j => j.TenantId == turn).OrderBy(j => j.NotBeforeUtc).ThenBy(j => j.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
