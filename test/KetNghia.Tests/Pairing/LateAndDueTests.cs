using System.Globalization;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>From which day on something is late, and until which day it is due soon.</summary>
public sealed class LateAndDueTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Late_OfTheContributions_HoldsWhatIsNotHandedOverInFullByItsDay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var today = data.Host.Clock.Today;
        var past = data.Sets(100) with { PledgedOn = today.AddDays(-30), DueOn = today.AddDays(-1) };
        await data.PledgeAsync(scene, pairing, past with { Title = "Hạn hôm qua" });
        await data.PledgeAsync(scene, pairing, past with { Title = "Hạn hôm nay", DueOn = today });
        await data.PledgeAsync(scene, pairing, past with { Title = "Không có hạn", DueOn = null });
        await data.HandOverAsync(scene, await data.PledgeAsync(scene, pairing, past with { Title = "Đang chờ xác nhận" }), 100);
        var received = await data.PledgeAsync(scene, pairing, past with { Title = "Đã nhận một phần" });
        await data.ConfirmAsync(scene, received, await data.HandOverAsync(scene, received, 40), 40);
        using var officer = await data.VisitAsync(scene.District);

        var late = await officer.OpenAsync(scene.Place.Path("pairing/contributions?view=Late"));
        var all = await officer.OpenAsync(scene.Place.Path("pairing/contributions"));

        Titles(late).ShouldBe(["Đã nhận một phần", "Hạn hôm qua"], ignoreOrder: true);
        late.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe("2");
        Titles(all).Count.ShouldBe(5);
        all.Document.QuerySelectorAll("tbody .pill, tbody [class*=pill]").Count(p => p.TextContent.Contains("Quá hạn", StringComparison.Ordinal)).ShouldBe(2);
    }

    /// <summary>Late is what is owed: also the rest of what was given in part.</summary>
    [DatabaseTest]
    public async Task Late_OfTheFigures_HoldsWhatIsStillOwedAfterItsDay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var today = data.Host.Clock.Today;
        var past = data.Sets(100) with { PledgedOn = today.AddDays(-30), DueOn = today.AddDays(-1) };
        await data.PledgeAsync(scene, pairing, past with { Title = "Hạn hôm qua" });
        await data.PledgeAsync(scene, pairing, past with { Title = "Hạn hôm nay", DueOn = today });
        var part = await data.PledgeAsync(scene, pairing, past with { Title = "Còn nợ một phần" });
        await data.ConfirmAsync(scene, part, await data.HandOverAsync(scene, part, 99), 99);
        var whole = await data.PledgeAsync(scene, pairing, past with { Title = "Đã giao đủ" });
        await data.ConfirmAsync(scene, whole, await data.HandOverAsync(scene, whole, 100), 100);
        using var officer = await data.VisitAsync(scene.District);

        var late = await officer.OpenAsync(scene.Place.Path("pairing/overviews/rows?year=all&only=late"));

        late.Total("count").ShouldBe(2);
        late.Document.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.TextContent.Contains("quá hạn 1 ngày", StringComparison.Ordinal));
        late.Text.ShouldContain("Hạn hôm qua");
        late.Text.ShouldContain("Còn nợ một phần");
    }

    [DatabaseTest]
    public async Task Home_OwedWork_IsDueSoonFromTodayToTheSeventhDay(Provider provider)
    {
        foreach (var (days, group) in new[] { (-1, "Overdue"), (0, "Soon"), (7, "Soon"), (8, "Later") })
        {
            var data = new TestData(await hosts.GetAsync(provider));
            var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
            await OweAsync(data, place, data.Host.Clock.Today.AddDays(days));
            using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));

            var page = await visitor.OpenAsync(place.Path(""));

            page.Document.QuerySelectorAll("[data-group] li").Select(li => li.GetAttribute("data-urgency")).ShouldBe([group], days.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The province reads what is late from the longest late on, turns it round, narrows it, and takes it along as a file.</summary>
    [DatabaseTest]
    public async Task Late_OfTheProvince_HasItsDaysAnOrderAFilterAndAFile(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var today = data.Host.Clock.Today;
        foreach (var days in new[] { 5, 219, 30 })
        {
            await data.PledgeAsync(scene, pairing, data.Sets(100) with { Title = $"Gói {days}", PledgedOn = today.AddDays(-300), DueOn = today.AddDays(-days) });
        }

        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var path = (await officer.OpenAsync(data.Province.Path(""))).Document.QuerySelector("[data-total=count-late]")!.GetAttribute("href")! + $"&locality={scene.Place.Id}";
        var list = await officer.OpenAsync(path);

        Titles(list).ShouldBe(["Gói 219", "Gói 30", "Gói 5"]);
        list.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain("quá hạn 219 ngày");
        list.Document.QuerySelector("th[aria-sort=ascending]")!.TextContent.ShouldContain("Hạn giao");
        Titles(await officer.OpenAsync(path + "&sort=-due")).ShouldBe(["Gói 5", "Gói 30", "Gói 219"]);
        Titles(await officer.OpenAsync(path + "&q=219")).ShouldBe(["Gói 219"]);
        (await officer.GetAsync(path + "&handler=Export")).Bytes.Length.ShouldBeGreaterThan(1000);
        Titles(await officer.OpenAsync(data.Province.Path($"pairing/overviews/rows?year=all&only=late&locality={scene.Place.Id}"))).Count.ShouldBe(3);
    }

    private static List<string> Titles(Answer page) => [.. page.Document.QuerySelectorAll("tbody tr th a.t").Select(a => a.TextContent.Trim())];

    private static Task OweAsync(TestData data, TestWorkspace place, DateOnly due) => data.Host.WithAsync(
        async services =>
        {
            await services.GetRequiredService<WorkItems>().OpenAsync(
                new NewWorkItem("Test.Thing.Do", "một việc", Guid.Empty, "/", "clipboard-check") { Permission = KetNghia.Directory.Contracts.DirectoryPermissions.Units.View, DueOn = due },
                CancellationToken.None);
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Id });
}
