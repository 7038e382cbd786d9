using System.Net;

namespace KetNghia.Tests.TestBase;

public sealed class TestDataTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Visit_AsMember_SeesTheHomeOfTheWorkspace(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, name: "Nơi Mẫu");
        var officer = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        using var visitor = await data.VisitAsync(officer);

        var answer = await visitor.GetAsync(place.Path("/"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("Nơi Mẫu");
        answer.Sql.Count.ShouldBeInRange(1, 12);
    }

    [DatabaseTest]
    public async Task Visit_AsStranger_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync());

        (await visitor.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
