using AngleSharp.Dom;
using KetNghia.Tests.TestBase;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Country;

/// <summary>Past a page's worth of localities, places and sponsors overviews group and page, and their figures stay those of everything.</summary>
public sealed class CountryPagesTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Overview = "/k/tinh/pairing/overviews/province";
    private const int Most = 25;

    private static readonly string[] Figures = ["pairings", "pledged", "given", "received", "awaitingvalue", "disputed", "discrepancies"];

    [DatabaseTest]
    public async Task Province_Grouped_EqualsTheLocalitiesOneByOne(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");
        var first = await visitor.OpenAsync(Overview + "?year=all");
        var groups = await RowsAsync(visitor, Overview + "?year=all");
        var single = await RowsAsync(visitor, Overview + "?year=all&all=true");
        var rows = await visitor.OpenAsync("/k/tinh/pairing/overviews/rows?year=all");

        groups.Count.ShouldBe(63);
        groups.Keys.ShouldAllBe(key => key.StartsWith("tinh-"));
        single.Count.ShouldBe(SmallCountry.Scale.Localities);
        foreach (var figure in Figures)
        {
            groups.Values.Sum(g => g[figure]).ShouldBe(single.Values.Sum(l => l[figure]), figure);
        }

        groups.Values.Sum(g => g["received"]).ShouldBe(first.Total("received"));
        first.Total("received").ShouldBe(rows.Total("received"));
        first.Total("count").ShouldBe(SmallCountry.Scale.AllContributions);
        (first.Total("pairings"), single.Values.Sum(l => l["pairings"])).ShouldBe((237, 237), "three of the first locality's sixty have ended");
        first.Document.QuerySelectorAll("#localities tbody tr").Length.ShouldBe(Most);
        first.Sql.Count.ShouldBeLessThanOrEqualTo(12);
    }

    [DatabaseTest]
    public async Task Province_OfOneGroup_ShowsItsLocalitiesAndTheirSum(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");
        var page = await visitor.OpenAsync(Overview + "?year=all");
        var group = page.Document.QuerySelector("#localities tbody tr[data-locality='tinh-01']").ShouldNotBeNull("Hà Nội stands on the first page or another");

        var inside = await visitor.OpenAsync(group.QuerySelector("th a")!.GetAttribute("href")!);

        var lines = Read(inside);
        lines.Keys.ShouldBe(["mau-001", "mau-064"], ignoreOrder: true);
        foreach (var figure in Figures)
        {
            lines.Values.Sum(l => l[figure]).ShouldBe(Figure(group, figure, "tinh-01"), figure);
        }

        inside.Total("received").ShouldBe(page.Total("received"), "totals are those of everything");
        inside.Has("[data-total='communes-q1-mau-001']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Province_Searched_ShowsThoseNamedSo(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");

        var found = await visitor.OpenAsync(Overview + "?q=mau+064");
        var none = await visitor.OpenAsync(Overview + "?q=kh%C3%B4ngc%C3%B3&p=99");

        Read(found).Keys.ShouldBe(["mau-064"]);
        found.Document.QuerySelectorAll(".chips .chip").Length.ShouldBe(1);
        Read(none).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Locality_WithManyPlaces_PagesThemUnderTheSameTotals(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.huyen");
        var first = await visitor.OpenAsync("/k/mau-001/pairing/overviews/locality?year=all");
        var names = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var answer = await visitor.OpenAsync($"/k/mau-001/pairing/overviews/locality?year=all&p={page}");
            names.AddRange(answer.Document.QuerySelectorAll("#communes tbody th").Select(th => th.TextContent.Trim()));
            answer.Total("received").ShouldBe(first.Total("received"));
        }

        first.Document.QuerySelectorAll("#communes tbody tr").Length.ShouldBe(Most);
        names.Distinct().Count().ShouldBe((int)first.Total("communes"));
        names.Count.ShouldBe((int)first.Total("communes"));
    }

    [DatabaseTest]
    public async Task Localities_OfACountry_ComePageByPage(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.quantri.tinh");
        var names = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var rows = (await visitor.OpenAsync($"/k/tinh/administration/localities?p={page}")).Document.QuerySelectorAll("main tbody th a");
            rows.Length.ShouldBeLessThanOrEqualTo(Most);
            names.AddRange(rows.Select(a => a.TextContent));
        }

        names.Distinct().Count().ShouldBe(SmallCountry.Scale.Localities);
        (await visitor.OpenAsync("/k/tinh/administration/localities?q=mau+080")).Document.QuerySelectorAll("main tbody th").Length.ShouldBe(1);
    }

    private async Task<Visitor> SignInAsync(Provider provider, string userName)
    {
        var visitor = (await hosts.GetAsync(provider, Dataset.Country)).Visitor();
        await visitor.SignInAsync(userName, SmallCountry.Password);
        return visitor;
    }

    private static async Task<Dictionary<string, Dictionary<string, long>>> RowsAsync(Visitor visitor, string path)
    {
        var all = new Dictionary<string, Dictionary<string, long>>();
        for (var page = 1; ; page++)
        {
            var read = Read(await visitor.OpenAsync($"{path}&p={page}"));
            if (read.Keys.All(all.ContainsKey))
            {
                return all;
            }

            foreach (var (key, figures) in read)
            {
                all.Add(key, figures);
            }
        }
    }

    private static Dictionary<string, Dictionary<string, long>> Read(Answer page) => page.Document.QuerySelectorAll("#localities tbody tr")
        .ToDictionary(row => row.GetAttribute("data-locality")!, row => Figures.ToDictionary(f => f, f => Figure(row, f, row.GetAttribute("data-locality")!)));

    private static long Figure(IElement row, string figure, string key) =>
        long.Parse(row.QuerySelector($"[data-total='{figure}-{key}']")!.GetAttribute("data-value")!, System.Globalization.CultureInfo.InvariantCulture);
}
