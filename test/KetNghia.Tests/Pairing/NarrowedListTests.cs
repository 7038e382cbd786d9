using System.Globalization;
using System.Net;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>A list that is narrowed says so: in its tabs, their counts, and when nothing is left.</summary>
public sealed class NarrowedListTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Contributions_Tabs_KeepTheFilterAndCountWithinIt(Provider provider)
    {
        var (data, scene, other) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(scene.District);

        var page = await visitor.OpenAsync(scene.Place.Path($"pairing/contributions?sponsor={scene.SponsorId}&kind=InKind"));
        var late = await visitor.OpenAsync(Tab(page, "view=Late").Url);

        Tabs(page).ShouldBe([3, 1, 0, 1], "all, awaiting, differing, late of this sponsor");
        Tabs(await visitor.OpenAsync(scene.Place.Path("pairing/contributions"))).ShouldBe([4, 1, 0, 2]);
        foreach (var (url, count) in page.Document.QuerySelectorAll("ul.nav-tabs a:has(.n)").Select(a => (a.GetAttribute("href")!, a.QuerySelector(".n")!.TextContent)))
        {
            url.ShouldContain($"sponsor={scene.SponsorId}");
            url.ShouldContain("kind=InKind");
            (await visitor.OpenAsync(url)).Total("count").ToString(CultureInfo.InvariantCulture).ShouldBe(count, url);
        }

        late.Document.QuerySelector("ul.nav-tabs a[aria-current=true]")!.TextContent.ShouldContain("1");
        other.ShouldNotBe(scene.SponsorId);
    }

    [DatabaseTest]
    public async Task Pairings_Tabs_KeepTheFilterAndCountWithinIt(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        using var visitor = await data.VisitAsync(scene.District);

        var page = await visitor.OpenAsync(scene.Place.Path($"pairing/pairings?sponsor={scene.SponsorId}"));

        foreach (var tab in page.Document.QuerySelectorAll("ul.nav-tabs a:has(.n)"))
        {
            var url = tab.GetAttribute("href")!;
            url.ShouldContain($"sponsor={scene.SponsorId}");
            var shown = await visitor.OpenAsync(url);
            shown.Document.QuerySelectorAll("tbody tr").Length.ToString(CultureInfo.InvariantCulture).ShouldBe(tab.QuerySelector(".n")!.TextContent, url);
        }

        Tab(page, "view=Active").Count.ShouldBe(1);
    }

    /// <summary>Every list with a filter: asked for what is not there, it names the filter and leads back to the whole list.</summary>
    [DatabaseTest]
    public async Task Lists_WithNothingLeft_NameTheFilterAndClearIt(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        using var locality = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
        using var province = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        foreach (var (visitor, place, path, named) in new[]
                 {
                     (locality, scene.Place, "pairing/contributions?view=Differing&q=kh%C3%B4ngc%C3%B3", "Chênh lệch"), (locality, scene.Place, "pairing/pairings?q=kh%C3%B4ngc%C3%B3", "khôngcó"),
                     (locality, scene.Place, "pairing/pairings?view=Differing", "Góc nhìn"), (locality, scene.Place, "pairing/overviews/rows?only=Open", "chênh lệch"),
                     (locality, scene.Place, "directory/parties?q=kh%C3%B4ngc%C3%B3", "khôngcó"), (locality, scene.Place, "directory/units?q=kh%C3%B4ngc%C3%B3", "khôngcó"),
                     (locality, scene.Place, "administration/users?q=kh%C3%B4ngc%C3%B3", "khôngcó"), (locality, scene.Place, "administration/audit?q=kh%C3%B4ngc%C3%B3", "khôngcó"),
                     (locality, scene.Place, "administration/jobs?state=Failed", ""), (province, data.Province, "administration/localities?q=kh%C3%B4ngc%C3%B3", "khôngcó"),
                 })
        {
            var page = await visitor.OpenAsync(place.Path(path));
            page.Document.QuerySelector(".empty [data-filter]").ShouldNotBeNull(path + ": " + page.Text).TextContent.ShouldContain(named, Case.Insensitive, path);
            var clear = page.Document.QuerySelector(".empty a[data-clear]").ShouldNotBeNull(path).GetAttribute("href")!;
            var whole = await visitor.OpenAsync(clear);
            whole.Status.ShouldBe(HttpStatusCode.OK, path);
            whole.Has(".empty [data-filter]").ShouldBeFalse(path);
        }
    }

    /// <summary>The second tab, after another person has confirmed: who, what and when, and nothing to correct.</summary>
    [DatabaseTest]
    public async Task Confirm_AfterSomebodyElseHas_SaysWhoWhatAndWhen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var id = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var delivery = await data.HandOverAsync(scene, id, 52);
        using var second = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, TestData.Zuoich));
        using var giver = await data.VisitAsync(scene.Focal);
        var tab = await second.OpenAsync(scene.Place.Path($"pairing/contributions/confirm/{id}/{delivery}"));
        var withdrawing = await giver.OpenAsync(scene.SponsorPlace.Path($"pairing/contributions/deliverystep/{id}/{delivery}/Withdraw"));
        await data.ConfirmAsync(scene, id, delivery, 41);

        var answer = await second.SubmitAsync(tab.MainForm, ("Input.Figure", "52"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));
        var withdrawn = await giver.SubmitAsync(withdrawing.FormWith("Input.Reason"), ("Input.Reason", "Ghi nhầm"));
        var opened = await second.OpenAsync(scene.Place.Path($"pairing/contributions/confirm/{id}/{delivery}"));

        (answer.Status, withdrawn.Status).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        foreach (var page in new[] { answer, withdrawn })
        {
            page.ErrorCode.ShouldBe(PairingErrors.DeliveryConfirmed);
            page.Text.ShouldContain($"{scene.Commune.FullName} đã xác nhận 41 bộ");
            page.Text.ShouldContain(Format.DateTime(data.Host.Clock.UtcNow));
            page.Text.ShouldNotContain("mục cần sửa");
            page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        }

        foreach (var page in new[] { answer, opened })
        {
            var done = page.Document.QuerySelector("[data-done=Confirmed]").ShouldNotBeNull().TextContent;
            done.ShouldContain("Thực nhận 41");
            done.ShouldContain(scene.Commune.FullName);
            done.ShouldContain(Format.DateTime(data.Host.Clock.UtcNow));
            page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        }
    }

    private async Task<(TestData Data, PairingScene Scene, Guid OtherSponsor)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var other = await data.CreateSceneAsync() with { Place = scene.Place, District = scene.District, Leader = scene.Leader };
        var late = data.Sets(100) with { PledgedOn = data.Host.Clock.Today.AddDays(-30), DueOn = data.Host.Clock.Today.AddDays(-1) };
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, late);
        await data.PledgeAsync(scene, pairing);
        await data.HandOverAsync(scene, await data.PledgeAsync(scene, pairing), 100);
        await data.PledgeAsync(other, await data.CreateActivePairingAsync(other), late);
        return (data, scene, other.SponsorId);
    }

    private static List<int> Tabs(Answer page) =>
        [.. page.Document.QuerySelectorAll("ul.nav-tabs .n").Select(n => int.Parse(n.TextContent, CultureInfo.InvariantCulture))];

    private static (string Url, int Count) Tab(Answer page, string holding)
    {
        var tab = page.Document.QuerySelectorAll("ul.nav-tabs a").First(a => a.GetAttribute("href")!.Contains(holding, StringComparison.Ordinal));
        return (tab.GetAttribute("href")!, int.Parse(tab.QuerySelector(".n")!.TextContent, CultureInfo.InvariantCulture));
    }
}
