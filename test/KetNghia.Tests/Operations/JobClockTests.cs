using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>Which planned instants become jobs. The tests begin at nine in the morning of the fifteenth of May 2025 in Viet Nam.</summary>
public sealed class JobClockTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [DatabaseTest]
    public async Task Fire_TheFirstTime_MakesUpForTheLastInstantOfADay(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        host.Clock.Set(FakeClock.Start);
        var schedule = new JobSchedule("dau-tien", "0 30 2 * * ?", "Test.Odd");

        await FireAsync(host, schedule);

        var run = (await RunsAsync(host, schedule)).ShouldHaveSingleItem();
        var planned = new DateTime(2025, 5, 14, 19, 30, 0, DateTimeKind.Utc);
        (run.TenantId, run.Job, run.Args, run.AccountId, run.Culture).ShouldBe((HostTenant.Value, "Test.Odd", "{}", Guid.Empty, "vi"));
        (run.CreatedAtUtc, run.NotBeforeUtc, run.ScheduleKey).ShouldBe((planned, planned, "dau-tien@20250514193000"));
    }

    [DatabaseTest(OnSqliteOnly = "the instants are counted in the process")]
    public async Task Fire_Later_TakesTheLastInstantThatWasMissedAndNoneTwice(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var schedule = new JobSchedule("hang-gio", "0 0 * * * ?", "Test.Odd");
        host.Clock.Set(FakeClock.Start);

        await FireAsync(host, schedule);
        await FireAsync(host, schedule);
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        await FireAsync(host, schedule);
        (await RunsAsync(host, schedule)).Select(r => r.CreatedAtUtc).ShouldBe([FakeClock.Start]);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await FireAsync(host, schedule);
        host.Clock.Advance(TimeSpan.FromHours(3.5));
        await FireAsync(host, schedule);

        (await RunsAsync(host, schedule)).Select(r => r.CreatedAtUtc).ShouldBe([FakeClock.Start, FakeClock.Start.AddHours(1), FakeClock.Start.AddHours(4)]);
    }

    [DatabaseTest(OnSqliteOnly = "the instants are counted in the process")]
    public async Task Fire_NothingPlannedSinceYesterdayOrOnlyForAnother_MakesNoJob(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        host.Clock.Set(FakeClock.Start);
        var (weekly, hourly, longer) = (new JobSchedule("tuan", "0 0 7 ? * MON", "Test.Odd"), new JobSchedule("gio", "0 0 * * * ?", "Test.Odd"), new JobSchedule("gio-khac", "0 0 * * * ?", "Test.Odd"));

        var (tooEarly, justInTime) = (new JobSchedule("hom-kia", "0 59 8 14 5 ?", "Test.Odd"), new JobSchedule("hom-qua", "0 1 9 14 5 ?", "Test.Odd"));
        await FireAsync(host, tooEarly);
        await FireAsync(host, justInTime);
        ((await RunsAsync(host, tooEarly)).Count, (await RunsAsync(host, justInTime)).Count).ShouldBe((0, 1), "a day is made up for");
        await FireAsync(host, weekly);
        await FireAsync(host, longer);
        await FireAsync(host, hourly);

        (await RunsAsync(host, weekly)).ShouldBeEmpty();
        (await RunsAsync(host, hourly)).Count.ShouldBe(1, "a schedule whose key begins alike is another one");
    }

    /// <summary>The service fires every schedule of every module when it starts.</summary>
    [DatabaseTest(OnSqliteOnly = "the instants are counted in the process")]
    public async Task Serve_AtItsStart_FiresWhatIsDue(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        host.Clock.Set(FakeClock.Start.AddDays(40));
        var daily = host.Services.GetRequiredService<ModuleSet>().All.SelectMany(m => m.Schedules).ToList();
        daily.Count.ShouldBeGreaterThan(1);
        var clock = ActivatorUtilities.CreateInstance<JobClock>(host.Services);

        await clock.StartAsync(CancellationToken.None);
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); await FiredAsync() < daily.Count;)
        {
            waited.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(5);
        }

        clock.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await clock.StopAsync(CancellationToken.None);
        host.Clock.Set(FakeClock.Start);

        async Task<int> FiredAsync()
        {
            var fired = 0;
            foreach (var schedule in daily)
            {
                fired += (await RunsAsync(host, schedule)).Count;
            }

            return fired;
        }
    }

    private static Task FireAsync(TestHost host, JobSchedule schedule) =>
        ActivatorUtilities.CreateInstance<JobClock>(host.Services).FireDueAsync(schedule, CancellationToken.None);

    private static Task<List<JobRun>> RunsAsync(TestHost host, JobSchedule schedule) => host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking()
            .Where(j => j.ScheduleKey != null && j.ScheduleKey.StartsWith(schedule.Key + "@")).OrderBy(j => j.CreatedAtUtc).ToListAsync(),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });
}
