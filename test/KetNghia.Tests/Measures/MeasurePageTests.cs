using System.Globalization;
using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Measures;

/// <summary>The catalogue of measures and the records behind a value, through the front door and without scripts.</summary>
public sealed class MeasurePageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Catalogue_FromTheOverview_LeadsToASubjectItsValuesAndTheirRecords(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("huyen.namgiang", DemoPeople.Password);
        await using var scope = host.Services.CreateAsyncScope();
        var names = scope.ServiceProvider.GetRequiredService<IMeasures>().All.Select(m => m.Name).ToList();

        var overview = await visitor.OpenAsync("/k/nam-giang/pairing/overviews/locality?year=2024");
        var catalogue = await visitor.OpenAsync(overview.Document.QuerySelector("main a[href*='/directory/measures']")!.GetAttribute("href")!);
        var found = await visitor.OpenAsync("/k/nam-giang/directory/measures?kind=Commune&q=zuoich&year=2024");
        var subject = await visitor.OpenAsync(found.Document.QuerySelectorAll("[data-measures=subjects] a").ShouldHaveSingleItem().GetAttribute("href")!);
        var cell = subject.Document.QuerySelector("[data-measure='resources.delivered']")!;
        var records = await visitor.OpenAsync(cell.GetAttribute("href")!);

        catalogue.Document.QuerySelectorAll("main tbody tr[id]").Select(r => r.Id).ShouldBe(names, ignoreOrder: true);
        catalogue.Document.QuerySelectorAll("[data-measures=subjects] a").Length.ShouldBeGreaterThan(8);
        catalogue.Text.ShouldNotContain("Measure.");
        subject.Document.QuerySelectorAll("[data-measure]").Select(c => c.GetAttribute("data-measure")).ShouldBe(names, ignoreOrder: true);
        subject.Text.ShouldContain("năm 2024");
        subject.Sql.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', subject.Sql));
        records.Sql.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', records.Sql));
        records.Document.QuerySelectorAll("[data-amount]").Sum(a => long.Parse("0" + a.GetAttribute("data-amount"), CultureInfo.InvariantCulture))
            .ShouldBe(long.Parse(cell.GetAttribute("data-value")!, CultureInfo.InvariantCulture));
        var record = await visitor.OpenAsync(records.Document.QuerySelector("tbody th a")!.GetAttribute("href")!);
        record.Response.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/k/nam-giang/pairing/contributions/details/");
    }

    [DatabaseTest]
    public async Task Catalogue_InEveryWorkspace_OpensEachKindInItsBudget(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var data = new TestData(host);
        foreach (var (user, slug) in new[] { ("tinh", "tinh"), ("huyen.namgiang", "nam-giang"), ("dv.skhdt", "dv-so-ke-hoach-dau-tu"), ("xa.zuoich", "nam-giang") })
        {
            using var visitor = host.Visitor();
            await visitor.SignInAsync(user, DemoPeople.Password);
            foreach (var kind in Enum.GetValues<MeasureSubject>())
            {
                var list = await visitor.OpenAsync($"/k/{slug}/directory/measures?kind={kind}");
                list.Sql.Count.ShouldBeLessThanOrEqualTo(12);
                if (list.Document.QuerySelector("[data-measures=subjects] a") is not { } first)
                {
                    list.Text.ShouldContain("Chưa có đối tượng nào");
                    continue;
                }

                foreach (var period in new[] { "&year=2024&part=FirstHalf", "&year=all" })
                {
                    var page = await visitor.OpenAsync(first.GetAttribute("href") + period);
                    page.Sql.Count.ShouldBeLessThanOrEqualTo(12, $"{user} {kind}\n{string.Join('\n', page.Sql)}");
                    page.Document.QuerySelectorAll("[data-measure]").Length.ShouldBeGreaterThan(20);
                    foreach (var link in page.Document.QuerySelectorAll("main a[data-measure]").Select(a => a.GetAttribute("href")!).Take(3))
                    {
                        (await visitor.OpenAsync(link)).Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0, link);
                    }
                }
            }
        }

        data.Host.ShouldBeSameAs(host);
    }

    [DatabaseTest]
    public async Task Subject_ThatMayNotBeMeasured_IsAnsweredLikeOneThatDoesNotExist(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var foreign = await data.CreateActivePairingAsync(other);
        using var visitor = await data.VisitAsync(scene.District);
        string Path(MeasureSubject kind, Guid id) => scene.Place.Path($"directory/measures?kind={kind}&id={id}");

        foreach (var (kind, id) in new[] { (MeasureSubject.Pairing, foreign), (MeasureSubject.Sponsor, other.SponsorId), (MeasureSubject.Locality, other.Place.Id), (MeasureSubject.Pairing, data.Host.Ids.New()) })
        {
            var page = await visitor.OpenAsync(Path(kind, id));
            page.Text.ShouldContain("Không có chỉ tiêu của đối tượng này");
            page.Text.ShouldNotContain(other.SponsorName);
            (await visitor.GetAsync(scene.Place.Path($"directory/measures/records?kind={kind}&id={id}&name=resources.pledged"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await visitor.GetAsync(scene.Place.Path($"directory/measures/records?kind=Commune&id={scene.UnitId}&name=resources.used"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync(scene.Place.Path($"directory/measures?kind=77&id={scene.UnitId}&part=99&year=nonsense"))).Document.QuerySelectorAll("main tbody tr[id]").Length.ShouldBeGreaterThan(20);
    }

    [DatabaseTest]
    public async Task Values_WithoutTheRightToTheRecords_AreNotShown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.CreateActivePairingAsync(scene);
        using var reader = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [DirectoryPermissions.Measures.View]));
        using var without = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [PairingPermissions.Contributions.View]));
        var page = $"directory/measures?kind=Commune&id={scene.UnitId}";

        var definitions = await reader.OpenAsync(scene.Place.Path(page));

        definitions.Document.QuerySelectorAll("main tbody tr[id]").Length.ShouldBeGreaterThan(20);
        definitions.Has("[data-measure]").ShouldBeFalse();
        definitions.Has("[data-measures=subjects]").ShouldBeFalse();
        (await reader.GetAsync(scene.Place.Path($"directory/measures/records?kind=Commune&id={scene.UnitId}&name=pairing.active"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await without.GetAsync(scene.Place.Path(page))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await without.OpenAsync(scene.Place.Path("pairing/overviews/locality"))).Has("main a[href*='/directory/measures']").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Records_OfAShare_ShowBothPartsAndPageOn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        for (var i = 0; i < 52; i++)
        {
            await data.PledgeAsync(scene, pairing, data.Cash(1_000 + i));
        }

        using var visitor = await data.VisitAsync(scene.District);
        var page = await visitor.OpenAsync(scene.Place.Path($"directory/measures/records?kind=Pairing&id={pairing}&name=resources.pledged&year=2025&p=2"));
        var beyond = await visitor.OpenAsync(scene.Place.Path($"directory/measures/records?kind=Pairing&id={pairing}&name=resources.pledged&year=2025&p=99"));
        var share = await visitor.OpenAsync(scene.Place.Path($"directory/measures/records?kind=Pairing&id={pairing}&name=pairing.agreement_rate&year=2025"));

        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        beyond.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        share.Document.QuerySelector("[data-measure]")!.GetAttribute("data-value").ShouldBe("0/1");
        share.Document.QuerySelector("[data-of]")!.GetAttribute("data-of").ShouldBe("1");
        share.Text.ShouldContain("0 / 1");
    }
}
