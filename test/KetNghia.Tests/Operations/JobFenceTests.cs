using System.Data.Common;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>A worker that has lost its job, or comes too late for it, changes nothing.</summary>
public sealed class JobFenceTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public static TheoryData<Provider, string> Writes => new(
        from provider in new[] { Provider.Sqlite }.Concat(TestEnvironment.MySqlServer is null ? [] : new[] { Provider.MySql })
        from write in new[] { "report", "result", "message", "end", "release", "give back" }
        select (provider, write));

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_AnotherWorkerHoldsTheFence_ChangesNothingAndStopsTheRun(Provider provider, string write)
    {
        var host = await hosts.GetAsync(provider);
        var run = await RunningAsync(host);
        await SetAsync(host, run.Id, u => u.SetProperty(j => j.Fence, j => j.Fence + 1).SetProperty(j => j.Owner, "may-khac"));
        var before = await FindAsync(host, run.Id);
        using var stop = new CancellationTokenSource();

        await WriteAsync(Progress(host, run, stop), write);

        (await FindAsync(host, run.Id)).ShouldBeEquivalentTo(before);
        stop.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_TheJobHasEnded_ChangesNothingAndStopsTheRun(Provider provider, string write)
    {
        var host = await hosts.GetAsync(provider);
        var run = await RunningAsync(host);
        await SetAsync(host, run.Id, u => u.SetProperty(j => j.State, JobState.Succeeded));
        var before = await FindAsync(host, run.Id);
        using var stop = new CancellationTokenSource();

        await WriteAsync(Progress(host, run, stop), write);

        (await FindAsync(host, run.Id)).ShouldBeEquivalentTo(before);
        stop.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_FenceHeld_ChangesThisJobAloneAndGoesOn(Provider provider, string write)
    {
        var host = await hosts.GetAsync(provider);
        var (run, other) = (await RunningAsync(host), await RunningAsync(host));
        var (mine, theirs) = (await FindAsync(host, run.Id), await FindAsync(host, other.Id));
        using var stop = new CancellationTokenSource();
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        await WriteAsync(Progress(host, run, stop), write);

        stop.IsCancellationRequested.ShouldBeFalse();
        var after = await FindAsync(host, run.Id);
        Should.Throw<ShouldAssertException>(() => after.ShouldBeEquivalentTo(mine));
        (await FindAsync(host, other.Id)).ShouldBeEquivalentTo(theirs);
    }

    [DatabaseTest]
    public async Task Write_CancelRequested_StopsTheRun(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await RunningAsync(host);
        await SetAsync(host, run.Id, u => u.SetProperty(j => j.CancelRequested, true));
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Progress(host, run, stop).ReportAsync(1, 2, stop.Token));

        stop.IsCancellationRequested.ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Report_FenceHeld_RenewsTheLeaseFromNow(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await RunningAsync(host);
        using var stop = new CancellationTokenSource();
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        await Progress(host, run, stop).ReportAsync(3, 7, stop.Token);

        var after = await FindAsync(host, run.Id);
        (after.ProgressDone, after.ProgressTotal, after.LeaseUntilUtc).ShouldBe((3, 7, host.Clock.UtcNow + Lease));
    }

    /// <summary>The job was cancelled between the worker's look and its grip.</summary>
    [DatabaseTest]
    public async Task Lease_TheStateChangedMeanwhile_IsNotTaken(Provider provider)
    {
        var between = new Between();
        var host = await hosts.StartOwnAsync(provider, builder => builder.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(between)));
        var id = await EnqueueAsync(host);
        between.Run(() => SetAsync(host, id, u => u.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.EndedAtUtc, host.Clock.UtcNow)));

        var ran = await host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None);

        between.HasRun.ShouldBeTrue();
        ran.ShouldBeFalse();
        var job = await FindAsync(host, id);
        (job.State, job.Fence, job.Attempts, job.Owner).ShouldBe((JobState.Cancelled, 0L, 0, null));
    }

    [DatabaseTest]
    public async Task Lease_AnotherWorkerWasFaster_IsNotTaken(Provider provider)
    {
        var between = new Between();
        var host = await hosts.StartOwnAsync(provider, builder => builder.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(between)));
        var id = await EnqueueAsync(host);
        between.Run(() => SetAsync(host, id, u => u.SetProperty(j => j.Fence, 1L).SetProperty(j => j.Owner, "may-khac")));

        var ran = await host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None);

        between.HasRun.ShouldBeTrue();
        ran.ShouldBeFalse();
        (await FindAsync(host, id)).Owner.ShouldBe("may-khac");
    }

    private static Task WriteAsync(FencedProgress progress, string write) => write switch
    {
        "report" => progress.ReportAsync(1, 2, CancellationToken.None),
        "result" => progress.ResultAsync(new string('0', 64), "a.json", "application/json", CancellationToken.None),
        "message" => progress.MessageAsync("Job.Failed", CancellationToken.None),
        "end" => progress.EndAsync(JobState.Failed, "Job.Failed", CancellationToken.None),
        "release" => progress.ReleaseAsync(FakeClock.Start.AddHours(1), CancellationToken.None),
        _ => progress.GiveBackAsync(FakeClock.Start.AddHours(1), CancellationToken.None),
    };

    private static FencedProgress Progress(TestHost host, JobRun run, CancellationTokenSource stop) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Clock, run, Lease, stop);

    private static Task<Guid> EnqueueAsync(TestHost host) => host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var run = db.Add(new JobRun(host.Ids.New(), HostTenant.Value, VerifyJob.Name, "{}", Guid.Empty, "vi", host.Clock.UtcNow)).Entity;
            await db.SaveChangesAsync(CancellationToken.None);
            return run.Id;
        },
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    /// <summary>A job this process has begun.</summary>
    private static async Task<JobRun> RunningAsync(TestHost host)
    {
        var id = await EnqueueAsync(host);
        var until = host.Clock.UtcNow + Lease;
        await SetAsync(host, id, u => u.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Attempts, 1).SetProperty(j => j.Fence, 1L)
            .SetProperty(j => j.Owner, "may-nay").SetProperty(j => j.LeaseUntilUtc, until));
        return await FindAsync(host, id);
    }

    private static Task SetAsync(
        TestHost host, Guid id,
        System.Linq.Expressions.Expression<Func<Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<JobRun>, Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<JobRun>>> change) => host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().Where(j => j.Id == id).ExecuteUpdateAsync(change, CancellationToken.None),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private static Task<JobRun> FindAsync(TestHost host, Guid id) => host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == id), AmbientFrame.Empty with { TenantId = HostTenant.Value });

    /// <summary>Does something once, just before the next job row is changed.</summary>
    private sealed class Between : DbCommandInterceptor
    {
        private Func<Task>? _work;

        public bool HasRun { get; private set; }

        public void Run(Func<Task> work) => _work = work;

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("UPDATE", StringComparison.Ordinal) && command.CommandText.Contains("Fw_JobRuns", StringComparison.Ordinal)
                && Interlocked.Exchange(ref _work, null) is { } work)
            {
                await work();
                HasRun = true;
            }

            return result;
        }
    }
}
