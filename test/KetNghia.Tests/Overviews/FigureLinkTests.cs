using System.Globalization;
using System.IO.Compression;
using AngleSharp.Dom;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Overviews;

/// <summary>Every figure leads to the rows it is made of, and they add up to it.</summary>
public sealed class FigureLinkTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int RepeatPageBytes = 25 * 1024;

    [DatabaseTest]
    public async Task Province_EveryFigure_OpensRowsThatAddUpToIt(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "tinh");

        (await CheckAsync(visitor, "/k/tinh/pairing/overviews/province")).ShouldBeGreaterThan(100);
        (await CheckAsync(visitor, "/k/tinh/pairing/overviews/province?year=2024&quarter=2")).ShouldBeGreaterThan(100);
    }

    [DatabaseTest]
    public async Task Locality_EveryFigure_OpensRowsThatAddUpToIt(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "huyen.namgiang");

        (await CheckAsync(visitor, "/k/nam-giang/pairing/overviews/locality")).ShouldBeGreaterThan(80);
        (await CheckAsync(visitor, "/k/nam-giang/pairing/overviews/locality?year=2024&quarter=1")).ShouldBeGreaterThan(80);
    }

    [DatabaseTest]
    public async Task Locality_OfACommuneOfficer_CountsWhatItsListsHold(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "xa.zuoich");

        (await CheckAsync(visitor, "/k/nam-giang/pairing/overviews/locality?year=2024")).ShouldBeGreaterThan(10);
    }

    [DatabaseTest]
    public async Task Sponsor_EveryFigure_OpensRowsThatAddUpToIt(Provider provider)
    {
        using var department = await SignInAsync(provider, "dv.skhdt");
        using var city = await SignInAsync(provider, "dv.tamky");

        (await CheckAsync(department, "/k/dv-so-ke-hoach-dau-tu/pairing/overviews/sponsor")).ShouldBeGreaterThan(10);
        (await CheckAsync(city, "/k/dv-tam-ky/pairing/overviews/sponsor")).ShouldBeGreaterThan(15);
    }

    [DatabaseTest]
    public async Task Homes_EveryFigure_OpensRowsThatAddUpToIt(Provider provider)
    {
        using var province = await SignInAsync(provider, "tinh");
        using var district = await SignInAsync(provider, "huyen.namgiang");
        using var city = await SignInAsync(provider, "dv.tamky");

        (await CheckAsync(province, "/k/tinh/")).ShouldBeGreaterThan(4);
        (await CheckAsync(district, "/k/nam-giang/")).ShouldBeGreaterThan(3);
        (await CheckAsync(city, "/k/dv-tam-ky/")).ShouldBeGreaterThan(2);
    }

    [DatabaseTest]
    public async Task Communes_OfTheProvince_LeaveDistrictsOut(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "tinh");

        var overview = await visitor.OpenAsync("/k/tinh/pairing/overviews/province");
        var names = new List<string>();
        for (var page = 1; page <= 2; page++)
        {
            var list = await visitor.OpenAsync($"/k/tinh/pairing/overviews/communes?p={page}");
            names.AddRange(list.Document.QuerySelectorAll("main tbody th").Select(th => th.TextContent.Trim()));
        }

        names.Count.ShouldBe((int)overview.Total("communes"));
        names.ShouldAllBe(name => !name.StartsWith("Huyện"));
        (await visitor.OpenAsync("/k/tinh/pairing/overviews/pairings?p=1")).Text.ShouldContain("Huyện Nam Giang");
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Pages_WithADemoYear_StayLight(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "huyen.namgiang");
        using var province = await SignInAsync(provider, "tinh");

        foreach (var page in new[]
                 {
                     await visitor.OpenAsync("/k/nam-giang/pairing/overviews/locality"), await visitor.OpenAsync("/k/nam-giang/"),
                     await province.OpenAsync("/k/tinh/pairing/overviews/province"), await province.OpenAsync("/k/tinh/pairing/overviews/communes"),
                 })
        {
            Compressed(page.Bytes).ShouldBeLessThanOrEqualTo(RepeatPageBytes);
        }

        foreach (var list in new[] { "rows", "communes", "givers", "pairings" })
        {
            var asked = (await province.OpenAsync($"/k/tinh/pairing/overviews/{list}")).Sql;
            asked.Count.ShouldBeLessThanOrEqualTo(list == "rows" ? 6 : 9, $"{list}:\n{string.Join('\n', asked)}");
        }

        (await visitor.OpenAsync("/k/nam-giang/")).Sql.Count.ShouldBeLessThanOrEqualTo(12);
        (await province.OpenAsync("/k/tinh/")).Sql.Count.ShouldBeLessThanOrEqualTo(12);
    }

    /// <summary>Opens what each named figure of a page links to and compares; a figure without a link is nothing.</summary>
    /// <returns>Figures compared.</returns>
    private static async Task<int> CheckAsync(Visitor visitor, string path)
    {
        var page = await visitor.OpenAsync(path);
        var lists = new Dictionary<string, Answer>();
        var figures = page.Document.QuerySelectorAll("main [data-total]");
        foreach (var figure in figures)
        {
            var name = figure.GetAttribute("data-total")!;
            var value = figure.GetAttribute("data-value")!;
            if (LinkOf(figure) is not { } href)
            {
                value.ShouldBe("0", $"{path}: {name} leads nowhere");
                continue;
            }

            var list = lists.TryGetValue(href, out var known) ? known : lists[href] = await visitor.OpenAsync(href);
            var kind = name.Split('-')[0];
            var total = list.Document.QuerySelector($"main [data-total='{kind}']");
            total.ShouldNotBeNull($"{path}: {name} leads to {href}, which has no {kind}").GetAttribute("data-value").ShouldBe(value, $"{path}: {name} → {href}");
            if (kind is "communes" or "sponsors" or "pairings" or "count")
            {
                var shown = href.Contains("/contributions", StringComparison.Ordinal) ? PageInfo.DefaultSize : 50;
                list.Document.QuerySelectorAll("main tbody tr").Length
                    .ShouldBe(Math.Min(shown, int.Parse(value, CultureInfo.InvariantCulture)), $"{path}: {name} → {href}");
            }
        }

        return figures.Length;
    }

    private static string? LinkOf(IElement figure) =>
        (figure.Closest("a") ?? figure.Closest("li:not(.kpi)")?.QuerySelector("a[href]"))?.GetAttribute("href");

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)packed.Length;
    }

    private async Task<Visitor> SignInAsync(Provider provider, string userName)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var visitor = host.Visitor();
        await visitor.SignInAsync(userName, DemoPeople.Password);
        return visitor;
    }
}
