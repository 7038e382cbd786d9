using System.Net;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Memberships;
using KetNghia.Tests.TestBase;
using KetNghia.Tests.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>What a request may fill in: the fields of the form and nothing else, the record named by the address and no other.</summary>
public sealed class BindingTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public async Task Inputs_OfEveryPage_AreNoEntities()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        using var scope = host.Services.CreateScope();
        var entities = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Model.GetEntityTypes().Select(type => type.ClrType).ToHashSet();
        var loader = host.Services.GetRequiredService<PageLoader>();
        var (found, inputs) = (new List<string>(), 0);

        foreach (var page in host.Endpoints.Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().Distinct())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var types = compiled.HandlerMethods.SelectMany(handler => handler.Parameters.Select(parameter => parameter.ParameterType))
                .Concat(compiled.ModelTypeInfo!.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute), inherit: true)).Select(p => p.PropertyType)).ToList();
            inputs += types.Count;
            found.AddRange(types.SelectMany(type => ApiStrictTests.Walk(type, [])).Where(entities.Contains).Select(type => $"{page.ViewEnginePath}: {type.Name}"));
        }

        found.ShouldBeEmpty();
        inputs.ShouldBeGreaterThan(30);
    }

    [DatabaseTest]
    public async Task Post_FieldsTheFormDoesNotHave_ChangeNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer);
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync("/account/profile");
        var fields = FilledForm.Fields(page.MainForm, null).Where(field => field.Name != "Input.FullName").Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        fields.Add(new("Input.FullName", "Tên Mới"));
        foreach (var more in new[] { "Input.UserName", "Input.Email", "Input.PasswordHash", "Input.Id", "Input.Account.UserName", "UserName", "Account.IsDisabled", "IsDisabled", "TwoFactorEnabled", "Input.TwoFactorEnabled", "Roles", "Permissions" })
        {
            fields.Add(new(more, "true"));
        }

        var before = await AccountAsync(data, person.AccountId);
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/profile") { Content = new FormUrlEncodedContent(fields) });
        var after = await AccountAsync(data, person.AccountId);

        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        after.FullName.ShouldBe("Tên Mới");
        (after.UserName, after.Email, after.PasswordHash, after.SecurityStamp, after.IsDisabled, after.TwoFactorEnabled)
            .ShouldBe((before.UserName, before.Email, before.PasswordHash, before.SecurityStamp, before.IsDisabled, before.TwoFactorEnabled));
        (await visitor.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Post_IdInBodyAndQueryToo_TheAddressNamesTheRecord(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var (named, other) = (await data.CreatePersonAsync(), await data.CreatePersonAsync());
        var (namedId, otherId) = (await data.JoinAsync(named, place, [RoleCodes.Leader]), await data.JoinAsync(other, place, [RoleCodes.Leader]));
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var path = place.Path($"/administration/users/revoke/{namedId}");
        var fields = FilledForm.Fields((await admin.OpenAsync(path)).MainForm, null).Where(field => field.Name != "Input.Reason").Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        fields.AddRange([new("Input.Reason", "Chuyển công tác"), new("Id", otherId.ToString()), new("id", otherId.ToString())]);

        var answer = await admin.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}?id={otherId}&Id={otherId}") { Content = new FormUrlEncodedContent(fields) });

        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        (await RevokedAsync(data, place, namedId)).ShouldBeTrue();
        (await RevokedAsync(data, place, otherId)).ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Post_FieldTwice_TheFirstCounts(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync();
        using var visitor = await data.VisitAsync(person);
        var page = await visitor.OpenAsync("/account/profile");

        var answer = await visitor.SubmitAsync(page.MainForm, ("Input.FullName", "Tên Đầu"), ("Input.FullName", "Tên Sau"));

        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        (await AccountAsync(data, person.AccountId)).FullName.ShouldBe("Tên Đầu");
    }

    [DatabaseTest]
    public async Task Path_EncodedOnceMore_IsUnknown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var twice = "%25" + ((int)place.Slug[0]).ToString("X2", System.Globalization.CultureInfo.InvariantCulture) + place.Slug[1..];
        string[] paths =
        [
            $"/k/{twice}/", $"/k/{place.Slug.ToUpperInvariant()}/", $"/k/{place.Slug}%2F../", $"/k/{place.Slug}/administration%252Fusers",
            $"/k/{place.Slug}/administration/users/details/%2530198a1b2-0000-7000-8000-000000000001", $"/k/{place.Slug}/..%2f..%2fetc/passwd", $"/k/{place.Slug}/documents/files/..%255c..%255cketnghia.db",
        ];

        foreach (var path in paths)
        {
            var answer = await visitor.GetAsync(path);

            answer.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [DatabaseTest]
    public async Task Redirect_ForeignAddressInAnySpelling_StaysHere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreatePersonAsync());
        string[] foreign =
        [
            "https://evil.example/", "http://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example",
            "https:evil.example", "https:/evil.example", "javascript:alert(1)", "data:text/html,x", " //evil.example", "%2f%2fevil.example", "/%09/evil.example", "~//evil.example", "~/\\evil.example",
            "http://localhost@evil.example/", "//localhost@evil.example", "evil.example", "/.evil.example/..//evil.example", ".evil.example", "@evil.example", "ftp://evil.example",
        ];

        foreach (var address in foreign)
        {
            var answers = new[]
            {
                await visitor.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address)),
                await visitor.SubmitAsync((await visitor.OpenAsync("/account/profile")).FormWith("culture"), ("culture", "vi"), ("returnUrl", address)),
            };
            foreach (var answer in answers)
            {
                var target = answer.Response.Headers.Location.ShouldNotBeNull(address);
                new Uri(new Uri("https://localhost/here"), target).Host.ShouldBe("localhost", address);
            }
        }
    }

    [DatabaseTest]
    public async Task Headers_OfAProxyNobodyKnows_AreIgnored(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        using var stranger = data.Host.Visitor();

        var home = await SendAsync(visitor, place.Path("/"));
        var admin = await SendAsync(visitor, place.Path("/administration/users"));
        var door = await SendAsync(stranger, "/account/profile");

        home.Status.ShouldBe(HttpStatusCode.OK);
        home.Body.ShouldNotContain("evil.example");
        admin.Status.ShouldBe(HttpStatusCode.Forbidden);
        door.Response.Headers.Location!.ToString().ShouldNotContain("evil.example");
    }

    private static Task<Answer> SendAsync(Visitor visitor, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        (string Name, string Value)[] claims =
        [
            ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Prefix", "/evil.example"), ("X-Original-URL", "/account/tokens"),
            ("X-Rewrite-URL", "/account/tokens"), ("X-HTTP-Method-Override", "DELETE"), ("Forwarded", "for=203.0.113.9;host=evil.example;proto=http"), ("X-User", "admin"),
        ];
        foreach (var (name, value) in claims)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return visitor.SendAsync(request);
    }

    private static Task<Account> AccountAsync(TestData data, Guid id) => data.Host.WithAsync(services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id));

    private static Task<bool> RevokedAsync(TestData data, TestWorkspace place, Guid id) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<Membership>().AnyAsync(m => m.Id == id && m.RevokedAtUtc != null), AmbientFrame.Empty with { TenantId = place.Id });
}
