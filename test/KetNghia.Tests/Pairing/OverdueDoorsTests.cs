using System.Text.Json;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Overdue is one thing wherever it is shown: due before today, not reversed, not handed over in full.</summary>
public sealed class OverdueDoorsTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Overdue = "Quá hạn giao";
    private const int Records = 14;

    [DatabaseTest]
    public async Task Overdue_ByWhomeverAtWhicheverDoor_IsTheSameRecords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var other = scene with
        {
            ReceiverId = await data.CreatePartyAsync("Xã Thử bên cạnh " + scene.Place.Slug, PartyKind.Locality, TestData.ChoChun),
            Commune = await data.CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, TestData.ChoChun),
            UnitId = TestData.ChoChun,
        };
        await ScatterAsync(data, [scene, other], new Random(20261127));
        var here = await ExpectedAsync(data, c => c.TenantId == scene.Place.Id);
        var zuoich = await ExpectedAsync(data, c => c.TenantId == scene.Place.Id && c.UnitId == TestData.Zuoich);
        var everywhere = await ExpectedAsync(data, _ => true);
        zuoich.Count.ShouldBeInRange(1, here.Count - 1);
        var province = await data.CreateMightyMemberAsync(data.Province);

        await CheckAsync(data, scene.District, scene.Place, here, here.Count, "the district");
        await CheckAsync(data, scene.Commune, scene.Place, zuoich, zuoich.Count, "the commune");
        await CheckAsync(data, scene.Focal, scene.SponsorPlace, here, here.Count, "the sponsor");
        await CheckAsync(data, province, data.Province, here, everywhere.Count, "the province", "&locality=" + scene.Place.Id);
        using var focal = await data.VisitAsync(scene.Focal);
        (await focal.OpenAsync(scene.SponsorPlace.Path(""))).Document.QuerySelector("h1")!.GetAttribute("data-overdue")
            .ShouldBe(Format.Whole(here.Count), "the sponsor owes each of them itself");
    }

    /// <summary>The demo year as it stood on a day somebody counted by hand.</summary>
    [Fact]
    public async Task Overdue_OfTheDemoOnAKnownDay_AreTheSevenCountedByHand()
    {
        var data = new TestData(await hosts.StartOwnAsync(Provider.Sqlite, _ => { }));
        data.Host.Clock.Set(new DateTime(2026, 11, 27, 2, 0, 0, DateTimeKind.Utc));
        await data.Host.WithAsync(services => HostPool.FillAsync(services, Dataset.Demo));
        using var district = data.Host.Visitor();
        using var province = data.Host.Visitor();
        await district.SignInAsync("huyen.namgiang", DemoPeople.Password);
        await province.SignInAsync("tinh", DemoPeople.Password);

        var list = await district.OpenAsync("/k/nam-giang/pairing/contributions?view=Late&sort=number");
        var whole = await province.OpenAsync("/k/tinh/pairing/contributions?view=Late");

        string[] counted = ["0005", "0016", "0019", "0024", "0027", "0032", "0039"];
        list.Document.QuerySelectorAll("main tbody tr td:first-child").Select(td => td.TextContent.Trim()).ShouldBe(counted.Select(n => "DG-2026-" + n));
        (await district.OpenAsync("/k/nam-giang/")).Total("count-late").ShouldBe(counted.Length);
        (await province.OpenAsync("/k/tinh/")).Total("count-late").ShouldBe(whole.Total("count"));
    }

    [DatabaseTest]
    public async Task Overdue_OfTheDemoYear_IsTheSameForDistrictCommuneAndProvince(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        using var district = data.Host.Visitor();
        using var commune = data.Host.Visitor();
        using var province = data.Host.Visitor();
        await district.SignInAsync("huyen.namgiang", DemoPeople.Password);
        await commune.SignInAsync("xa.zuoich", DemoPeople.Password);
        await province.SignInAsync("tinh", DemoPeople.Password);
        var all = await ExpectedAsync(data, _ => true);

        foreach (var (visitor, place) in new[] { (district, "nam-giang"), (commune, "nam-giang"), (province, "tinh") })
        {
            var tab = Tab(await visitor.OpenAsync($"/k/{place}/pairing/contributions?view=Late"));
            tab.ShouldBeGreaterThan(0);
            (await visitor.OpenAsync($"/k/{place}/")).Total("count-late").ShouldBe(tab, place);
            (await visitor.OpenAsync($"/k/{place}/pairing/overviews/rows?year=all&only=late")).Total("count").ShouldBe(tab, place);
            if (visitor == province)
            {
                tab.ShouldBe(all.Count);
            }
        }
    }

    /// <summary>A pledge that is revised, fulfilled or taken back by half is owed by its figures and its day of now.</summary>
    [DatabaseTest]
    public async Task Work_AfterEachChange_FollowsTheRecord(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var today = data.Host.Clock.Today;
        var terms = data.Sets(100) with { PledgedOn = today.AddDays(-30), DueOn = today.AddDays(-1) };
        var id = await data.PledgeAsync(scene, pairing, terms);
        using var focal = await data.VisitAsync(scene.Focal);
        (await OverdueAsync()).ShouldBe("1");

        await data.ReviseAsync(scene, id, terms with { DueOn = today });
        (await OverdueAsync()).ShouldBe("0");
        await data.ReviseAsync(scene, id, terms);
        (await OverdueAsync()).ShouldBe("1");
        await data.HandOverAsync(scene, id, 60);
        var rest = await data.HandOverAsync(scene, id, 40);
        (await OverdueAsync()).ShouldBe("0");
        await data.AsAsync(scene.Focal, scene.SponsorPlace, s => TestData.InTenantAsync(s, scene, async () =>
        {
            await s.GetRequiredService<ContributionAppService>().WithdrawAsync(id, rest, "Ghi nhầm", CancellationToken.None);
            return 0;
        }));
        (await OverdueAsync()).ShouldBe("1");

        async Task<string?> OverdueAsync() => (await focal.OpenAsync(scene.SponsorPlace.Path(""))).Document.QuerySelector("h1")!.GetAttribute("data-overdue");
    }

    private static async Task CheckAsync(
        TestData data, TestPerson person, TestWorkspace place, IReadOnlyCollection<string> expected, int seen, string who, string only = "")
    {
        using var visitor = await data.VisitAsync(person);
        using var program = await data.VisitByTokenAsync(person, place);

        var late = await visitor.OpenAsync(place.Path("pairing/contributions?view=Late" + only));
        Titles(late, "tbody tr").ShouldBe(expected, ignoreOrder: true, who);
        Tab(late).ShouldBe(expected.Count, who);
        var all = await visitor.OpenAsync(place.Path("pairing/contributions?view=All" + only));
        Titles(all, "tbody tr", Overdue).ShouldBe(expected, ignoreOrder: true, who + ": pills");
        (await visitor.OpenAsync(place.Path("pairing/overviews/rows?year=all&only=late" + only))).Total("count").ShouldBe(expected.Count, who + ": figures");
        (await visitor.OpenAsync(place.Path(""))).Total("count-late").ShouldBe(seen, who + ": home");
        var found = new List<string>();
        foreach (var word in new[] { "nhóm0", "nhóm1" })
        {
            found.AddRange(Titles(await visitor.OpenAsync(place.Path("search?q=" + Uri.EscapeDataString(word))), ".owe li", Overdue));
        }

        found.ShouldBe(expected, ignoreOrder: true, who + ": search");
        Exported((await visitor.GetAsync(place.Path("pairing/contributions?handler=Export" + only))).Bytes).ShouldBe(expected, ignoreOrder: true, who + ": export");
        Told(await program.GetAsync("/api/v1/contributions?pageSize=100&overdue=true" + only), _ => true).ShouldBe(expected, ignoreOrder: true, who + ": API filter");
        Told(await program.GetAsync("/api/v1/contributions?pageSize=100" + only), r => r.GetProperty("isOverdue").GetBoolean())
            .ShouldBe(expected, ignoreOrder: true, who + ": API field");
    }

    /// <summary>Pledges with every day and every step of the chain.</summary>
    private static async Task ScatterAsync(TestData data, IReadOnlyList<PairingScene> scenes, Random random)
    {
        var today = data.Host.Clock.Today;
        var pairings = new List<Guid>();
        foreach (var scene in scenes)
        {
            pairings.Add(await data.CreateActivePairingAsync(scene));
        }

        foreach (var i in Enumerable.Range(0, Records))
        {
            var (scene, pairing) = (scenes[i % scenes.Count], pairings[i % scenes.Count]);
            int?[] days = [-40, -1, -1, 0, 9, null];
            var due = i < 4 ? -1 : days[random.Next(days.Length)];
            var step = i < 4 ? i : random.Next(8);
            var terms = data.Sets(100) with
            {
                Title = $"Gói {i:00} nhóm{i / (Records / 2)}",
                PledgedOn = today.AddDays(-60),
                DueOn = due is { } d ? today.AddDays(d) : null,
            };
            await StepAsync(data, scene, await data.PledgeAsync(scene, pairing, terms), step);
        }
    }

    private static async Task StepAsync(TestData data, PairingScene scene, Guid id, int step)
    {
        (long Given, long? Received)? hand = step switch { 2 or 3 => (40, null), 4 => (40, 40), 5 => (100, null), 6 => (100, 96), 7 => (100, 100), _ => null };
        if (hand is { } h)
        {
            var delivery = await data.HandOverAsync(scene, id, h.Given);
            _ = h.Received is { } received ? await data.ConfirmAsync(scene, id, delivery, received) : null;
        }

        if (step == 1)
        {
            await data.AsAsync(scene.Accountant, scene.Place, s => s.GetRequiredService<ContributionAppService>().ReverseAsync(id, "Ghi nhầm", CancellationToken.None));
        }
    }

    /// <summary>By the plain figures, without the product's own word for it.</summary>
    private static async Task<IReadOnlyCollection<string>> ExpectedAsync(TestData data, Func<Contribution, bool> where)
    {
        var all = await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().AllTenants("test").AsNoTracking().ToListAsync(), AmbientFrame.Empty);
        var gone = all.Where(c => c.ReversesId is not null).Select(c => c.ReversesId!.Value).ToHashSet();
        return
        [
            .. all.Where(c => where(c) && !c.IsRemoved && c.ReversesId is null && !gone.Contains(c.Id) && c.DueOn < data.Host.Clock.Today
                && (c.PledgedThousandths is { } pledged ? c.GivenThousandths < pledged : c.GivenDong < c.PledgedDong)).Select(c => c.Title),
        ];
    }

    private static int Tab(Answer page) => int.Parse(
        page.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Titles(Answer page, string rows, string containing = "") =>
        [.. page.Document.QuerySelectorAll(rows).Where(r => r.TextContent.Contains(containing, StringComparison.Ordinal)).Select(r => r.QuerySelector("a")!.TextContent.Trim())];

    private static List<string> Exported(byte[] file)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), "tep.xlsx");
        var rows = book.Rows(book.Sheets[0]).ToList();
        var head = rows.Single(r => r.Cells.Contains("Số ngày quá hạn")).Cells.ToList();
        var (days, title) = (head.IndexOf("Số ngày quá hạn"), head.IndexOf("Khoản hỗ trợ"));
        return [.. rows.Where(r => r.Cells.Count > days && int.TryParse(r.Cells[days], out _)).Select(r => r.Cells[title])];
    }

    private static List<string> Told(Answer answer, Func<JsonElement, bool> which)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Where(which).Select(r => r.GetProperty("title").GetString()!)];
    }
}
