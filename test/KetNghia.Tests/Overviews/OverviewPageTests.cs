using System.Net;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Overviews;

public sealed class OverviewPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Overview_OfEachKind_OpensInItsOwnWorkspaceOnly(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var sponsor = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: data.Host.Ids.New());
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var focal = await data.CreateMemberAsync(sponsor, RoleCodes.SponsorFocal);
        var province = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer);
        using var inPlace = await data.VisitAsync(officer);
        using var inSponsor = await data.VisitAsync(focal);
        using var inProvince = await data.VisitAsync(province);

        foreach (var page in new[] { await inPlace.OpenAsync(place.Path("pairing/overviews/locality")), await inSponsor.OpenAsync(sponsor.Path("pairing/overviews/sponsor")), await inProvince.OpenAsync(data.Province.Path("pairing/overviews/province")) })
        {
            page.Total("pledged").ShouldBe(0);
            page.Sql.Count.ShouldBeLessThanOrEqualTo(6);
        }

        (await inPlace.GetAsync(place.Path("pairing/overviews/province"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await inSponsor.GetAsync(sponsor.Path("pairing/overviews/locality"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await inProvince.GetAsync(data.Province.Path("pairing/overviews/sponsor"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Overview_WithoutPermission_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var nobody = await data.CreateMemberWithAsync(place, []);
        using var visitor = await data.VisitAsync(nobody);

        (await visitor.GetAsync(place.Path("pairing/overviews/locality"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Overview_NonsensePeriod_FallsBackToToday(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var province = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer);
        using var visitor = await data.VisitAsync(province);

        var page = await visitor.OpenAsync(data.Province.Path("pairing/overviews/province?year=999999&quarter=9"));

        page.Document.QuerySelector("h1")!.TextContent.ShouldContain("2025");
    }
}
