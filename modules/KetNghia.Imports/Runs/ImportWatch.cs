namespace KetNghia.Imports.Runs;

/// <summary>Has anybody worked on an imported record since? Its kept versions tell.</summary>
internal static class ImportWatch
{
    private const string Why = "an import of the province writes into several tenants; limited to the records of one run";

    /// <summary>Labels of the run's records that have a later version.</summary>
    public static async Task<IReadOnlyList<string>> TouchedAsync(KetNghiaDbContext db, Guid runId, CancellationToken cancellationToken) =>
        await db.Set<ImportRow>().AsNoTracking()
            .Where(r => r.RunId == runId && r.State == ImportRowState.Applied)
            .Where(r => db.Set<RecordVersion>().AllTenants(Why).Any(v => v.TenantId == r.RecordTenantId && v.EntityId == r.RecordId && v.Version > r.RecordVersion))
            .OrderBy(r => r.Sheet).ThenBy(r => r.Number).Select(r => r.RecordLabel ?? "").ToListAsync(cancellationToken);

    public static Task<bool> IsTouchedAsync(KetNghiaDbContext db, ImportedRecord record, CancellationToken cancellationToken) =>
        db.Set<RecordVersion>().AllTenants(Why)
            .AnyAsync(v => v.TenantId == record.TenantId && v.EntityId == record.EntityId && v.Version > record.Version, cancellationToken);

    /// <summary>Whether nobody works on a step that has not ended: its job has failed, was cancelled, or is gone.</summary>
    public static async Task<bool> HasDiedAsync(KetNghiaDbContext db, ImportState state, Guid? jobId, CancellationToken cancellationToken) =>
        state.IsWorking() && !await db.Set<JobRun>().AsNoTracking()
            .AnyAsync(j => j.Id == jobId && j.State != JobState.Failed && j.State != JobState.Cancelled, cancellationToken);
}
