using System.Net;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>Every list, as a person walks it on the demo data: what its declaration says is what the page and the file hold.</summary>
public sealed class ListPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly TestWorkspace NamGiang = new(Guid.Empty, WorkspaceKind.Locality, "nam-giang", "Nam Giang", null);
    private static readonly TestWorkspace TamKy = new(Guid.Empty, WorkspaceKind.Sponsor, "dv-tam-ky", "Tam Kỳ", null);
    private static readonly TestWorkspace Province = new(Guid.Empty, WorkspaceKind.Province, "tinh", "Quảng Nam", null);

    /// <summary>Key, somebody who may read it, a filter with the words of its chip, and the fields of its form.</summary>
    private static readonly (string Key, string Person, string Filter, string Chip, string[] Fields)[] Lists =
    [
        ("pairings", "huyen.namgiang", "?form=Assigned", "Hình thức", ["q", "state", "form", "sponsor", "unit", "programme"]),
        ("contributions", "huyen.namgiang", "?kind=Cash", "Hình thức", ["q", "state", "kind", "group", "sponsor", "unit"]),
        ("papers", "huyen.namgiang", "?q=phan+cong", "Số hoặc trích yếu", ["q"]),
        ("received", "dv.tamky", "?q=phan+cong", "Số hoặc trích yếu", ["q"]),
        ("templates", "quantri.namgiang", "?state=Chosen", "Trạng thái", ["state"]),
        ("incoming", "huyen.namgiang", "?urgency=Urgent", "Mức độ khẩn", ["q", "kind", "urgency"]),
        ("registers", "huyen.namgiang", "?voided=true", "Dùng cho", ["voided"]),
        ("assessments", "huyen.namgiang", "?state=Open", "Trạng thái", ["state", "subject"]),
        ("clusters", "huyen.namgiang", "?state=Standing", "Tình trạng", ["state", "subject"]),
        ("rubrics", "huyen.namgiang", "?state=Published", "Trạng thái", ["state", "subject"]),
        ("parties", "huyen.namgiang", "?kind=Agency", "Loại", ["q", "kind", "own"]),
        ("units", "huyen.namgiang", "?on=30%2F06%2F2025&q=nam", "Vào ngày: 30/06/2025", ["q", "on"]),
        ("users", "quantri.namgiang", "?state=Active", "Tình trạng", ["q", "role", "state"]),
        ("jobs", "quantri.namgiang", "?state=Failed", "Tình trạng", ["state"]),
        ("roles", "quantri.namgiang", "", "", []),
        ("delegations", "quantri.namgiang", "?state=Current", "Tình trạng", ["q", "state"]),
        ("audit", "quantri.namgiang", "?action=Administration.Role.Seeded", "Việc đã làm", ["person", "action", "type", "q", "from", "to"]),
        ("workmails", "quantri.tinh", "?state=Failed", "Tình trạng", ["q", "state"]),
        ("localities", "quantri.tinh", "?kind=Sponsor&state=Active", "Tình trạng", ["q", "state", "type"]),
    ];

    [DatabaseTest]
    public async Task Lists_OfTheProduct_AreWalkedHere(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);

        var keys = await host.WithAsync(services => Task.FromResult(services.GetServices<IKeptList>().Select(l => l.Facts.Key).ToList()));

        keys.ShouldBe(Lists.Select(row => row.Key), ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task Sorts_OfEveryHead_KeepTheRows(Provider provider) => await EachAsync(provider, async (visitor, list, row) =>
    {
        var page = await visitor.OpenAsync(Address(list) + row.Filter);
        foreach (var head in page.Document.QuerySelectorAll("thead a.th-sort").Select(a => a.GetAttribute("href")!).ToList())
        {
            var up = await visitor.OpenAsync(head);
            var down = await visitor.OpenAsync(up.Document.QuerySelector("thead [aria-sort] a")!.GetAttribute("href")!);

            up.Total(CountName(list)).ShouldBe(page.Total(CountName(list)), head);
            up.Document.QuerySelectorAll("thead [aria-sort]").Length.ShouldBe(1, head);
            down.Document.QuerySelector("thead [aria-sort]")!.GetAttribute("aria-sort").ShouldNotBe(up.Document.QuerySelector("thead [aria-sort]")!.GetAttribute("aria-sort"), head);
            down.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(page.Document.QuerySelectorAll("tbody tr").Length, head);
        }
    });

    [DatabaseTest]
    public async Task Filters_OfTheForm_AreThoseDeclaredAndBecomeChips(Provider provider) => await EachAsync(provider, async (visitor, list, row) =>
    {
        var whole = await visitor.OpenAsync(Address(list));
        var page = await visitor.OpenAsync(Address(list) + row.Filter);
        if (row.Fields.Length == 0)
        {
            whole.Has(".chip-add").ShouldBeFalse(list.Facts.Key);
            return;
        }

        var form = await visitor.OpenAsync(page.Document.QuerySelector("a.chip-add")!.GetAttribute("href")!);

        page.Document.QuerySelector("ul.chips")!.TextContent.ShouldContain(row.Chip, customMessage: list.Facts.Key);
        page.Total(CountName(list)).ShouldBeLessThanOrEqualTo(list.Facts.Key == "units" ? long.MaxValue : whole.Total(CountName(list)), list.Facts.Key);
        form.Document.QuerySelectorAll("main form[method=get] [name]:not([type=hidden])").Select(e => e.GetAttribute("name")!).ShouldBe(row.Fields, list.Facts.Key);
        var without = await visitor.OpenAsync(page.Document.QuerySelector("ul.chips .chip a")!.GetAttribute("href")!);
        without.Document.QuerySelectorAll("ul.chips .chip:not(.chip-add)").Length.ShouldBe(page.Document.QuerySelectorAll("ul.chips .chip:not(.chip-add)").Length - 1, list.Facts.Key);
    });

    [DatabaseTest]
    public async Task Tabs_OfEveryList_CountTheRowsTheyShow(Provider provider) => await EachAsync(provider, async (visitor, list, row) =>
    {
        foreach (var tab in (await visitor.OpenAsync(Address(list) + row.Filter)).Document.QuerySelectorAll("ul.nav-tabs a:has(.n)").ToList())
        {
            var shown = await visitor.OpenAsync(tab.GetAttribute("href")!);

            Shown(shown.Total(CountName(list))).ShouldBe(tab.QuerySelector(".n")!.TextContent, tab.TextContent);
            shown.Document.QuerySelectorAll("ul.nav-tabs a[aria-current=true]:has(.n)").Length.ShouldBe(1, tab.TextContent);
        }
    });

    [DatabaseTest]
    public async Task SavedView_OfEveryList_IsATabAndCanBeLetGo(Provider provider) => await EachAsync(provider, async (visitor, list, row) =>
    {
        if (row.Fields.Length == 0)
        {
            return;
        }

        var page = await visitor.OpenAsync(Address(list) + row.Filter);
        var save = page.Document.QuerySelector("a[href*='/views/']")!.GetAttribute("href")!;

        var saved = await visitor.FollowAsync(await visitor.FillAsync(save, ("Input.Name", "Của riêng tôi")));

        var tab = saved.Document.QuerySelectorAll("ul.nav-tabs a[aria-current=true]").SingleOrDefault(a => a.TextContent.TrimStart().StartsWith("Của riêng tôi", StringComparison.Ordinal)).ShouldNotBeNull(list.Facts.Key);
        (tab.QuerySelector(".n")?.TextContent).ShouldBe(list.Facts.Key == "audit" ? null : Shown(page.Total(CountName(list))), list.Facts.Key);
        var let = await visitor.FollowAsync(await visitor.SubmitAsync((await visitor.OpenAsync(save)).FormTo("/views/remove/")));
        let.Text.ShouldNotContain("Của riêng tôi");
    });

    [DatabaseTest]
    public async Task File_OfEveryListThatHasOne_HoldsTheRowsShown(Provider provider) => await EachAsync(provider, async (visitor, list, row) =>
    {
        var page = await visitor.OpenAsync(Address(list) + row.Filter);
        var isFiled = list.Facts.Key is not ("users" or "jobs" or "roles" or "workmails");
        page.Has("a[href*='handler=Export']").ShouldBe(isFiled, list.Facts.Key);
        if (isFiled)
        {
            RoundTrip.Count(await RoundTrip.ExportAsync(visitor, PlaceOf(list), list.Facts.Path + row.Filter)).ShouldBe((int)page.Total(CountName(list)), list.Facts.Key);
        }
    });

    [DatabaseTest(OnSqliteOnly = "who may read a list is no matter of the database")]
    public async Task Views_OfAListOneMayNotRead_AreNotFound(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("huyen.namgiang", DemoPeople.Password);

        (await visitor.GetAsync(NamGiang.Path("views/users"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync(NamGiang.Path("views/nothing"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync(NamGiang.Path("views/pairings"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static TestWorkspace PlaceOf(IKeptList list) => list.Facts.Key switch
    {
        "localities" or "workmails" => Province,
        "received" => TamKy,
        _ => NamGiang,
    };

    private static string Address(IKeptList list) => PlaceOf(list).Path(list.Facts.Path);

    private static string CountName(IKeptList list) => list.Facts.Key == "pairings" ? "pairings" : "count";

    private static string Shown(long count) => Format.Whole(count);

    private async Task EachAsync(Provider provider, Func<Visitor, IKeptList, (string Filter, string Chip, string[] Fields), Task> walk)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var lists = await host.WithAsync(services => Task.FromResult(services.GetServices<IKeptList>().ToDictionary(l => l.Facts.Key)));
        foreach (var people in Lists.GroupBy(row => row.Person))
        {
            using var visitor = host.Visitor();
            await visitor.SignInAsync(people.Key, DemoPeople.Password);
            foreach (var row in people)
            {
                await walk(visitor, lists[row.Key], (row.Filter, row.Chip, row.Fields));
            }
        }
    }
}
