using System.Net;
using AngleSharp.Dom;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>The tabs of a record, its history as of a day, and the list of contributions behind every figure.</summary>
public sealed class RecordPagesTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task History_AsOfADay_ShowsTheFiguresOfThatDay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        var pairing = await data.CreateActivePairingAsync(scene);
        var sets = await data.PledgeAsync(scene, pairing);
        var pledged = data.Host.Clock.Today;
        data.Host.Clock.Advance(TimeSpan.FromDays(10));
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 96);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        using var officer = await data.VisitAsync(scene.District);
        var path = scene.Place.Path($"pairing/pairings/history/{pairing}");

        var then = await officer.OpenAsync($"{path}?on={pledged.AddDays(5):dd/MM/yyyy}");
        var now = await officer.OpenAsync($"{path}?on={data.Host.Clock.Today:dd/MM/yyyy}");
        var before = await officer.OpenAsync($"{path}?on={pledged.AddDays(-1):dd/MM/yyyy}");
        var wrong = await officer.OpenAsync($"{path}?on=31/02/2025");

        (then.Total("pledged"), then.Total("given"), then.Total("received")).ShouldBe((85_000_000, 0, 0));
        (now.Total("pledged"), now.Total("given"), now.Total("received")).ShouldBe((135_000_000, 85_000_000, 81_600_000));
        before.Text.ShouldContain("Ngày đó chưa có hồ sơ này");
        wrong.Has("#on[aria-invalid=true]").ShouldBeTrue();
        now.Text.ShouldContain("96 bộ");
        now.Text.ShouldContain("Đã giao đủ, chờ xác nhận");
        now.Text.ShouldNotContain("GivenInFull");
        now.Text.ShouldContain(scene.Commune.FullName);
    }

    /// <summary>The pledge became goods later; on that day it was money.</summary>
    [DatabaseTest]
    public async Task History_AsOfADay_ShowsThePledgeInTheKindItHadThen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        var pairing = await data.CreateActivePairingAsync(scene);
        var pledge = await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        var pledged = data.Host.Clock.Today;
        data.Host.Clock.Advance(TimeSpan.FromDays(10));
        await data.ReviseAsync(scene, pledge, data.Sets(100) with { PledgedOn = pledged });
        using var officer = await data.VisitAsync(scene.District);
        var path = scene.Place.Path($"pairing/pairings/history/{pairing}");

        var then = await officer.OpenAsync($"{path}?on={pledged.AddDays(5):dd/MM/yyyy}");
        var now = await officer.OpenAsync($"{path}?on={data.Host.Clock.Today:dd/MM/yyyy}");

        Pledged(then).ShouldBe("50.000.000 đ");
        Pledged(now).ShouldBe("100 bộ");

        static string Pledged(Answer page) => page.Document.QuerySelector("tbody td.num")!.TextContent.Replace('\u00a0', ' ').Trim();
    }

    [DatabaseTest]
    public async Task History_OfAContributionAsOfADay_TellsItsColumnsInWords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        var sets = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var pledged = data.Host.Clock.Today;
        data.Host.Clock.Advance(TimeSpan.FromDays(10));
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 96);
        using var officer = await data.VisitAsync(scene.District);
        using var focal = await data.VisitAsync(scene.Focal);

        foreach (var (visitor, place) in new[] { (officer, scene.Place), (focal, scene.SponsorPlace) })
        {
            var path = place.Path($"pairing/contributions/history/{sets}");
            (await FieldAsync(pledged.AddDays(5), "Trạng thái")).ShouldBe("Đã cam kết");
            (await FieldAsync(data.Host.Clock.Today, "Trạng thái")).ShouldBe("Đã nhận, chưa thống nhất số");
            (await FieldAsync(data.Host.Clock.Today, "Số lượng đã nhận")).ShouldBe("96");
            (await FieldAsync(pledged.AddDays(5), "Người ghi cam kết")).ShouldBeNull("nothing about a person");
            (await FieldAsync(pledged.AddDays(5), "Mã người ghi cam kết")).ShouldBeNull("nor who it was");
            (await visitor.OpenAsync($"{path}?on={pledged.AddDays(-1):dd/MM/yyyy}")).Text.ShouldContain("Ngày đó chưa có hồ sơ này");
            var page = await visitor.OpenAsync(path);
            page.Document.QuerySelector("ul.nav-tabs a[aria-current=page]")!.TextContent.ShouldBe("Diễn biến");
            page.Document.QuerySelectorAll(".timeline li").Length.ShouldBeGreaterThan(2);

            async Task<string?> FieldAsync(DateOnly day, string field) => (await visitor.OpenAsync($"{path}?on={day:dd/MM/yyyy}")).Document
                .QuerySelectorAll("[data-as-of] dt").FirstOrDefault(dt => dt.TextContent == field)?.NextElementSibling!.TextContent;
        }
    }

    [DatabaseTest]
    public async Task History_WithMoreThanAPage_LeadsOn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        foreach (var dong in Enumerable.Range(1, 52))
        {
            await data.PledgeAsync(scene, pairing, data.Cash(dong * 1_000_000L));
        }

        using var officer = await data.VisitAsync(scene.District);
        var first = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/history/{pairing}?on=01/01/2020"));
        var more = await officer.OpenAsync(first.Document.QuerySelector("main a[href*='take=']")!.GetAttribute("href")!);

        Lines(first).ShouldBe(50);
        Lines(more).ShouldBeGreaterThan(52);
        more.Document.QuerySelector("#on")!.GetAttribute("value").ShouldBe("01/01/2020");
        more.Has("main a[href*='take=']").ShouldBeFalse();

        static int Lines(Answer page) => page.Document.QuerySelectorAll(".timeline > li").Length;
    }

    [DatabaseTest]
    public async Task Documents_OfARecord_ShowThePaperThatDecidedIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        var page = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));

        page.Text.ShouldContain("/QĐ-UBND");
        page.Text.ShouldContain("UBND huyện");
        page.Has($"a[href*='/agreements/record/{pairing}']").ShouldBeTrue();
        page.Document.QuerySelector("ul.nav-tabs a[aria-current=page]")!.TextContent.ShouldContain("Văn bản");
    }

    [DatabaseTest]
    public async Task Contributions_FiltersTabsAndSorts_AgreeInFewCommands(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var piglets = await data.PledgeAsync(scene, pairing, data.Sets(100) with { Title = "Heo con giống", Unit = "con", Purpose = "Theo kế hoạch năm" });
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000) with { Purpose = "Theo kế hoạch năm", DueOn = data.Host.Clock.Today });
        await data.HandOverAsync(scene, piglets, 100);
        data.Host.Clock.Advance(TimeSpan.FromDays(2));
        using var officer = await data.VisitAsync(scene.District);

        var all = await ListAsync("");
        var found = await ListAsync("?q=heo");
        var cash = await ListAsync($"?kind=Cash&pairing={pairing}&year=2025&sponsor={scene.SponsorId}&unit={scene.UnitId}&group=social-security&panel=filters");

        Rows(all).ShouldBe(2);
        all.Sql.Count.ShouldBeLessThanOrEqualTo(7, "the person's saved views among them: " + string.Join("\n\n", all.Sql));
        (all.Total("pledged"), all.Total("given"), all.Total("received")).ShouldBe((135_000_000, 85_000_000, 0));
        Rows(found).ShouldBe(1, "words are found from their beginning: “heo” is not “theo”");
        Rows(cash).ShouldBe(1);
        cash.Has("select[name=sponsor] option[selected]").ShouldBeTrue();
        foreach (var (view, count) in new[] { (ContributionView.Awaiting, 1), (ContributionView.Differing, 0), (ContributionView.Late, 1) })
        {
            var page = await ListAsync("?view=" + view);
            Rows(page).ShouldBe(count, view.ToString());
            page.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe(count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var sort in new[] { "number", "-number", "pledged", "-pledged", "received", "-received", "due", "-due" })
        {
            Rows(await ListAsync("?sort=" + sort)).ShouldBe(2, sort);
        }

        Task<Answer> ListAsync(string query) => officer.OpenAsync(scene.Place.Path("pairing/contributions" + query));
    }

    [DatabaseTest]
    public async Task ContributionsExport_ByWhoMay_HoldsTheFilteredRows(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000) with { Title = "=cmd|'/c calc'!A1" });
        await data.PledgeAsync(scene, pairing);
        using var officer = await data.VisitAsync(scene.District);
        using var reader = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [PairingPermissions.Contributions.View]));

        var file = await officer.GetAsync(scene.Place.Path("pairing/contributions?kind=Cash&handler=export"));
        var refused = await reader.GetAsync(scene.Place.Path("pairing/contributions?handler=export"));

        file.Status.ShouldBe(HttpStatusCode.OK);
        var sheet = Sheet(file.Bytes);
        sheet.ShouldContain("cmd|");
        sheet.ShouldNotContain("<f>");
        sheet.ShouldContain("50000000");
        sheet.ShouldNotContain("Bàn ghế học sinh");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static int Rows(Answer page) => page.Document.QuerySelectorAll("tbody tr").Length;

    private static string Sheet(byte[] workbook)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return string.Concat(archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
