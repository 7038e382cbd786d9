using System.Net;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>"Việc của tôi", the search page and what surrounds every page.</summary>
public sealed class HomeTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Home_NothingOwed_SaysSo(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));

        page.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("0");
        page.Sql.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [DatabaseTest]
    public async Task Home_LateDueAndWaiting_AreMarkedInTheirKind(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        await OweAsync(data, place, "late", -2);
        await OweAsync(data, place, "soon", 3);
        await OweAsync(data, place, "wait", null, isWaiting: true);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));

        page.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("2");
        page.Document.QuerySelectorAll("[data-group='Test.Thing.Do'][data-waiting=false] .owe li").Select(li => li.GetAttribute("data-urgency")).ShouldBe(["Overdue", "Soon"]);
        page.Document.QuerySelectorAll("[data-waiting=true] .owe .btn").Length.ShouldBe(1);
        page.Document.QuerySelector("nav a[aria-current=page] .cnt")!.TextContent.ShouldStartWith("2");
    }

    /// <summary>What the page leaves out is in its numbers all the same.</summary>
    [DatabaseTest]
    public async Task Home_MoreThanItShows_CountsThemAll(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        foreach (var i in Enumerable.Range(0, 75))
        {
            await OweAsync(data, place, $"late {i}", -1 - (i % 3));
        }

        await OweAsync(data, place, "soon", 3);
        await OweAsync(data, place, "wait", null, isWaiting: true);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));

        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Anh/chị có 76 việc, 75 việc đã quá hạn.");
        var group = page.Document.QuerySelector("[data-group][data-waiting=false]").ShouldNotBeNull();
        group.QuerySelector(".cnt")!.TextContent.ShouldBe("76");
        group.QuerySelector("[data-group-overdue]")!.TextContent.ShouldBe("75 quá hạn");
        group.QuerySelectorAll(".owe li").Length.ShouldBe(5);
        var all = group.QuerySelector("[data-all]").ShouldNotBeNull();
        all.TextContent.ShouldStartWith("Xem cả 76");
        var list = await visitor.OpenAsync(all.GetAttribute("href")!);
        list.Document.QuerySelectorAll(".owe li").Length.ShouldBe(25);
        list.Text.ShouldContain("1–25 trong 77 việc");
        list.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("76", "the headline counts everything, whatever is looked at");
    }

    /// <summary>The database counts; the page takes the first few of each kind.</summary>
    [DatabaseTest]
    public async Task Home_OfFiveHundredOpen_TakesNoMoreRowsThanItShows(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        await data.Host.WithAsync(
            async services =>
            {
                foreach (var i in Enumerable.Range(0, 500))
                {
                    await services.GetRequiredService<WorkItems>().OpenAsync(
                        new NewWorkItem($"Test.Thing.Do{i % 4}", $"many {i}", Guid.Empty, "/", "clipboard-check")
                        {
                            Permission = KetNghia.Directory.Contracts.DirectoryPermissions.Units.View,
                            DueOn = data.Host.Clock.Today.AddDays(i - 250),
                        },
                        CancellationToken.None);
                }

                await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = place.Id });
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));
        var other = await visitor.OpenAsync(place.Path("directory/units"));

        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Anh/chị có 500 việc, 250 việc đã quá hạn.");
        page.Document.QuerySelectorAll(".owe li").Length.ShouldBe(20);
        page.RowsRead.ShouldBeInRange(20, 250);
        other.RowsRead.ShouldBeLessThan(300, "the number in the menu is counted too");
    }

    [DatabaseTest]
    public async Task Home_WorkOfAnotherPlace_IsNotSeen(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await OweAsync(data, other, "theirs", -1);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));

        page.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("0");
    }

    [DatabaseTest]
    public async Task Start_OutsideAWorkspace_LeadsToTheChooser(Provider provider)
    {
        var (data, _, person) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(person);

        var answer = await visitor.GetAsync("/");

        answer.Location.ShouldNotBeNull().ShouldStartWith("/account/");
    }

    [DatabaseTest]
    public async Task Search_OneLetter_AsksForMore(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path("search?q=a"));

        page.Document.QuerySelector("#q-hint")!.TextContent.ShouldContain("2");
    }

    [DatabaseTest]
    public async Task Search_ScriptAsTerm_IsShownAsText(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path("search?q=" + Uri.EscapeDataString("<script>alert(1)</script> \u202Exx")));

        page.Body.ShouldNotContain("<script>alert");
        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Sql_InTests_IsCountedInAHeader(Provider provider)
    {
        var (data, place, person) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(person);

        var page = await visitor.OpenAsync(place.Path(""));

        page.Response.Headers.GetValues("X-Kn-Sql").Single().ShouldBe(page.Sql.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Person)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
    }

    private static Task OweAsync(TestData data, TestWorkspace place, string key, int? days, bool isWaiting = false) => data.Host.WithAsync(
        async services =>
        {
            await services.GetRequiredService<WorkItems>().OpenAsync(
                new NewWorkItem("Test.Thing.Do", key, Guid.Empty, "/", "clipboard-check")
                {
                    Permission = KetNghia.Directory.Contracts.DirectoryPermissions.Units.View,
                    DueOn = days is { } d ? data.Host.Clock.Today.AddDays(d) : null,
                    IsWaiting = isWaiting,
                },
                CancellationToken.None);
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Id });
}
