using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.JobScreen;

/// <summary>Retry and cancel: conditional updates, since the worker writes the same row.</summary>
internal sealed class JobAppService(KetNghiaDbContext db, JobQueries queries, ICurrentUser user, IActionLog log, IClock clock)
{
    public async Task RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var job = await MineOrManagedAsync(id, cancellationToken);
        var now = clock.UtcNow;
        var queued = await db.Set<JobRun>().Where(j => j.Id == id && (j.State == JobState.Failed || j.State == JobState.Cancelled)).ExecuteUpdateAsync(
            u => u.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.Attempts, 0).SetProperty(j => j.NotBeforeUtc, now)
                .SetProperty(j => j.EndedAtUtc, (DateTime?)null).SetProperty(j => j.CancelRequested, false).SetProperty(j => j.Message, (string?)null),
            cancellationToken);
        if (queued == 0)
        {
            throw new BusinessException(AdministrationErrors.JobNotRetryable);
        }

        log.Add(new ActionEntry("Administration.Job.Retried", nameof(JobRun), id, queries.NameOf(job)));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>A waiting job ends at once; a running one is asked to stop at its next step.</summary>
    public async Task CancelAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var job = await MineOrManagedAsync(id, cancellationToken);
        var now = clock.UtcNow;
        var ended = await db.Set<JobRun>().Where(j => j.Id == id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(u => u.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.EndedAtUtc, now).SetProperty(j => j.Message, "Job.Cancelled"), cancellationToken);
        if (ended == 0)
        {
            ended = await db.Set<JobRun>().Where(j => j.Id == id && j.State == JobState.Running)
                .ExecuteUpdateAsync(u => u.SetProperty(j => j.CancelRequested, true), cancellationToken);
        }

        if (ended == 0)
        {
            throw new BusinessException(AdministrationErrors.JobEnded);
        }

        log.Add(new ActionEntry("Administration.Job.CancelRequested", nameof(JobRun), id, queries.NameOf(job)));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<JobRun> MineOrManagedAsync(Guid id, CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        var manages = user.May(AdministrationPermissions.Jobs.Manage);
        return await queries.Visible().FirstOrDefaultAsync(j => j.Id == id && (manages || j.AccountId == me), cancellationToken)
            ?? throw new RecordNotFoundException();
    }
}
