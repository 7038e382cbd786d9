using System.Collections.Concurrent;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Operations;

/// <summary>Tenants take turns, one tenant's long work leaves a lane to the others, and two clocks that fire at once are no fault.</summary>
public sealed class JobTurnsTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [DatabaseTest]
    public async Task Turns_OfTenantsThatWait_AreTakenInRounds(Provider provider)
    {
        var seen = new Seen();
        var host = await hosts.StartOwnAsync(provider, seen.Install);
        var (many, few, late) = (host.Ids.New(), host.Ids.New(), host.Ids.New());
        foreach (var (tenant, name) in new[] { (many, "a1"), (many, "a2"), (many, "a3"), (few, "b1"), (few, "b2"), (late, "c1") })
        {
            await AddAsync(host, tenant, name);
        }

        while (await host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        seen.Ended.ToList().ShouldBe(["a1", "b1", "c1", "a2", "b2", "a3"]);
    }

    [DatabaseTest]
    public async Task Lanes_OneTenantFillsItsShare_LeaveOneForTheOthers(Provider provider)
    {
        var seen = new Seen();
        var host = await hosts.StartOwnAsync(provider, builder => seen.Install(builder.UseSetting("Jobs:Enabled", "true")));
        var (slow, quick) = (host.Ids.New(), host.Ids.New());
        seen.Holds("dài 1");
        seen.Holds("dài 2");
        await AddAsync(host, slow, "dài 1");
        await AddAsync(host, slow, "dài 2");
        await seen.UntilAsync(() => seen.Begun.Any(n => n.StartsWith("dài", StringComparison.Ordinal)));

        await AddAsync(host, quick, "ngắn");
        await seen.UntilAsync(() => seen.Ended.Contains("ngắn"));

        seen.Begun.Count(n => n.StartsWith("dài", StringComparison.Ordinal)).ShouldBe(1, "the other waits for the first");
        seen.Release();
        await seen.UntilAsync(() => seen.Ended.Count == 3);
        (await host.Database.NumberAsync("SELECT COUNT(*) FROM Fw_JobRuns WHERE Job = 'Test.RecordsItself' AND Attempts > 1")).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Clocks_OfTwoNodesAtOnce_FireOnceAndLogNoError(Provider provider)
    {
        var host = await hosts.FreshAsync(provider);
        var second = await TestHost.StartAsync(host.Database);
        second.Clock.Set(host.Clock.UtcNow);
        foreach (var round in Enumerable.Range(0, 6))
        {
            var schedule = new JobSchedule($"thu-{round}", "0 0 0/1 * * ?", RecordsItself.Name);

            await Race.RunAsync(16, async n =>
            {
                await ActivatorUtilities.CreateInstance<JobClock>(n % 2 == 0 ? host.Services : second.Services).FireDueAsync(schedule, CancellationToken.None);
                return 0;
            });

            (await host.Database.NumberAsync($"SELECT COUNT(*) FROM Fw_JobRuns WHERE ScheduleKey LIKE 'thu-{round}@%'")).ShouldBe(1);
        }

        host.Logs.All.Concat(second.Logs.All).Where(l => l.Level > LogLevel.Information).Select(l => $"{l.Category}: {l.Text}").ShouldBeEmpty();
        await second.StopAsync();
    }

    private static Task AddAsync(TestHost host, Guid tenant, string name) => host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Add(new JobRun(host.Ids.New(), tenant, RecordsItself.Name, name, Guid.Empty, "vi", host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = tenant });

    /// <summary>What ran, in order; some of it holds on until it is let go.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> _holding = [];
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Begun { get; } = new();

        public ConcurrentQueue<string> Ended { get; } = new();

        public void Install(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(this);
            services.AddJob<RecordsItself>();
            services.Configure<JobOptions>(o => o.Poll = TimeSpan.FromMilliseconds(20));
        });

        public void Holds(string name) => _holding.Add(name);

        public void Release() => _go.SetResult();

        public async Task RunAsync(string name)
        {
            Begun.Enqueue(name);
            if (_holding.Contains(name))
            {
                await _go.Task;
            }

            Ended.Enqueue(name);
        }

        public async Task UntilAsync(Func<bool> happened)
        {
            for (var waited = System.Diagnostics.Stopwatch.StartNew(); !happened();)
            {
                waited.Elapsed.ShouldBeLessThan(Patience, $"begun: {string.Join(", ", Begun)}; ended: {string.Join(", ", Ended)}");
                await Task.Delay(10);
            }
        }
    }

    private sealed class RecordsItself(Seen seen) : IJobHandler
    {
        public static string Name => "Test.RecordsItself";

        public Task RunAsync(JobContext context, CancellationToken cancellationToken) => seen.RunAsync(context.Args);
    }
}
