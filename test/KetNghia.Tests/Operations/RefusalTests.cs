using System.Net;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Operations;

/// <summary>Who was turned away, where and why stands in the log; what fails lets nobody through and tells the visitor nothing.</summary>
public sealed class RefusalTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Refusal_OfAnyKind_IsLoggedWithWhoWhereAndWhy(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (place, elsewhere) = (await data.CreateWorkspaceAsync(WorkspaceKind.Locality), await data.CreateWorkspaceAsync(WorkspaceKind.Locality));
        var person = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer);
        using var visitor = await data.VisitAsync(person);
        using var program = data.Host.Visitor();
        data.Host.Logs.Clear();

        await visitor.GetAsync(place.Path("/administration/users"));
        await visitor.GetAsync(elsewhere.Path("/"));
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/profile") { Content = new FormUrlEncodedContent([new("Input.FullName", "x")]) });
        await visitor.GetAsync(place.Path($"/documents/files/{data.Host.Ids.New()}"));
        await program.GetAsync("/api/v1/units");
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Put, place.Path("/")));

        var lines = Lines(data);
        lines.ShouldContain($"Refused GET Administration/Users with 403 Administration.Users.View to {person.AccountId} in {place.Slug}", string.Join('\n', lines));
        lines.ShouldContain(line => line.Contains("with 403 Framework.Workspace.NotMember to " + person.AccountId, StringComparison.Ordinal) && line.EndsWith("in " + elsewhere.Slug, StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("account/profile with 400 Framework.FormStale to " + person.AccountId, StringComparison.OrdinalIgnoreCase));
        lines.ShouldContain(line => line.StartsWith("Not found or not theirs GET", StringComparison.Ordinal) && line.EndsWith($"to {person.AccountId} in {place.Slug}", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Refused GET", StringComparison.Ordinal) && line.Contains("with 401 Api.TokenNeeded", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Refused PUT", StringComparison.Ordinal) && line.Contains("with 405", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Refusal_OfAnApiCall_IsLoggedWithItsCode(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer);
        using var program = await data.VisitByTokenAsync(person, place);
        data.Host.Logs.Clear();

        await program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/pairings") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") });

        Lines(data).ShouldContain($"Refused POST /api/v1/pairings/ with 403 Api.NotAllowed to {person.AccountId} in {place.Slug}");
    }

    [Fact]
    public async Task Fault_NobodyExpected_IsLoggedAndShownWithoutDetails()
    {
        var data = new TestData(await hosts.StartOwnAsync(Provider.Sqlite, b => b.ConfigureTestServices(s => s.AddScoped<IHomePanel, Broken>())));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));

        var answer = await visitor.GetAsync(place.Path("/"));

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Text.ShouldContain("Hệ thống gặp lỗi");
        answer.Has("[data-correlation-id]").ShouldBeTrue();
        foreach (var detail in new[] { Broken.Message, "InvalidOperationException", " at KetNghia", ".cs:line", "System." })
        {
            answer.Body.ShouldNotContain(detail);
        }

        data.Host.Logs.All.ShouldContain(line => line.Level == LogLevel.Error && line.Exception is InvalidOperationException && line.Exception.Message == Broken.Message);
    }

    [Fact]
    public async Task Authorization_ThatItselfFails_LetsNobodyThrough()
    {
        var broken = new BrokenRule();
        var data = new TestData(await hosts.StartOwnAsync(Provider.Sqlite, b => b.ConfigureTestServices(s => s.AddSingleton<IAuthorizationHandler>(broken))));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var form = (await visitor.OpenAsync(place.Path("/administration/roles/create"))).MainForm;
        var before = await data.Host.ChecksumsAsync();
        broken.Throws = true;

        var read = await visitor.GetAsync(place.Path("/administration/users"));
        var written = await visitor.SubmitAsync(form, ("Input.Name", "Vai trò lọt lưới"));

        read.Status.ShouldBe(HttpStatusCode.InternalServerError);
        written.Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await data.Host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
    }

    private static List<string> Lines(TestData data) => [.. data.Host.Logs.All.Select(line => line.Text)];

    private sealed class Broken : IHomePanel
    {
        public const string Message = "chi tiết không ai được thấy";

        public int Order => 1;

        public Task<HomePanel?> BuildAsync(CancellationToken cancellationToken) => throw new InvalidOperationException(Message);
    }

    private sealed class BrokenRule : IAuthorizationHandler
    {
        public bool Throws { get; set; }

        public Task HandleAsync(AuthorizationHandlerContext context) => Throws ? throw new InvalidOperationException("rules are gone") : Task.CompletedTask;
    }
}
