using System.Net;
using KetNghia.Administration.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

public sealed class AdminJobsTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Details_OwnJob_CanBeCancelledAndRetried(Provider provider)
    {
        var (data, place, person) = await PlaceAsync(provider);
        var job = await AddJobAsync(data, place, person.AccountId);
        using var visitor = await data.VisitAsync(person);
        var path = place.Path($"/administration/jobs/details/{job}");

        var open = await visitor.OpenAsync(path);
        var cancelled = await visitor.SubmitAsync(open.FormTo("handler=Cancel"));
        var state = await StateAsync(data, place, job);
        var retried = await visitor.SubmitAsync((await visitor.OpenAsync(path)).FormTo("handler=Retry"));

        open.Has("[data-job=running] a").ShouldBeTrue();
        open.Has("#job-page .pill").ShouldBeTrue("the state and the buttons are shown anew with the progress");
        open.Has("#job-page [data-job=running][hx-select='#job-page'][hx-target='#job-page']").ShouldBeTrue();
        cancelled.Location.ShouldNotBeNull(cancelled.Text);
        state.ShouldBe(JobState.Cancelled);
        retried.Location.ShouldNotBeNull(retried.Text);
        (await StateAsync(data, place, job)).ShouldBe(JobState.Queued);
    }

    [DatabaseTest]
    public async Task Details_SomebodyElsesJob_IsNotFoundWithoutThePermission(Provider provider)
    {
        var (data, place, person) = await PlaceAsync(provider);
        var job = await AddJobAsync(data, place, person.AccountId);
        using var other = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer));
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var path = place.Path($"/administration/jobs/details/{job}");

        (await other.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(path + "?handler=Result")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.OpenAsync(place.Path("/administration/jobs?all=true"))).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await other.OpenAsync(place.Path("/administration/jobs?all=true"))).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Retry_JobStillWaiting_IsRefused(Provider provider)
    {
        var (data, place, person) = await PlaceAsync(provider);
        var job = await AddJobAsync(data, place, person.AccountId);
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync(place.Path($"/administration/jobs/details/{job}"));
        var form = page.FormTo("handler=Cancel");
        form.SetAttribute("action", form.GetAttribute("action")!.Replace("handler=Cancel", "handler=Retry", StringComparison.Ordinal));

        var answer = await visitor.SubmitAsync(form);

        answer.ErrorCode.ShouldBe(AdministrationErrors.JobNotRetryable);
    }

    private static Task<JobState> StateAsync(TestData data, TestWorkspace place, Guid job) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().Where(j => j.Id == job).Select(j => j.State).FirstAsync(),
        AmbientFrame.Empty with { TenantId = place.Id });

    private static Task<Guid> AddJobAsync(TestData data, TestWorkspace place, Guid account) => data.Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var run = new JobRun(data.Host.Ids.New(), place.Id, "Framework.Verify", "{}", account, "vi", data.Host.Clock.UtcNow) { WorkspaceId = place.Id };
            db.Add(run);
            await db.SaveChangesAsync(CancellationToken.None);
            return run.Id;
        },
        AmbientFrame.Empty with { TenantId = place.Id });

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Person)> PlaceAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
    }
}
