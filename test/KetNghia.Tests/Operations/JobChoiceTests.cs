using System.Text.Json;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>Which job is next, how many of a tenant run at once, and what a job is asked with.</summary>
public sealed class JobChoiceTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Next_OfWhatWaits_IsWhatIsDue(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var tenant = host.Ids.New();
        var now = host.Clock.UtcNow;
        var run = await OddJob.AddAsync(host, tenant);

        foreach (var (set, isDue) in new[]
        {
            ($"State = 'Queued', NotBeforeUtc = {OddJob.At(now)}", true),
            ($"State = 'Queued', NotBeforeUtc = {OddJob.At(now.AddSeconds(1))}", false),
            ($"State = 'Running', LeaseUntilUtc = {OddJob.At(now.AddSeconds(-1))}", true),
            ($"State = 'Running', LeaseUntilUtc = {OddJob.At(now)}", false),
            ($"State = 'Queued', NotBeforeUtc = {OddJob.At(now.AddSeconds(1))}, LeaseUntilUtc = {OddJob.At(now.AddSeconds(-1))}", false),
            ($"State = 'Succeeded', NotBeforeUtc = {OddJob.At(now)}, LeaseUntilUtc = {OddJob.At(now.AddSeconds(-1))}", false),
        })
        {
            await OddJob.SetAsync(host, run.Id, set);
            (await NextAsync(host)).ShouldBe(isDue ? run.Id : null, set);
        }
    }

    [DatabaseTest]
    public async Task Next_OfTenants_IsTheOneServedLongestAgoAndThereTheFirst(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (a, b) = (host.Ids.New(), host.Ids.New());
        var late = await OddJob.AddAsync(host, a);
        var first = await OddJob.AddAsync(host, a);
        var other = await OddJob.AddAsync(host, b);
        var (now, done) = (host.Clock.UtcNow, await OddJob.AddAsync(host, a));
        await OddJob.SetAsync(host, first.Id, $"NotBeforeUtc = {OddJob.At(now.AddSeconds(-2))}");
        await OddJob.SetAsync(host, other.Id, $"NotBeforeUtc = {OddJob.At(now.AddSeconds(-1))}");
        await OddJob.SetAsync(host, done.Id, "State = 'Cancelled'");

        (await NextAsync(host)).ShouldBe(first.Id, "nobody was served yet: who has waited longest");
        (await NextAsync(host, a)).ShouldBe(other.Id);
        (await NextAsync(host, a, b)).ShouldBeNull();
        await OddJob.SetAsync(host, done.Id, $"StartedAtUtc = {OddJob.At(now.AddMinutes(-5))}");
        (await NextAsync(host)).ShouldBe(other.Id, "the other was never served");
        var served = await OddJob.AddAsync(host, b);
        await OddJob.SetAsync(host, served.Id, $"State = 'Cancelled', StartedAtUtc = {OddJob.At(now.AddMinutes(-6))}");
        (await NextAsync(host)).ShouldBe(other.Id, "served longer ago");
        await OddJob.SetAsync(host, served.Id, $"StartedAtUtc = {OddJob.At(now.AddMinutes(-4))}");
        (await NextAsync(host)).ShouldBe(first.Id);
        await OddJob.SetAsync(host, first.Id, "State = 'Cancelled'");
        (await NextAsync(host)).ShouldBe(late.Id);
        foreach (var run in new[] { late, other })
        {
            await OddJob.SetAsync(host, run.Id, "State = 'Cancelled'");
        }
    }

    [DatabaseTest(OnSqliteOnly = "what is written is the same row")]
    public async Task Enqueue_InAFrame_KeepsWhoAskedAndWhere(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (tenant, place, member) = (host.Ids.New(), host.Ids.New(), host.Ids.New());
        var user = new UserInfo(host.Ids.New(), "an", "An", member, [], new HashSet<string>());
        var frame = new AmbientFrame(tenant, new WorkspaceInfo(place, tenant, WorkspaceKind.Locality, "a", "A"), user, null);

        var (byPerson, bySystem) = (await AskAsync(host, frame), await AskAsync(host, AmbientFrame.Empty with { TenantId = tenant }));

        (byPerson.TenantId, byPerson.Job, byPerson.AccountId, byPerson.MembershipId, byPerson.WorkspaceId).ShouldBe((tenant, VerifyJob.Name, user.AccountId, member, place));
        JsonDocument.Parse(byPerson.Args).RootElement.GetProperty("Number").GetInt32().ShouldBe(7);
        (byPerson.Culture, byPerson.CreatedAtUtc, byPerson.NotBeforeUtc, byPerson.State).ShouldBe(("fr", host.Clock.UtcNow, host.Clock.UtcNow, JobState.Queued));
        (bySystem.AccountId, bySystem.MembershipId, bySystem.WorkspaceId).ShouldBe((Guid.Empty, null, null));
        await Should.ThrowAsync<InvalidOperationException>(() => AskAsync(host, AmbientFrame.Empty));
        await OddJob.SetAsync(host, byPerson.Id, "State = 'Cancelled'");
        await OddJob.SetAsync(host, bySystem.Id, "State = 'Cancelled'");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void Lanes_OfOneTenant_AreAllButOne(int lanes, int share)
    {
        var (busy, tenant, other) = (new JobLanes(lanes), Guid.CreateVersion7(), Guid.CreateVersion7());
        busy.Enter(other);
        for (var entered = 1; entered <= share; entered++)
        {
            busy.Full.Contains(tenant).ShouldBeFalse();
            busy.Enter(tenant);
        }

        busy.Full.Contains(tenant).ShouldBeTrue();
        busy.Full.Contains(other).ShouldBe(share == 1);
        busy.Leave(tenant);
        busy.Full.Contains(tenant).ShouldBeFalse();
        busy.Enter(tenant);
        busy.Full.Contains(tenant).ShouldBeTrue("the others are still there");
        busy.Leave(tenant);
        busy.Leave(other);
        busy.Full.ShouldBeEmpty();
    }

    [Fact]
    public void Registry_OfAName_FindsItsClassAndNoOther()
    {
        var registry = new JobRegistry();
        registry.Add<OddJob>();

        (registry.Find(OddJob.Name), registry.Find("Test.Unknown")).ShouldBe((typeof(OddJob), null));
        registry.Names.ShouldBe([OddJob.Name]);
        Should.Throw<ArgumentException>(registry.Add<OddJob>);
    }

    [Fact]
    public void Options_AsDelivered_AreTwoLanesAndAMinutesLease()
    {
        var options = new JobOptions();

        (options.Lease, options.Poll, options.Lanes, options.WorkerEnabled).ShouldBe((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), 2, true));
    }

    private static Task<Guid?> NextAsync(TestHost host, params Guid[] full) => host.WithAsync(async services =>
        (await JobChoice.NextAsync(services.GetRequiredService<KetNghiaDbContext>(), host.Clock.UtcNow, full, CancellationToken.None))?.Id);

    private static Task<JobRun> AskAsync(TestHost host, AmbientFrame frame) => host.WithAsync(
        async services =>
        {
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("fr");
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var id = services.GetRequiredService<IJobQueue>().Enqueue<VerifyJob>(new { Number = 7 });
            await db.SaveChangesAsync(CancellationToken.None);
            return await db.Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == id);
        },
        frame);
}
