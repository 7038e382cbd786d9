using System.Net;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>What changes something comes from a page of ours; where a browser says otherwise, the form's token does not help.</summary>
public sealed class OwnOriginTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly (string Name, string Value)[] Foreign =
    [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "?"), ("Origin", "https://evil.example"), ("Origin", "null"),
        ("Origin", "http://localhost"), ("Origin", "https://localhost:8443"), ("Origin", "https://localhost.evil.example"), ("Origin", "localhost"),
    ];

    private static readonly (string Name, string Value)[][] Own =
    [
        [], [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")], [("Origin", "https://localhost")], [("Origin", "https://LOCALHOST:443")],
        [("Sec-Fetch-Site", "same-origin"), ("Origin", "null")], [("Sec-Fetch-Site", "same-origin"), ("Origin", "https://localhost")],
    ];

    [DatabaseTest]
    public async Task Post_FromAnotherSite_IsRefusedAtEveryDoor(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.Here.Mighty);
        var token = (await visitor.OpenAsync(world.Here.Workspace.Path("/"))).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await host.ChecksumsAsync();
        var (found, knocked) = (new List<string>(), 0);

        foreach (var door in (await Doors.OfAsync(host)).Where(door => door is { IsPost: true, IsPage: true }))
        {
            var header = Foreign[knocked++ % Foreign.Length];
            var address = await IsolationTests.AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit);
            var answer = await SendAsync(visitor, address, [("__RequestVerificationToken", token), ("SubmissionId", host.Ids.New().ToString())], header);
            if (answer.Status != HttpStatusCode.Forbidden || answer.ErrorCode != FrameworkErrors.FormForeign || !answer.Text.Contains("trang khác", StringComparison.Ordinal))
            {
                found.Add($"{door.Name} {header} -> {(int)answer.Status} {answer.ErrorCode}");
            }
        }

        found.ShouldBeEmpty();
        knocked.ShouldBeGreaterThan(Foreign.Length);
        (await host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
        (await visitor.GetAsync(world.Here.Workspace.Path("/"))).Status.ShouldBe(HttpStatusCode.OK, "nobody was signed out");
    }

    [DatabaseTest]
    public async Task Post_FromHereOrFromABrowserTooOldToSay_IsTaken(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        var path = place.Path("directory/parties/create");
        var number = 0;

        foreach (var headers in Own)
        {
            var form = (await visitor.OpenAsync(path)).MainForm;
            var code = $"NOI-{number++}-{place.Slug}";
            var fields = FilledForm.Fields(form, null).Where(f => f.Name is not ("Input.Name" or "Input.Code" or "Input.Kind"))
                .Concat([("Input.Name", $"Hội {code}"), ("Input.Code", code), ("Input.Kind", "Association")]);
            var answer = await SendAsync(visitor, path, fields, headers);

            answer.Location.ShouldNotBeNull($"{string.Join(", ", headers)}: {(int)answer.Status} {answer.Text}");
        }
    }

    /// <summary>A program's token is sent by nobody's browser: where the request comes from says nothing.</summary>
    [DatabaseTest]
    public async Task Api_WithAToken_IsNotAskedWhereItComesFrom(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var program = await data.VisitByTokenAsync(await data.CreateMightyMemberAsync(place), place);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/pairings") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await program.SendAsync(request)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<Answer> SendAsync(Visitor visitor, string address, IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return visitor.SendAsync(request);
    }
}
