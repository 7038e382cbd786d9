using System.Globalization;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Operations;

/// <summary>What becomes of a job by what its code does.</summary>
public sealed class JobRunTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Why = "what becomes of a run is decided in the process; the fence has its own tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [DatabaseTest]
    public async Task Run_InItsFrame_IsHeldByThisWorkerAndEndsWell(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var (frame, culture, ui) = (AmbientFrame.Empty, "", "");
        JobRun? during = null;
        JobContext? seen = null;
        var worker = OddJob.Worker(host, async (context, _) =>
        {
            (frame, culture, ui, seen) = (AmbientFrame.Current, CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name, context);
            during = await OddJob.FindAsync(host, run);
        });

        (await worker.RunNextAsync(CancellationToken.None)).ShouldBeTrue();
        (await worker.RunNextAsync(CancellationToken.None)).ShouldBeFalse();

        frame.ShouldBe(new AmbientFrame(run.TenantId, null, UserInfo.System, null));
        (culture, ui, seen!.Id, seen.Args).ShouldBe(("en", "en", run.Id, "việc"));
        var now = host.Clock.UtcNow;
        (during!.State, during.Attempts, during.Fence, during.LeaseUntilUtc, during.StartedAtUtc).ShouldBe((JobState.Running, 1, 1L, now.AddSeconds(60), now));
        during.Owner.ShouldNotBeNull().ShouldStartWith(Environment.MachineName + ":");
        var after = await OddJob.FindAsync(host, run);
        (after.State, after.EndedAtUtc, after.Owner, after.LeaseUntilUtc, after.Message).ShouldBe((JobState.Succeeded, now, null, null, null));
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_WithWordsAndAFile_KeepsThem(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var worker = OddJob.Worker(host, async (context, stop) =>
        {
            await context.ReportAsync(3, 7, stop);
            await context.ResultAsync("abc", "kết quả.json", "application/json", stop);
            await context.MessageAsync("Job.Done", stop, "một", new string('h', JobRun.MessageLength));
        });

        await worker.RunNextAsync(CancellationToken.None);

        var after = await OddJob.FindAsync(host, run);
        (after.ProgressDone, after.ProgressTotal, after.ResultFile, after.ResultName, after.ResultType).ShouldBe((3, 7, "abc", "kết quả.json", "application/json"));
        after.Message.ShouldBe(("Job.Done\nmột\n" + new string('h', JobRun.MessageLength))[..JobRun.MessageLength]);
        after.State.ShouldBe(JobState.Succeeded);
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_Refused_FailsAtOnceWithTheCode(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());

        await OddJob.Worker(host, (_, _) => throw new BusinessException("Thu.Loi")).RunNextAsync(CancellationToken.None);

        var after = await OddJob.FindAsync(host, run);
        (after.State, after.Message, after.Attempts, after.EndedAtUtc).ShouldBe((JobState.Failed, "Error.Thu.Loi", 1, host.Clock.UtcNow));
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_Broken_IsTriedFiveTimesEachLaterThanTheLast(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var ran = 0;
        var worker = OddJob.Worker(host, (_, _) => ++ran > 0 ? throw new InvalidOperationException("broken") : Task.CompletedTask);

        foreach (var seconds in new[] { 4, 16, 64, 256 })
        {
            (await worker.RunNextAsync(CancellationToken.None)).ShouldBeTrue();
            var between = await OddJob.FindAsync(host, run);
            (between.State, between.NotBeforeUtc, between.Owner, between.LeaseUntilUtc).ShouldBe((JobState.Queued, host.Clock.UtcNow.AddSeconds(seconds), null, null));
            (await worker.RunNextAsync(CancellationToken.None)).ShouldBeFalse();
            host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await worker.RunNextAsync(CancellationToken.None);
        var after = await OddJob.FindAsync(host, run);
        (after.State, after.Message, after.Attempts, ran).ShouldBe((JobState.Failed, "Job.Failed", JobRun.MaxAttempts, 5));
        host.Logs.All.Count(l => l.Level == LogLevel.Error && l.Text.Contains(run.Id.ToString(), StringComparison.Ordinal)).ShouldBe(5);
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_CancelledByAPerson_EndsSo(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var worker = OddJob.Worker(host, async (context, stop) =>
        {
            await OddJob.SetAsync(host, run.Id, "CancelRequested = 1");
            await context.ReportAsync(1, 2, stop);
        });

        (await worker.RunNextAsync(CancellationToken.None)).ShouldBeTrue();

        var after = await OddJob.FindAsync(host, run);
        (after.State, after.Message).ShouldBe((JobState.Cancelled, "Job.Cancelled"));
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_TheNodeStops_IsGivenBackAsIfNeverBegun(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        using var node = new CancellationTokenSource();
        var worker = OddJob.Worker(host, async (_, stop) =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(9));
            await node.CancelAsync();
            stop.ThrowIfCancellationRequested();
        });

        await Should.ThrowAsync<OperationCanceledException>(() => worker.RunNextAsync(node.Token));

        var after = await OddJob.FindAsync(host, run);
        (after.State, after.Attempts, after.NotBeforeUtc, after.Owner, after.LeaseUntilUtc).ShouldBe((JobState.Queued, 0, host.Clock.UtcNow, null, null));
        (await OddJob.Worker(host, (_, _) => Task.CompletedTask).RunNextAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_OfNobodyWhoMayOrOfNoKnownKind_FailsUnrun(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var tenant = host.Ids.New();
        var stranger = await OddJob.AddAsync(host, tenant, account: host.Ids.New());
        var unknown = await OddJob.AddAsync(host, tenant, name: "Test.Unknown");
        var spent = await OddJob.AddAsync(host, tenant);
        await OddJob.SetAsync(host, spent.Id, $"Attempts = {JobRun.MaxAttempts}");
        var ran = 0;
        var worker = OddJob.Worker(host, (_, _) => Task.FromResult(ran++));

        while (await worker.RunNextAsync(CancellationToken.None))
        {
        }

        ran.ShouldBe(0);
        foreach (var (run, message) in new[] { (stranger, "Job.Refused"), (unknown, "Job.Unknown"), (spent, "Job.Failed") })
        {
            var after = await OddJob.FindAsync(host, run);
            (after.State, after.Message).ShouldBe((JobState.Failed, message));
        }
    }

    /// <summary>While a job works its lease is renewed; a database that serves nobody for a moment costs one beat.</summary>
    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Run_LongerThanItsLease_KeepsIt(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var (lease, scopes) = (TimeSpan.FromMilliseconds(60), 0);
        var worker = OddJob.Worker(
            host,
            async (_, stop) =>
            {
                host.Clock.Advance(TimeSpan.FromHours(1));
                await UntilAsync(async () => (await OddJob.FindAsync(host, run)).LeaseUntilUtc == host.Clock.UtcNow + lease);
                stop.IsCancellationRequested.ShouldBeFalse();
                await OddJob.SetAsync(host, run.Id, "CancelRequested = 1");
                await Task.Delay(Patience, stop);
            },
            o => o.Lease = lease,
            () => _ = Interlocked.Increment(ref scopes) == 3 ? throw new DatabaseBusyException() : 0);

        await worker.RunNextAsync(CancellationToken.None);

        (await OddJob.FindAsync(host, run)).State.ShouldBe(JobState.Cancelled);
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Serve_AsManyLanesAsSet_AndGivesBackWhenTheNodeStops(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (runs, begun) = (new List<JobRun>(), 0);
        var worker = OddJob.Worker(host, (_, stop) => Task.Delay(Patience, Count(stop)), o => o.Lanes = 3);
        await worker.StartAsync(CancellationToken.None);
        foreach (var tenant in new[] { host.Ids.New(), host.Ids.New(), host.Ids.New(), host.Ids.New() })
        {
            runs.Add(await OddJob.AddAsync(host, tenant));
        }

        await UntilAsync(() => Task.FromResult(begun == 3));
        await worker.StopAsync(CancellationToken.None);

        begun.ShouldBe(3);
        foreach (var run in runs)
        {
            (await OddJob.FindAsync(host, run)).State.ShouldBe(JobState.Queued);
        }

        foreach (var run in runs)
        {
            await OddJob.SetAsync(host, run.Id, "State = 'Cancelled', EndedAtUtc = CreatedAtUtc");
        }

        CancellationToken Count(CancellationToken stop)
        {
            Interlocked.Increment(ref begun);
            return stop;
        }
    }

    [DatabaseTest(OnSqliteOnly = Why)]
    public async Task Serve_NotEnabledOrStumbling_RunsNothingAndSaysSo(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var run = await OddJob.AddAsync(host, host.Ids.New());
        var off = OddJob.Worker(host, (_, _) => throw new InvalidOperationException("ran"), o => o.WorkerEnabled = false);
        var stumbling = OddJob.Worker(host, (_, _) => Task.CompletedTask, meddle: () => throw new IOException("no scope"));

        await off.StartAsync(CancellationToken.None);
        await off.ExecuteTask!.WaitAsync(Patience);
        await stumbling.StartAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(host.Logs.All.Any(l => l.Text == "Job worker stumbled" && l.Exception is IOException)));
        stumbling.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await stumbling.StopAsync(CancellationToken.None);
        host.Logs.All.Count(l => l.Text == "Job worker stumbled").ShouldBeLessThanOrEqualTo(2, "once in each lane, then they wait");

        (await OddJob.FindAsync(host, run)).Attempts.ShouldBe(0);
        await OddJob.Worker(host, (_, _) => Task.CompletedTask).RunNextAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await happened();)
        {
            waited.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(5);
        }
    }
}
