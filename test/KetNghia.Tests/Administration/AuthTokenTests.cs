using System.Net;
using System.Net.Http.Headers;
using KetNghia.Administration.Tokens;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Personal access tokens: made on the page, used on the API, never more than their owner.</summary>
public sealed class AuthTokenTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Api = "/api/v1/units";

    [DatabaseTest]
    public async Task Create_ThenUse_EntersItsWorkspaceAndSetsNoCookie(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (_, person) = await MemberAsync(data);
        using var visitor = await data.VisitAsync(person.Person);

        var token = await CreateAsync(visitor, person.Place);
        var answer = await CallAsync(data, token, Api);

        token.ShouldStartWith("kn_");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await visitor.OpenAsync("/account/tokens")).Body.ShouldNotContain(token);
        var stored = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<AccessToken>().SingleAsync(t => t.AccountId == person.Person.AccountId));
        stored.TokenHash.ShouldNotContain(token[3..]);
        stored.LastUsedAtUtc.ShouldBe(data.Host.Clock.UtcNow);
    }

    [DatabaseTest]
    public async Task Token_UnknownExpiredRevoked_IsUnauthorized(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (_, person) = await MemberAsync(data);
        using var visitor = await data.VisitAsync(person.Person);
        var revoked = await CreateAsync(visitor, person.Place);
        await visitor.SubmitAsync((await visitor.OpenAsync("/account/tokens")).FormTo("handler=Revoke"));
        var expiring = await CreateAsync(visitor, person.Place);

        (await CallAsync(data, null, Api)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(data, "kn_" + new string('a', 43), Api)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(data, revoked, Api)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(data, expiring, Api)).Status.ShouldBe(HttpStatusCode.OK);
        data.Host.Clock.Advance(TimeSpan.FromDays(91));
        (await CallAsync(data, expiring, Api)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [DatabaseTest]
    public async Task Token_OnPages_OpensNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (_, person) = await MemberAsync(data);
        using var visitor = await data.VisitAsync(person.Person);
        var token = await CreateAsync(visitor, person.Place);

        (await CallAsync(data, token, "/account/profile")).Location!.ShouldStartWith("/account/sign-in");
        (await CallAsync(data, token, person.Place.Path("/"))).Location!.ShouldStartWith("/account/sign-in");
        (await visitor.GetAsync(Api)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [DatabaseTest]
    public async Task Token_OwnerLostThePlace_IsRefusedAtOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (membership, person) = await MemberAsync(data);
        using var visitor = await data.VisitAsync(person.Person);
        var token = await CreateAsync(visitor, person.Place);
        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Administration.Memberships.Membership>().Where(m => m.Id == membership)
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.RevokedAtUtc, data.Host.Clock.UtcNow)),
            AmbientFrame.Empty with { TenantId = person.Place.Id });

        (await CallAsync(data, token, Api)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Create_PermissionTheOwnerLacks_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (_, person) = await MemberAsync(data);
        using var visitor = await data.VisitAsync(person.Person);
        var page = await visitor.OpenAsync("/account/tokens/create?workspace=" + person.Place.Slug);

        var answer = await visitor.SubmitAsync(page.FormWith("Input.Name"), ("Input.Name", "Quá tay"), ("Input.Permissions", "Administration.Roles.Manage"));

        answer.ErrorCode.ShouldBe("Administration.TokenPermissionMissing");
        (await visitor.GetAsync("/account/tokens/create?workspace=tinh")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(Guid Membership, (TestPerson Person, TestWorkspace Place))> MemberAsync(TestData data)
    {
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync();
        return (await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]), (person, place));
    }

    private static async Task<string> CreateAsync(Visitor visitor, TestWorkspace place)
    {
        var page = await visitor.OpenAsync("/account/tokens/create?workspace=" + place.Slug);
        var fields = page.Document.QuerySelectorAll("[name='Input.Permissions']").Select(box => ("Input.Permissions", (string?)box.GetAttribute("value")));
        var made = await visitor.SubmitAsync(page.FormWith("Input.Name"), [("Input.Name", "Phần mềm kế toán"), ("Input.Days", "90"), .. fields]);
        return (await visitor.FollowAsync(made)).Document.QuerySelector("[data-token]")!.TextContent;
    }

    private static async Task<Answer> CallAsync(TestData data, string? token, string path)
    {
        using var program = data.Host.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await program.SendAsync(request);
    }
}
