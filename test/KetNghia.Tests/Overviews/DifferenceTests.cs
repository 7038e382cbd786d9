using KetNghia.Tests.Pairing;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Overviews;

/// <summary>Why less was received than given.</summary>
public sealed class DifferenceTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>What nobody has answered, what the sides do not agree on and what they have agreed on are three things, each with its own rows.</summary>
    [DatabaseTest]
    public async Task Difference_OfEachKind_IsSaidInItsOwnWordWithItsOwnRows(Provider provider)
    {
        const long set = 850_000;
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.HandOverAsync(scene, await data.PledgeAsync(scene, pairing, data.Sets(100) with { Title = "Chờ trả lời" }), 20);
        var disputed = await data.PledgeAsync(scene, pairing, data.Sets(100) with { Title = "Chưa thống nhất" });
        await data.ConfirmAsync(scene, disputed, await data.HandOverAsync(scene, disputed, 100), 96);
        var agreed = await data.PledgeAsync(scene, pairing, data.Sets(100) with { Title = "Đã thống nhất" });
        var gap = await data.ConfirmAsync(scene, agreed, await data.HandOverAsync(scene, agreed, 100), 90);
        await data.SettleAsync(scene, agreed, gap!.Value, 93);
        using var officer = await data.VisitAsync(scene.District);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        using var focal = await data.VisitAsync(scene.Focal);

        foreach (var (visitor, path) in new[]
                 {
                     (officer, scene.Place.Path("pairing/overviews/locality")), (focal, scene.SponsorPlace.Path("pairing/overviews/sponsor")),
                 })
        {
            var page = await visitor.OpenAsync(path);

            page.Total("discrepancies").ShouldBe(1);
            page.Total("disputed").ShouldBe(4 * set);
            page.Total("awaiting").ShouldBe(1);
            page.Total("awaitingvalue").ShouldBe(20 * set);
            page.Total("agreed").ShouldBe(7 * set);
            page.Text.ShouldContain("đã thống nhất bớt 6 triệu đồng");
            (await TitlesAsync(visitor, page, "discrepancies")).ShouldBe(["Chưa thống nhất"]);
            (await TitlesAsync(visitor, page, "disputed")).ShouldBe(["Chưa thống nhất"]);
            (await TitlesAsync(visitor, page, "awaitingvalue")).ShouldBe(["Chờ trả lời"]);
            (await TitlesAsync(visitor, page, "agreed")).ShouldBe(["Đã thống nhất"]);
        }

        var whole = await province.OpenAsync(data.Province.Path("pairing/overviews/province"));
        whole.Total("disputed-" + scene.Place.Slug).ShouldBe(4 * set);
        whole.Total("awaitingvalue-" + scene.Place.Slug).ShouldBe(20 * set);
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Visitor visitor, Answer page, string total)
    {
        var figure = page.Document.QuerySelector($"main [data-total='{total}']")!;
        var rows = await visitor.OpenAsync(figure.Closest("a")!.GetAttribute("href")!);
        return [.. rows.Document.QuerySelectorAll("main tbody th a").Select(a => a.TextContent.Trim())];
    }
}
