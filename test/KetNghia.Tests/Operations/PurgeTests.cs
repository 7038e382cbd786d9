using System.Net;
using KetNghia.Administration.Sessions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>What is past its keep-time goes, in batches; what may still be needed, the log and the versions stay.</summary>
public sealed class PurgeTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Many = PurgeJob.Batch + 20;

    [DatabaseTest]
    public async Task Purge_AfterTheKeepTime_LetsGoOfEndedRowsAndKeepsTheRecord(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var host = data.Host;
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using (var visitor = await data.VisitAsync(officer))
        {
            (await visitor.FillAsync(place.Path("directory/parties/create"), Party("DON-1"))).Status.ShouldBe(HttpStatusCode.Found);
        }

        await FillAsync(host, place.Id);
        var (log, versions) = (await CountAsync(host, "Fw_ActionLog"), await CountAsync(host, "Fw_RecordVersions"));

        host.Clock.Advance(TimeSpan.FromDays(89));
        await PurgeAsync(host);
        var early = await KeptAsync(host, officer);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(host);
        var sessions = await KeptAsync(host, officer);
        host.Clock.Advance(TimeSpan.FromDays(90));
        await PurgeAsync(host);
        var all = await KeptAsync(host, officer);

        early.ShouldBe((1, Many, Many + 1));
        sessions.ShouldBe((0, Many, Many + 1), "a session is kept for 90 days, the rest for 180");
        all.ShouldBe((0, 0, 1), "the job that never ended stays");
        (await CountAsync(host, "Fw_ActionLog")).ShouldBe(log);
        (await CountAsync(host, "Fw_RecordVersions")).ShouldBe(versions);
    }

    /// <summary>The answer to a form is there for as long as the form is taken, whatever is set.</summary>
    [DatabaseTest]
    public async Task Form_SentAgainLate_IsAnsweredOrTooOldButNeverDoneTwice(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var host = data.Host;
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using var first = await data.VisitAsync(officer);
        var form = (await first.OpenAsync(place.Path("directory/parties/create"))).MainForm;
        var made = await first.SubmitAsync(form, Party("DON-2"));
        await Administration.AuthAccountTests.SetAsync(data, KeepingSettings.SubmissionDays, "1");

        host.Clock.Advance(TimeSpan.FromDays(KeepingSettings.FormDays - 1));
        await PurgeAsync(host);
        using var second = await data.VisitAsync(officer, Again(first));
        var replayed = await second.SubmitAsync(form, Party("DON-2"));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await PurgeAsync(host);
        using var third = await data.VisitAsync(officer, Again(first));
        var late = await third.SubmitAsync(form, Party("DON-2"));
        var other = await third.SubmitAsync(form, Party("DON-3"));

        replayed.Location.ShouldBe(made.Location);
        replayed.Response.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        (late.Status, late.ErrorCode).ShouldBe((HttpStatusCode.BadRequest, FrameworkErrors.FormStale));
        other.ErrorCode.ShouldBe(FrameworkErrors.FormStale);
        (await host.Database.NumberAsync($"SELECT COUNT(*) FROM Dir_Parties WHERE Code IN ('DON-2', 'DON-3') AND Name LIKE 'Nhóm%'")).ShouldBe(1);
    }

    private static (string, string?)[] Party(string code) => [("Input.Name", $"Nhóm {code}"), ("Input.Code", code), ("Input.Kind", "Agency")];

    private static Visitor Again(Visitor visitor)
    {
        var again = visitor.Host.Visitor();
        again.Cookies.Add(visitor.Cookies.GetAllCookies());
        return again;
    }

    /// <summary>More than a batch of ended jobs and submissions, and one job that nobody has begun.</summary>
    private static Task FillAsync(TestHost host, Guid tenant) => host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            for (var n = 0; n < Many; n++)
            {
                db.Add(new JobRun(host.Ids.New(), tenant, "Test.Ended", "{}", Guid.Empty, "vi", host.Clock.UtcNow));
                db.Add(new Submission(host.Ids.New(), tenant, Guid.Empty, "/purge", host.Ids.New().ToString("N"), "x", $"BN-{n}", host.Clock.UtcNow));
            }

            await db.SaveChangesAsync(CancellationToken.None);
            var now = host.Clock.UtcNow;
            await db.Set<JobRun>().Where(j => j.Job == "Test.Ended").ExecuteUpdateAsync(u => u.SetProperty(j => j.State, JobState.Succeeded).SetProperty(j => j.EndedAtUtc, now));
            db.Add(new JobRun(host.Ids.New(), tenant, "Test.Waiting", "{}", Guid.Empty, "vi", host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = tenant });

    private static Task PurgeAsync(TestHost host) => host.WithAsync(
        services => services.GetRequiredService<PurgeJob>().RunAsync(new JobContext(host.Ids.New(), "{}", new Silent()), CancellationToken.None),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private static async Task<(long Sessions, long Submissions, long Jobs)> KeptAsync(TestHost host, TestPerson person) => (
        await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<AccountSession>().LongCountAsync(s => s.AccountId == person.AccountId)),
        await CountAsync(host, "Fw_Submissions WHERE Form = '/purge'"), await CountAsync(host, "Fw_JobRuns WHERE Job LIKE 'Test.%'"));

    private static Task<long> CountAsync(TestHost host, string table) => host.Database.NumberAsync($"SELECT COUNT(*) FROM {table}");

    private sealed class Silent : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
