using System.Net;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Web;

/// <summary>Wherever a redirect leads, its address goes over the line: letters beyond ASCII are encoded.</summary>
public sealed class ReturnAddressTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "Nui-Thanh-1957!";

    [DatabaseTest]
    public async Task Redirect_ToAnAddressInVietnamese_IsEncoded(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync(password: Password);
        await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        using var visitor = data.Host.Visitor();
        var back = place.Path("search?q=Tây Giang&x=%C3%A2#mục");
        var wanted = place.Path("search?q=T%C3%A2y%20Giang&x=%C3%A2#m%E1%BB%A5c");
        var address = $"/account/sign-in?returnUrl={Uri.EscapeDataString(back)}";
        var form = (await visitor.OpenAsync(address)).FormWith("Input.UserName");

        var signedIn = await visitor.SubmitAsync(form, ("Input.UserName", person.UserName), ("Input.Password", Password));
        var already = await visitor.GetAsync(address);
        var verify = await visitor.FillAsync($"/account/verify?returnUrl={Uri.EscapeDataString(back)}", ("Input.Password", Password));

        signedIn.Response.Headers.Location!.OriginalString.ShouldBe(wanted);
        already.Response.Headers.Location!.OriginalString.ShouldBe(wanted);
        verify.Response.Headers.Location!.OriginalString.ShouldBe(wanted);
        (await visitor.FollowAsync(signedIn)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
