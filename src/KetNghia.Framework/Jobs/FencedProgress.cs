using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using System.Linq.Expressions;

namespace KetNghia.Framework.Jobs;

/// <summary>Writes to the job's row only while this run still holds the fence and has not ended: a late heartbeat holds nothing.</summary>
internal sealed class FencedProgress(IServiceScopeFactory scopes, IClock clock, JobRun run, TimeSpan lease, CancellationTokenSource stop)
    : IJobProgress
{
    public async Task ReportAsync(int done, int total, CancellationToken cancellationToken)
    {
        var until = clock.UtcNow + lease;
        await WriteAsync(u => u.SetProperty(j => j.ProgressDone, done).SetProperty(j => j.ProgressTotal, total).SetProperty(j => j.LeaseUntilUtc, until), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) =>
        WriteAsync(u => u.SetProperty(j => j.ResultFile, sha256).SetProperty(j => j.ResultName, fileName).SetProperty(j => j.ResultType, contentType), cancellationToken);

    public Task MessageAsync(string message, CancellationToken cancellationToken)
    {
        var text = message.Length <= JobRun.MessageLength ? message : message[..JobRun.MessageLength];
        return WriteAsync(u => u.SetProperty(j => j.Message, text), cancellationToken);
    }

    public Task EndAsync(JobState state, string? message, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return WriteAsync(
            u => u.SetProperty(j => j.State, state).SetProperty(j => j.EndedAtUtc, now).SetProperty(j => j.Owner, (string?)null)
                .SetProperty(j => j.LeaseUntilUtc, (DateTime?)null).SetProperty(j => j.Message, j => message ?? j.Message),
            cancellationToken);
    }

    public Task ReleaseAsync(DateTime notBeforeUtc, CancellationToken cancellationToken) => WriteAsync(
        u => u.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.NotBeforeUtc, notBeforeUtc)
            .SetProperty(j => j.Owner, (string?)null).SetProperty(j => j.LeaseUntilUtc, (DateTime?)null),
        cancellationToken);

    /// <summary>The node stops and the job is not to blame: the attempt does not count.</summary>
    public Task GiveBackAsync(DateTime notBeforeUtc, CancellationToken cancellationToken) => WriteAsync(
        u => u.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.NotBeforeUtc, notBeforeUtc).SetProperty(j => j.Attempts, j => j.Attempts - 1)
            .SetProperty(j => j.Owner, (string?)null).SetProperty(j => j.LeaseUntilUtc, (DateTime?)null),
        cancellationToken);

    /// <summary>Renews the lease at a third of its length, and stops the run when it was cancelled or lost.</summary>
    public async Task KeepLeaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease / 3, cancellationToken);
                await BeatAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>A busy database costs one beat; the lease outlives two of them.</summary>
    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var until = clock.UtcNow + lease;
            await WriteAsync(u => u.SetProperty(j => j.LeaseUntilUtc, until), cancellationToken);
        }
        catch (Exception e) when (DatabaseErrors.IsUnavailable(e))
        {
        }
    }

    private async Task WriteAsync(
        Expression<Func<SetPropertyCalls<JobRun>, SetPropertyCalls<JobRun>>> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        var mine = db.Set<JobRun>().AllTenants("a job writes to its own row").Where(j => j.Id == run.Id && j.Fence == run.Fence && j.State == JobState.Running);
        var written = await mine.ExecuteUpdateAsync(change, cancellationToken);
        if (written == 0 || await mine.AnyAsync(j => j.CancelRequested, cancellationToken))
        {
            await stop.CancelAsync();
        }
    }
}
