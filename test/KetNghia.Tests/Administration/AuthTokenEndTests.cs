using System.Net;
using KetNghia.Administration.Tokens;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

public sealed class AuthTokenEndTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "cua-go-lim-ben-song";

    [DatabaseTest]
    public async Task IssuedPassword_EndsTheTokensOfThePersonAndSaysSo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var (person, admin) = (await data.CreatePersonAsync(), await data.CreatePersonAsync(password: Password));
        var membership = await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        await data.JoinAsync(admin, place, [RoleCodes.LocalityAdmin]);
        using var program = await data.VisitByTokenAsync(person, place);
        using var other = await data.VisitByTokenAsync(admin, place);
        using var visitor = data.Host.Visitor();
        await visitor.SignInAsync(admin.UserName, Password);

        var before = await program.GetAsync("/api/v1/units");
        var page = await visitor.OpenAsync(place.Path($"administration/users/password/{membership}"));
        var issued = await visitor.FollowAsync(await visitor.SubmitAsync(page.MainForm));
        var after = await program.GetAsync("/api/v1/units");

        before.Status.ShouldBe(HttpStatusCode.OK, before.Body);
        page.Text.ShouldContain("mọi mã truy cập kết thúc");
        issued.Has("[data-one-time-password]").ShouldBeTrue();
        after.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.GetAsync("/api/v1/units")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.OpenAsync(place.Path($"administration/users/details/{membership}"))).Text.ShouldContain("Thu hồi 1 mã truy cập vì đã cấp lại mật khẩu");
        (await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<AccessToken>().SingleAsync(t => t.AccountId == person.AccountId)))
            .RevokedAtUtc.ShouldBe(data.Host.Clock.UtcNow);
    }
}
