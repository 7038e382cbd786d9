using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Excel;

/// <summary>The limit above which a list is written in the background: no command of its own on every page, and yet what was set.</summary>
public sealed class ExportLimitTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string LongList = "/k/tinh/directory/units?on=all&q=x%C3%A3";

    [DatabaseTest]
    public async Task List_LongerThanTheFewest_CostsNoMoreCommandsThanAShortOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        data.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.OpenAsync(LongList);

        var many = await visitor.OpenAsync(LongList);
        var few = await visitor.OpenAsync("/k/tinh/directory/units?on=all&q=zu%C3%B4ich");

        many.Sql.Count.ShouldBe(few.Sql.Count, string.Join("\n\n", many.Sql));
        many.Sql.Count.ShouldBeLessThanOrEqualTo(6, string.Join("\n\n", many.Sql));
    }

    [DatabaseTest]
    public async Task Limit_Changed_HoldsHereAtOnceAndElsewhereWithinAMinute(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var second = await TestHost.StartAsync(data.Host.Database);
        second.Clock.Set(data.Host.Clock.UtcNow);
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        using var elsewhere = second.Visitor();
        elsewhere.Cookies.Add(admin.Cookies.GetAllCookies());
        var before = (Here: await IsLongAsync(admin), There: await IsLongAsync(elsewhere));

        await SetAsync(admin, "100");
        var after = (Here: await IsLongAsync(admin), There: await IsLongAsync(elsewhere));
        data.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        second.Clock.Set(data.Host.Clock.UtcNow);
        var later = (Here: await IsLongAsync(admin), There: await IsLongAsync(elsewhere));
        await SetAsync(admin, "20000");
        var back = await IsLongAsync(admin);

        before.ShouldBe((false, false));
        after.Here.ShouldBeTrue("the node that changed it");
        later.ShouldBe((true, true));
        back.ShouldBeFalse();
        await second.StopAsync();
    }

    /// <summary>The file is being written: the next page says so and where it will be, and the list of jobs says which list it is.</summary>
    [DatabaseTest]
    public async Task Ask_LongList_SaysWhatIsWrittenAndWhereToFindIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        await SetAsync(admin, "100");

        var job = await admin.FollowAsync(await admin.SubmitAsync((await admin.OpenAsync(LongList)).FormTo("handler=Export")));
        var jobs = await admin.OpenAsync("/k/tinh/administration/jobs");
        var log = await admin.OpenAsync("/k/tinh/administration/audit");
        await SetAsync(admin, "20000");
        await Importing.RunJobsAsync(data);

        var flash = job.Document.QuerySelector("[data-flash=ok]").ShouldNotBeNull().TextContent;
        flash.ShouldContain("Đang lập tệp “Đơn vị hành chính”. Khi xong, tải tại trang này hoặc trong mục Tác vụ hệ thống.");
        flash.ShouldContain("Mã biên nhận");
        job.Document.QuerySelector("h1")!.TextContent.ShouldContain("Lập tệp: Đơn vị hành chính");
        jobs.Document.QuerySelector("main tbody th")!.TextContent.ShouldBe("Lập tệp: Đơn vị hành chính");
        log.Text.ShouldContain("Lập tệp “Đơn vị hành chính” trong nền");
    }

    private static async Task<bool> IsLongAsync(Visitor visitor) => (await visitor.OpenAsync(LongList)).Has("form[action*='handler=Export']");

    private static async Task SetAsync(Visitor admin, string rows)
    {
        var page = await admin.OpenAsync("/k/tinh/administration/settings");
        var name = page.Document.QuerySelector($"input[value='{ExportSettings.DirectRows}']").ShouldNotBeNull().GetAttribute("name")!;
        var answer = await admin.SubmitAsync(page.FormWith(name), (name.Replace(".Name", ".Value", StringComparison.Ordinal), rows));
        answer.Location.ShouldNotBeNull(answer.Text);
    }
}
