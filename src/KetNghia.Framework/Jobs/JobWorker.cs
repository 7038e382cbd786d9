using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KetNghia.Framework.Jobs;

/// <summary>Leases and runs jobs, a few at a time on each node: one in each lane.</summary>
internal sealed class JobWorker(IServiceScopeFactory scopes, IOptions<JobOptions> options, IClock clock, IIdGenerator ids, ILogger<JobWorker> logger)
    : BackgroundService
{
    private readonly string _owner = Environment.MachineName + ":" + ids.New().ToString("N");
    private readonly JobLanes _lanes = new(options.Value.Lanes);
    private readonly SemaphoreSlim _choosing = new(1, 1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.WorkerEnabled
        ? Task.WhenAll(Enumerable.Range(0, Math.Max(options.Value.Lanes, JobLanes.Fewest)).Select(_ => ServeAsync(stoppingToken)))
        : Task.CompletedTask;

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunNextAsync(stoppingToken))
                {
                    await Task.Delay(options.Value.Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "Job worker stumbled");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    /// <summary>Runs one job if one is due. Public to tests through the services.</summary>
    internal async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        var lease = await ChooseAsync(cancellationToken);
        if (lease is null)
        {
            return false;
        }

        try
        {
            await RunAsync(lease, cancellationToken);
            return true;
        }
        finally
        {
            _lanes.Leave(lease.TenantId);
        }
    }

    /// <summary>One lane at a time: the second must see what the first has taken.</summary>
    private async Task<JobRun?> ChooseAsync(CancellationToken cancellationToken)
    {
        await _choosing.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var lease = await LeaseAsync(scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>(), cancellationToken);
            if (lease is not null)
            {
                _lanes.Enter(lease.TenantId);
            }

            return lease;
        }
        finally
        {
            _choosing.Release();
        }
    }

    private async Task<JobRun?> LeaseAsync(KetNghiaDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        if (await JobChoice.NextAsync(db, now, _lanes.Full, cancellationToken) is not { } due)
        {
            return null;
        }

        var until = now + options.Value.Lease;
        var taken = await db.Set<JobRun>().AllTenants("the lease is a conditional update")
            .Where(j => j.Id == due.Id && j.Fence == due.Fence && j.State == due.State)
            .ExecuteUpdateAsync(
                u => u.SetProperty(j => j.Owner, _owner).SetProperty(j => j.LeaseUntilUtc, until)
                    .SetProperty(j => j.Fence, j => j.Fence + 1).SetProperty(j => j.Attempts, j => j.Attempts + 1)
                    .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.StartedAtUtc, now),
                cancellationToken);
        return taken == 1
            ? await db.Set<JobRun>().AsNoTracking().AllTenants("reads the leased row").FirstAsync(j => j.Id == due.Id, cancellationToken)
            : null;
    }

    private async Task RunAsync(JobRun run, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new FencedProgress(scopes, clock, run, options.Value.Lease, stop);
        var frame = await services.GetRequiredService<IJobIdentity>().RestoreAsync(run, stopping);
        var handler = options.Value.Registry.Find(run.Job);
        if (frame is null || handler is null)
        {
            await progress.EndAsync(JobState.Failed, frame is null ? "Job.Refused" : "Job.Unknown", stopping);
            return;
        }

        if (run.Attempts > JobRun.MaxAttempts)
        {
            // Its last attempt ended without a word: whatever it does takes the process with it.
            logger.LogError("Job {Job} {JobId} died on every attempt", run.Job, run.Id);
            await progress.EndAsync(JobState.Failed, "Job.Failed", stopping);
            return;
        }

        var beat = progress.KeepLeaseAsync(stop.Token);
        try
        {
            using (AmbientFrame.Push(frame))
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(run.Culture);
                var job = (IJobHandler)services.GetRequiredService(handler);
                await job.RunAsync(new JobContext(run.Id, run.Args, progress), stop.Token);
            }

            await progress.EndAsync(JobState.Succeeded, null, CancellationToken.None);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await progress.EndAsync(JobState.Cancelled, "Job.Cancelled", CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await progress.GiveBackAsync(clock.UtcNow, CancellationToken.None);
            throw;
        }
        catch (BusinessException e)
        {
            await progress.EndAsync(JobState.Failed, "Error." + e.Code, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Job {Job} {JobId} failed on attempt {Attempt}", run.Job, run.Id, run.Attempts);
            await FailAsync(progress, run);
        }
        finally
        {
            await stop.CancelAsync();
            await beat;
        }
    }

    private Task FailAsync(FencedProgress progress, JobRun run) => run.Attempts < JobRun.MaxAttempts
        ? progress.ReleaseAsync(clock.UtcNow + TimeSpan.FromSeconds(Math.Pow(4, run.Attempts)), CancellationToken.None)
        : progress.EndAsync(JobState.Failed, "Job.Failed", CancellationToken.None);
}
