using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Overviews;

/// <summary>What stands beside and below the owed work.</summary>
public sealed class HomePanelTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Province_NothingOwed_ShowsTheChainAndWhatToWatch(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("tinh", DemoPeople.Password);

        var page = await visitor.OpenAsync("/k/tinh/");

        page.Total("pledged").ShouldBeGreaterThan(0);
        page.Has("aside [data-panel=chain]").ShouldBeTrue();
        page.Has(".stack [data-panel=watch] [data-total=communes-watch]").ShouldBeTrue();
        page.Has("footer time").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Sponsor_WithPairings_SeesThemAndNobodyElses(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("dv.skhdt", DemoPeople.Password);

        var page = await visitor.OpenAsync("/k/dv-so-ke-hoach-dau-tu/");

        page.Document.QuerySelectorAll("[data-panel=pairings] tbody tr").Length.ShouldBe(1);
        page.Document.QuerySelector("[data-panel=pairings]")!.TextContent.ShouldContain("Zuôich");
        page.Document.QuerySelectorAll("[data-panel=watch] [data-total]").Select(t => t.GetAttribute("data-total"))
            .ShouldBe(["count-late"], "a sponsor watches over what it has not handed over in time, nothing else");
    }

    [DatabaseTest]
    public async Task Locality_SponsorWithoutPledge_IsToBeWatched(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.CreateActivePairingAsync(scene);
        using var visitor = await data.VisitAsync(scene.District);

        var page = await visitor.OpenAsync(scene.Place.Path(""));
        var silent = page.Document.QuerySelector("[data-total=sponsors-watch]").ShouldNotBeNull();
        var list = await visitor.OpenAsync(silent.GetAttribute("href")!);

        silent.GetAttribute("data-value").ShouldBe("1");
        list.Document.QuerySelector("main tbody th")!.TextContent.ShouldContain(scene.SponsorName);
        page.Has("[data-total=communes-watch]").ShouldBeTrue();
        page.Sql.Count.ShouldBeLessThanOrEqualTo(12);
    }

    [DatabaseTest]
    public async Task Locality_NothingOwed_NamesWhatIsDueNext(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var due = data.Host.Clock.Today.AddDays(20);
        var later = await data.PledgeAsync(scene, pairing, data.Sets(10) with { DueOn = due.AddDays(9) });
        var next = await data.PledgeAsync(scene, pairing, data.Sets(20) with { DueOn = due });
        await data.PledgeAsync(scene, pairing, data.Sets(30) with { PledgedOn = due.AddDays(-60), DueOn = due.AddDays(-21) });
        using var visitor = await data.VisitAsync(scene.District);

        var page = await visitor.OpenAsync(scene.Place.Path(""));
        var line = page.Document.QuerySelector("[data-next]").ShouldNotBeNull();

        page.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("0");
        line.GetAttribute("data-next").ShouldBe(due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        line.QuerySelector("a")!.GetAttribute("href")!.ShouldEndWith(next.ToString());
        later.ShouldNotBe(next);
    }

    [DatabaseTest]
    public async Task Province_DifferenceLeftAlone_IsCountedAfterThirtyDays(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        await data.ConfirmAsync(scene, contribution, delivery, 96);

        data.Host.Clock.Set(data.Host.Clock.UtcNow.AddDays(30));
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var before = await visitor.OpenAsync(data.Province.Path("pairing/overviews/rows?year=all&only=old"));
        data.Host.Clock.Set(data.Host.Clock.UtcNow.AddDays(1));
        using var again = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var home = await again.OpenAsync(data.Province.Path(""));
        var after = await again.OpenAsync(data.Province.Path("pairing/overviews/rows?year=all&only=old"));

        after.Total("count").ShouldBe(before.Total("count") + 1);
        home.Total("count-old").ShouldBe(after.Total("count"));
    }

    [DatabaseTest]
    public async Task Overview_NothingPriced_SaysUnknownAndNotNought(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Sets(100) with { Kind = ContributionKind.Secondment, UnitPriceDong = null, ValuationBasis = null });
        using var visitor = await data.VisitAsync(scene.District);

        var page = await visitor.OpenAsync(scene.Place.Path("pairing/overviews/locality"));
        var pledged = page.Document.QuerySelector("[data-total=pledged]").ShouldNotBeNull();
        var rows = await visitor.OpenAsync(pledged.GetAttribute("href")!);

        pledged.TextContent.ShouldBe("–");
        pledged.GetAttribute("data-value").ShouldBe("");
        page.Total("unpriced").ShouldBe(1);
        rows.Total("count").ShouldBe(1);
        rows.Document.QuerySelector("[data-total=pledged]")!.TextContent.ShouldBe("–");
    }

    [DatabaseTest]
    public async Task Rows_OfAnothersPairing_AreNotShownToASponsor(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing);
        var stranger = await data.CreateSceneAsync();
        using var own = await data.VisitAsync(scene.Focal);
        using var other = await data.VisitAsync(stranger.Focal);

        (await own.OpenAsync(scene.SponsorPlace.Path($"pairing/overviews/rows?pairing={pairing}"))).Total("count").ShouldBe(1);
        (await other.OpenAsync(stranger.SponsorPlace.Path($"pairing/overviews/rows?pairing={pairing}"))).Total("count").ShouldBe(0);
        (await other.OpenAsync(stranger.SponsorPlace.Path($"pairing/overviews/pairings?sponsor={scene.SponsorId}"))).Total("pairings").ShouldBe(0);
    }
}
