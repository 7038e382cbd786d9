using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Directory;

/// <summary>Everything about a place or a party: its figures are those of the lists, and each sees what is theirs.</summary>
public sealed class HubPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int SqlBudget = 12;

    [DatabaseTest]
    public async Task Figures_OfEveryKindOfReader_AreThoseOfTheListsTheyOpen(Provider provider)
    {
        var (district, province, commune) = (await SignInAsync(provider, "huyen.namgiang"), await SignInAsync(provider, "tinh"), await SignInAsync(provider, "xa.zuoich"));
        var (department, city) = (await SignInAsync(provider, "dv.skhdt"), await SignInAsync(provider, "dv.tamky"));
        var (zuoich, sponsor) = ($"directory/units/details/{TestData.Zuoich}", await SponsorOfZuoichAsync(district));
        var (place, giver) = (UnitIds.Of("502"), await HubOfAsync(city, "/k/dv-tam-ky/search?q=thanh+pho+tam+ky", "/directory/parties/details/"));

        (await CheckAsync(district, "/k/nam-giang/" + zuoich)).ShouldBeGreaterThan(5);
        (await CheckAsync(district, "/k/nam-giang/" + sponsor)).ShouldBeGreaterThan(5);
        (await CheckAsync(district, "/k/nam-giang/" + giver)).ShouldBeGreaterThan(4);
        (await CheckAsync(province, "/k/tinh/" + zuoich)).ShouldBeGreaterThan(4);
        (await CheckAsync(province, "/k/tinh/" + sponsor)).ShouldBeGreaterThan(4);
        (await CheckAsync(province, "/k/tinh/" + giver)).ShouldBeGreaterThan(4);
        (await CheckAsync(province, $"/k/tinh/directory/units/details/{place}")).ShouldBeGreaterThan(4);
        (await CheckAsync(commune, "/k/nam-giang/" + zuoich)).ShouldBeGreaterThan(5);
        (await CheckAsync(commune, "/k/nam-giang/" + sponsor)).ShouldBeGreaterThan(4);
        (await CheckAsync(department, "/k/dv-so-ke-hoach-dau-tu/" + zuoich)).ShouldBeGreaterThan(5);
        (await CheckAsync(city, "/k/dv-tam-ky/" + giver)).ShouldBeGreaterThan(4);
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Papers_AndHistory_ShowWhatThePairingsHold(Provider provider)
    {
        var (district, province, department) = (await SignInAsync(provider, "huyen.namgiang"), await SignInAsync(provider, "tinh"), await SignInAsync(provider, "dv.skhdt"));
        var sponsor = await SponsorOfZuoichAsync(district);

        foreach (var (visitor, place) in new[] { (district, "nam-giang"), (province, "tinh"), (department, "dv-so-ke-hoach-dau-tu") })
        {
            foreach (var hub in new[] { sponsor, $"directory/units/details/{TestData.Zuoich}" })
            {
                var path = $"/k/{place}/{hub}";
                var papers = await visitor.OpenAsync(path.Replace("/details/", "/papers/", StringComparison.Ordinal));
                var history = await visitor.OpenAsync(path.Replace("/details/", "/history/", StringComparison.Ordinal));

                papers.Document.QuerySelectorAll("[data-hub=agreements] tbody tr").Length.ShouldBeGreaterThan(0, path);
                papers.Total("evidence").ShouldBeGreaterThan(0, path);
                (await visitor.OpenAsync(papers.Document.QuerySelector("[data-hub=evidence] .evi a")!.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
                (await visitor.OpenAsync(papers.Document.QuerySelector("[data-hub=agreements] tbody a")!.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
                history.Document.QuerySelectorAll("[data-hub=history] .timeline li").Length.ShouldBeGreaterThan(3, path);
                new[] { papers, history }.ShouldAllBe(page => page.Sql.Count <= SqlBudget);
            }
        }
    }

    [DatabaseTest]
    public async Task Names_OnEveryKindOfPage_LeadThere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync();
        var contribution = await data.PledgeToAsync(shared, shared.Scene.ReceiverId, "Nhà ở", 30_000_000);
        var (place, sponsor) = (shared.Place, $"/directory/parties/details/{shared.Scene.SponsorId}");
        var (here, there) = ($"/directory/units/details/{TestData.Zuoich}", $"/directory/units/details/{TestData.ChoChun}");
        using var district = await data.VisitAsync(shared.Scene.District);
        using var focal = await data.VisitAsync(shared.Scene.Focal);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        await LeadsAsync(district, place.Path("pairing/pairings"), sponsor, here, there);
        await LeadsAsync(district, place.Path("pairing/contributions"), sponsor, here);
        await LeadsAsync(district, place.Path($"pairing/pairings/details/{shared.PairingId}"), sponsor, here, there);
        await LeadsAsync(district, place.Path($"pairing/contributions/details/{contribution}"), sponsor, here);
        await LeadsAsync(district, place.Path("pairing/overviews/locality"), sponsor, here, there);
        await LeadsAsync(province, data.Province.Path("pairing/overviews/communes"), here, there);
        await LeadsAsync(province, data.Province.Path("pairing/overviews/givers"), sponsor);
        await LeadsAsync(focal, shared.Scene.SponsorPlace.Path(""), here, there);
        await LeadsAsync(focal, shared.Scene.SponsorPlace.Path("pairing/overviews/sponsor"), here, there);
        await LeadsAsync(district, place.Path($"search?q={Uri.EscapeDataString(shared.Scene.SponsorName)}"), sponsor);
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Home_NamesInOwedWork_LeadToPlaceAndSponsor(Provider provider)
    {
        using var district = await SignInAsync(provider, "huyen.namgiang");

        var home = await district.OpenAsync("/k/nam-giang/");

        var links = home.Document.QuerySelectorAll(".owe .c a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldContain(href => href.StartsWith("/k/nam-giang/directory/units/details/", StringComparison.Ordinal));
        links.ShouldContain(href => href.StartsWith("/k/nam-giang/directory/parties/details/", StringComparison.Ordinal));
        foreach (var link in links.Distinct().Take(4))
        {
            (await district.OpenAsync(link)).Document.QuerySelector("[data-hub=work] .owe").ShouldNotBeNull(link);
        }
    }

    [DatabaseTest]
    public async Task Rows_InASponsorsWorkspace_LeadToTheReceiver(Provider provider)
    {
        using var focal = await SignInAsync(provider, "dv.tamky");

        var pairings = await focal.OpenAsync("/k/dv-tam-ky/pairing/pairings");
        var contributions = await focal.OpenAsync("/k/dv-tam-ky/pairing/contributions");

        var rows = pairings.Document.QuerySelectorAll("main tbody tr").ToList();
        rows.Count.ShouldBeGreaterThan(2);
        rows.ShouldAllBe(row => row.QuerySelector("th a")!.GetAttribute("href")!.StartsWith("/k/dv-tam-ky/directory/units/details/", StringComparison.Ordinal));
        rows.ShouldAllBe(row => row.QuerySelector("a[href*='/pairing/pairings/details/']") != null);
        pairings.Document.QuerySelector("main tbody")!.TextContent.ShouldNotContain("Thành phố Tam Kỳ");
        contributions.Document.QuerySelectorAll("main tbody th .two a").ShouldAllBe(a => a.GetAttribute("href")!.Contains("/directory/units/details/", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Commune_OfficerOfOne_SeesNothingOfTheOther(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync();
        await data.PledgeToAsync(shared, shared.Scene.ReceiverId, "Cho xã này", 30_000_000);
        await data.PledgeToAsync(shared, shared.OtherReceiverId, "Cho xã kia", 50_000_000);
        using var here = await data.VisitAsync(shared.Here);
        using var mighty = await data.VisitAsync(shared.Mighty);
        var sponsor = shared.Place.Path($"directory/parties/details/{shared.Scene.SponsorId}");

        var own = await here.OpenAsync(shared.Place.Path($"directory/units/details/{TestData.Zuoich}"));
        var other = await here.OpenAsync(shared.Place.Path($"directory/units/details/{TestData.ChoChun}"));

        own.Total("pledged").ShouldBe(30_000_000);
        (await here.OpenAsync(sponsor)).Total("pledged").ShouldBe(30_000_000);
        (await mighty.OpenAsync(sponsor)).Total("pledged").ShouldBe(80_000_000);
        own.Text.ShouldContain("Chỉ tính phần anh/chị được xem.");
        other.Has("[data-hub=help]").ShouldBeFalse();
        other.Has("[data-hub=pairings]").ShouldBeFalse("not even that there is none");
        (await here.OpenAsync(shared.Place.Path($"directory/units/history/{TestData.ChoChun}"))).Text.ShouldNotContain("Cho xã kia");
    }

    [DatabaseTest]
    public async Task Sponsor_LookingAtAnother_IsNotToldThatItGaveNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var beside = await data.CreatePartyAsync($"Đơn vị cùng giúp {TestData.Next()}");
        var pairing = await data.CreateActivePairingAsync(scene, c => c.SponsorIds = [scene.SponsorId, beside]);
        await data.PledgeAsync(scene, pairing);
        using var focal = await data.VisitAsync(scene.Focal);

        var page = await focal.OpenAsync(scene.SponsorPlace.Path($"directory/parties/details/{beside}"));
        var mine = await focal.OpenAsync(scene.SponsorPlace.Path($"directory/parties/details/{scene.SponsorId}"));

        page.Total("pairings").ShouldBe(1);
        page.Has("[data-hub=help]").ShouldBeFalse();
        mine.Total("count").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Party_KeptByTheLocality_IsShownToWhoeverMeetsItInAPairing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var kept = await data.Host.WithAsync(
            services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(
                new NewParty($"DHGR-{TestData.Next()}", "Hội đồng hương giữ riêng", PartyKind.Association) { OwnerTenantId = scene.Place.Id, FocalPersons = [new("Người Riêng", null, "0905 222 333", null)] },
                CancellationToken.None),
            AmbientFrame.Empty);
        using var province = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        using var focal = await data.VisitAsync(scene.Focal);
        using var stranger = await data.VisitAsync(await data.CreateMightyMemberAsync(await data.CreateWorkspaceAsync(WorkspaceKind.Locality)));
        var (there, beside) = (data.Province.Path($"directory/parties/details/{kept}"), scene.SponsorPlace.Path($"directory/parties/details/{kept}"));
        (await province.GetAsync(there)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await focal.GetAsync(beside)).Status.ShouldBe(HttpStatusCode.NotFound);

        await data.CreateActivePairingAsync(scene, c => c.SponsorIds = [scene.SponsorId, kept]);

        foreach (var (visitor, path) in new[] { (province, there), (focal, beside) })
        {
            var page = await visitor.OpenAsync(path);
            page.Text.ShouldContain("Hội đồng hương giữ riêng");
            page.Total("pairings").ShouldBe(1);
            page.Body.ShouldNotContain("DHGR-");
            (await visitor.GetAsync(path.Replace("/details/", "/register/", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [DatabaseTest]
    public async Task Successor_CarriesOnThePairingsOfTheParty(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(20_000_000));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var name = $"Sở Kế thừa {TestData.Next()}";
        var step = await officer.OpenAsync($"/k/tinh/directory/parties/change/{scene.SponsorId}");
        var review = await officer.SubmitAsync(
            step.FormWith("Input.Others"), ("Input.Change", "Rename"), ("Input.EffectiveOn", "01/03/2025"), ("Input.Document", "10/QĐ-UBND"), ("Input.DocumentDate", "20/02/2025"),
            ("Input.News", $"KT-{TestData.Next()}; {name}"));
        await officer.FollowAsync(await officer.SubmitAsync(review.MainForm));
        using var district = await data.VisitAsync(scene.District);
        var hub = await HubOfAsync(district, scene.Place.Path($"search?q={Uri.EscapeDataString(name)}"), "/directory/parties/details/");

        (await CheckAsync(district, scene.Place.Path(hub))).ShouldBeGreaterThan(3);
        (await district.OpenAsync(scene.Place.Path(hub))).Total("pledged").ShouldBe(20_000_000);
    }

    [DatabaseTest]
    public async Task Panels_WithoutPermission_AreLeftOut(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing);
        using var pairings = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [DirectoryPermissions.Units.View, PairingPermissions.Pairings.View]));
        using var register = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [DirectoryPermissions.Units.View]));
        var path = scene.Place.Path($"directory/units/details/{TestData.Zuoich}");

        var (some, none) = (await pairings.OpenAsync(path), await register.OpenAsync(path));

        some.Has("[data-hub=pairings]").ShouldBeTrue();
        some.Has("[data-hub=help]").ShouldBeFalse();
        none.Has("[data-hub=pairings]").ShouldBeFalse();
        (await pairings.OpenAsync(scene.Place.Path("pairing/pairings"))).Has($"main tbody a[href*='/directory/parties/']").ShouldBeFalse("a name nobody may open is no link");
    }

    private static async Task LeadsAsync(Visitor visitor, string path, params string[] hubs)
    {
        var page = await visitor.OpenAsync(path);
        foreach (var hub in hubs)
        {
            page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain(href => href != null && href.EndsWith(hub, StringComparison.Ordinal), $"{path} → {hub}");
        }

        (await visitor.OpenAsync(page.Document.QuerySelectorAll("main a").First(a => a.GetAttribute("href")?.EndsWith(hubs[0], StringComparison.Ordinal) == true).GetAttribute("href")!)).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Opens the list behind each figure and compares.</summary>
    /// <returns>Figures compared.</returns>
    private static async Task<int> CheckAsync(Visitor visitor, string path)
    {
        var page = await visitor.OpenAsync(path);
        page.Sql.Count.ShouldBeLessThanOrEqualTo(SqlBudget, path);
        var figures = page.Document.QuerySelectorAll("main [data-total]");
        foreach (var figure in figures)
        {
            var (name, value) = (figure.GetAttribute("data-total")!, figure.GetAttribute("data-value")!);
            var href = (figure.Closest("a") ?? figure.QuerySelector("a"))?.GetAttribute("href");
            if (href is null)
            {
                value.ShouldBe("0", $"{path}: {name} leads nowhere");
                continue;
            }

            var list = await visitor.OpenAsync(href);
            var found = name == "work"
                ? list.Document.QuerySelectorAll("[data-group] .cnt").Sum(count => long.Parse(count.TextContent, System.Globalization.CultureInfo.InvariantCulture))
                : list.Total(name.Split('-')[0]);
            found.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(value, $"{path}: {name} → {href}");
        }

        return figures.Length;
    }

    /// <summary>Relative to the workspace.</summary>
    private static async Task<string> HubOfAsync(Visitor visitor, string page, string kind)
    {
        var answer = await visitor.OpenAsync(page);
        var href = answer.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.Contains(kind, StringComparison.Ordinal));
        return href[(href.IndexOf(kind, StringComparison.Ordinal) + 1)..];
    }

    private static Task<string> SponsorOfZuoichAsync(Visitor district) =>
        HubOfAsync(district, $"/k/nam-giang/pairing/pairings?unit={TestData.Zuoich}", "/directory/parties/details/");

    private async Task<Visitor> SignInAsync(Provider provider, string userName)
    {
        var visitor = (await hosts.GetAsync(provider, Dataset.Demo)).Visitor();
        await visitor.SignInAsync(userName, DemoPeople.Password);
        return visitor;
    }
}
