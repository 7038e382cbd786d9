using AngleSharp.Dom;
using KetNghia.Tests.Pairing;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Overviews;

/// <summary>One year for all pages: named in the frame, kept in the address, the same in every figure.</summary>
public sealed class ShownYearTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const long Earlier = 30_000_000;
    private const long Now = 50_000_000;

    [DatabaseTest]
    public async Task Year_ChosenInTheFrame_IsThatOfEveryFigureAndGoesOnFromPageToPage(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        foreach (var (person, home, overview) in new[]
                 {
                     (scene.District, scene.Place.Path("/"), scene.Place.Path("pairing/overviews/locality")),
                     (scene.Focal, scene.SponsorPlace.Path("/"), scene.SponsorPlace.Path("pairing/overviews/sponsor")),
                 })
        {
            using var visitor = await data.VisitAsync(person);
            foreach (var (choice, words, pledged) in new[] { ("Năm 2024", "2024", Earlier), ("Năm 2025", "2025", Now), ("Mọi năm", "Mọi năm", Earlier + Now) })
            {
                var chosen = await visitor.OpenAsync(Choice(await visitor.OpenAsync(home), choice));
                Shown(chosen).ShouldBe(words);
                chosen.Total("pledged").ShouldBe(pledged);
                foreach (var key in new[] { "Khoản hỗ trợ", "Cặp kết nghĩa", "Tổng quan" })
                {
                    var page = await visitor.OpenAsync(Menu(chosen, key));
                    (page.Total("pledged"), Shown(page)).ShouldBe((pledged, words), key);
                }

                var list = await visitor.OpenAsync(Menu(chosen, "Khoản hỗ trợ"));
                var record = await visitor.OpenAsync(list.Document.QuerySelector("main tbody th a")!.GetAttribute("href")!);
                var back = await visitor.OpenAsync(record.Document.QuerySelectorAll("#menu nav a").Single(a => a.TextContent.Trim() == "Khoản hỗ trợ").GetAttribute("href")!);
                (Shown(record), Shown(back), back.Total("pledged")).ShouldBe((words, words, pledged));
                Shown(await visitor.OpenAsync(list.Document.QuerySelector("main tbody a[href*='/directory/']")!.GetAttribute("href")!)).ShouldBe(words);
            }

            Shown(await visitor.OpenAsync(overview)).ShouldBe("2025");
            Shown(await visitor.OpenAsync(overview + "?year=3024")).ShouldBe("2025");
        }
    }

    /// <summary>The menu takes the year of the page it stands on, so that home and list say the same.</summary>
    [DatabaseTest]
    public async Task Menu_FromAPageOfTheRunningYear_OpensTheListsOfThatYear(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        using var focal = await data.VisitAsync(scene.Focal);

        var home = await focal.OpenAsync(scene.SponsorPlace.Path("/"));
        var list = await focal.OpenAsync(Menu(home, "Khoản hỗ trợ"));

        list.Total("pledged").ShouldBe(home.Total("pledged"));
        Shown(list).ShouldBe(Shown(home));
        Shown(await focal.OpenAsync(scene.SponsorPlace.Path("pairing/contributions"))).ShouldBe("Mọi năm");
    }

    [DatabaseTest]
    public async Task Year_OfAForm_IsThatOfThePageItLeadsTo(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        using var focal = await data.VisitAsync(scene.Focal);

        var done = await focal.FollowAsync(await focal.FillAsync(
            scene.SponsorPlace.Path($"pairing/contributions/pledge/{pairing}?year=2024"), ("Input.Title", "Sách vở"), ("Input.ContentGroupCode", "social-security"),
            ("Input.FundingSource", "RegularBudget"), ("Input.AmountDong", "1000000")));

        Shown(done).ShouldBe("2024");

        var home = await focal.OpenAsync(scene.SponsorPlace.Path("/?year=2024"));
        Shown(await focal.OpenAsync(home.Document.QuerySelector("main [data-group] a.btn")!.GetAttribute("href")!)).ShouldBe("2024");
        Shown(await focal.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)home.Document.QuerySelector("form.search")!, ("q", "so"))).ShouldBe("2024");
    }

    /// <summary>Nothing that is still owed hides behind a year.</summary>
    [DatabaseTest]
    public async Task List_OfOneYear_SaysWhatOtherYearsStillAskFor(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        using var officer = await data.VisitAsync(scene.District);

        var page = await officer.OpenAsync(scene.Place.Path("pairing/contributions?year=2025"));
        var every = await officer.OpenAsync(page.Document.QuerySelector("[data-elsewhere] a")!.GetAttribute("href")!);

        page.Document.QuerySelector("[data-elsewhere]")!.GetAttribute("data-elsewhere").ShouldBe("1");
        page.Total("count").ShouldBe(1);
        every.Total("count").ShouldBe(3);
        every.Document.QuerySelector("[data-elsewhere]").ShouldBeNull();
        (await officer.OpenAsync(scene.Place.Path("pairing/contributions?year=2025&kind=InKind"))).Document.QuerySelector("[data-elsewhere]").ShouldBeNull();
    }

    /// <summary>What waits in a pairing is said whatever year its amounts are of.</summary>
    [DatabaseTest]
    public async Task Pairings_OfOneYear_KeepTheirState(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        using var officer = await data.VisitAsync(scene.District);
        var before = await officer.OpenAsync(scene.Place.Path("pairing/pairings"));
        var page = await officer.OpenAsync(scene.Place.Path("pairing/pairings?year=2024"));

        page.Total("pledged").ShouldBe(Earlier);
        State(page).ShouldBe(State(before));
        page.Text.ShouldContain("30,0");
    }

    private static string State(Answer page) => page.Document.QuerySelector("main tbody tr td.s3")!.TextContent.Trim();

    private static string Shown(Answer page) => page.Document.QuerySelector("header details.year summary span")!.TextContent.Trim();

    private static string Choice(Answer page, string text) =>
        page.Document.QuerySelectorAll("header details.year a").Single(a => a.TextContent.Trim() == text).GetAttribute("href")!;

    private static string Menu(Answer page, string text) => page.Document.QuerySelectorAll("#menu nav a").Single(a => a.TextContent.Trim() == text).GetAttribute("href")!;

    /// <summary>One pledge of last year and one of this; a third of last year is finished.</summary>
    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(Earlier - 1_000) with { PledgedOn = new DateOnly(2024, 11, 2) });
        var done = await data.PledgeAsync(scene, pairing, data.Sets(1) with { PledgedOn = new DateOnly(2024, 12, 31), UnitPriceDong = 1_000 });
        await data.ConfirmAsync(scene, done, await data.HandOverAsync(scene, done, 1), 1);
        await data.PledgeAsync(scene, pairing, data.Cash(Now));
        return (data, scene, pairing);
    }
}
