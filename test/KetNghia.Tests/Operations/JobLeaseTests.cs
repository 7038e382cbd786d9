using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>Jobs whose worker died without a word.</summary>
public sealed class JobLeaseTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Lease_RunOut_IsTakenAgainAndTheJobEnds(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var id = await DeadAsync(host, attempts: 1);

        await RunAsync(host);

        var job = await FindAsync(host, id);
        job.State.ShouldBe(JobState.Succeeded);
        (job.Attempts, job.Fence, job.Owner, job.LeaseUntilUtc).ShouldBe((2, 2L, null, null));
    }

    [DatabaseTest]
    public async Task Lease_NotRunOut_IsLeftToItsWorker(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var id = await DeadAsync(host, attempts: 1, lease: TimeSpan.FromSeconds(30));

        await RunAsync(host);

        (await FindAsync(host, id)).Fence.ShouldBe(1);
    }

    /// <summary>A job that takes its process with it is not begun for ever.</summary>
    [DatabaseTest]
    public async Task Lease_RunOutOnTheLastAttempt_EndsTheJobWithoutRunningIt(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var id = await DeadAsync(host, attempts: JobRun.MaxAttempts);

        await RunAsync(host);

        var job = await FindAsync(host, id);
        job.State.ShouldBe(JobState.Failed);
        (job.Message, job.Owner, job.LeaseUntilUtc).ShouldBe(("Job.Failed", null, null));
    }

    /// <summary>A job that was begun and never ended.</summary>
    private static Task<Guid> DeadAsync(TestHost host, int attempts, TimeSpan? lease = null) => host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var id = host.Ids.New();
            var until = host.Clock.UtcNow + (lease ?? TimeSpan.FromSeconds(-1));
            db.Add(new JobRun(id, HostTenant.Value, VerifyJob.Name, "{}", Guid.Empty, "vi", host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
            await db.Set<JobRun>().Where(j => j.Id == id).ExecuteUpdateAsync(u => u
                .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Attempts, attempts).SetProperty(j => j.Fence, 1L)
                .SetProperty(j => j.Owner, "may-da-tat").SetProperty(j => j.LeaseUntilUtc, until));
            return id;
        },
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private static async Task RunAsync(TestHost host)
    {
        while (await host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    private static Task<JobRun> FindAsync(TestHost host, Guid id) => host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == id), AmbientFrame.Empty with { TenantId = HostTenant.Value });
}
