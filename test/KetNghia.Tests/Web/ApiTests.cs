using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KetNghia.Administration.Tokens;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>The API: same services as the pages, refusals as problem+json, one effect per idempotency key.</summary>
public sealed class ApiTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Pledge_HandOver_Confirm_RunThroughTheApi(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var sponsor = await TokenAsync(data, scene.Focal, scene.SponsorPlace);
        var commune = await TokenAsync(data, scene.Commune, scene.Place);

        var made = await CallAsync(data, sponsor, HttpMethod.Post, "/api/v1/contributions", Pledge(data, scene, pairing));
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body);
        var id = Json(made).GetProperty("id").GetGuid();
        var given = await CallAsync(data, sponsor, HttpMethod.Post, $"/api/v1/contributions/{id}/deliveries", Delivery(data, 100_000));
        given.Status.ShouldBe(HttpStatusCode.Created, given.Body);
        var confirmed = await CallAsync(
            data, commune, HttpMethod.Post, $"/api/v1/contributions/{id}/deliveries/{Json(given).GetProperty("id").GetGuid()}/confirm", Delivery(data, 96_000));

        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.Body);
        var result = Json(confirmed);
        result.GetProperty("givenThousandths").GetInt64().ShouldBe(100_000);
        result.GetProperty("receivedThousandths").GetInt64().ShouldBe(96_000);
        result.GetProperty("discrepancies").GetArrayLength().ShouldBe(1);
        var list = await CallAsync(data, sponsor, HttpMethod.Get, "/api/v1/contributions?differing=true&pageSize=1");
        Json(list).GetProperty("total").GetInt32().ShouldBe(1, list.Body);
        Json(await CallAsync(data, commune, HttpMethod.Get, "/api/v1/pairings")).GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(pairing);
    }

    [DatabaseTest]
    public async Task Post_SameKey_GivesTheFirstAnswerAndWritesOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var token = await TokenAsync(data, scene.Focal, scene.SponsorPlace);
        var body = Pledge(data, scene, pairing);

        var first = await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body, "khoa-1");
        var again = await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body, "khoa-1");
        var changed = await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body.Replace("100000", "90000", StringComparison.Ordinal), "khoa-1");

        first.Status.ShouldBe(HttpStatusCode.Created, first.Body);
        again.Status.ShouldBe(HttpStatusCode.Created);
        again.Body.ShouldBe(first.Body);
        again.Response.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
        again.Response.Headers.Location.ShouldBe(first.Response.Headers.Location);
        changed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Code(changed).ShouldBe("Framework.SubmissionChanged");
        (await CountAsync(data, scene)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Post_SameKeyThirtyTwoTimesAtOnce_LeavesOneRecord(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var token = await TokenAsync(data, scene.Focal, scene.SponsorPlace);
        var body = Pledge(data, scene, pairing);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body, "mot-lan")));

        answers.Select(a => a.Status).Distinct().ShouldBe([HttpStatusCode.Created]);
        answers.Select(a => a.Body).Distinct().Count().ShouldBe(1);
        (await CountAsync(data, scene)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Post_Refused_IsNotKept(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var token = await TokenAsync(data, scene.Focal, scene.SponsorPlace);
        var body = Pledge(data, scene, pairing);

        var refused = await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body.Replace("socio-economic", "khong-co", StringComparison.Ordinal), "thu-lai");
        var accepted = await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", body, "thu-lai");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Code(refused).ShouldBe("Pairing.ContentGroupUnknown");
        accepted.Status.ShouldBe(HttpStatusCode.Created, accepted.Body);
    }

    [DatabaseTest]
    public async Task Refusals_AreProblemsWithCodes(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var token = await TokenAsync(data, scene.Focal, scene.SponsorPlace);

        Check(await CallAsync(data, null, HttpMethod.Get, "/api/v1/contributions"), 401, "Api.TokenNeeded");
        Check(await CallAsync(data, token, HttpMethod.Get, "/api/v1/khong-co"), 404, "Api.NotFound");
        Check(await CallAsync(data, token, HttpMethod.Get, $"/api/v1/contributions/{data.Host.Ids.New()}"), 404, "Api.NotFound");
        Check(await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", "{", "a"), 400, "Api.InvalidBody");
        Check(await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", "{\"pairingId\":\"x\"}"), 400, "Api.InvalidBody");
        Check(await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", "a=b", null, "application/x-www-form-urlencoded"), 415, "Api.NotJson");
        Check(await CallAsync(data, token, HttpMethod.Post, "/api/v1/contributions", "{}", new string('k', 256)), 400, "Api.BadIdempotencyKey");
        Check(await CallAsync(data, token, HttpMethod.Get, "/api/v1/contributions?pageSize=9999"), 422, "Api.InvalidInput");
        Check(await CallAsync(data, token, HttpMethod.Get, "/api/v1/contributions?page=abc"), 400, "Api.InvalidBody");
        Check(await CallAsync(data, token, HttpMethod.Post, "/api/v1/pairings", "{}"), 403, "Api.NotAllowed");
    }

    [DatabaseTest]
    public async Task RateLimit_Exceeded_SaysWhenToComeBack(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, b => b.UseSetting("Api:RequestsPerMinute", "3"));
        var data = new TestData(host);
        var scene = await data.CreateSceneAsync();
        var token = await TokenAsync(data, scene.Focal, scene.SponsorPlace);

        var answers = new List<Answer>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await CallAsync(data, token, HttpMethod.Get, "/api/v1/units"));
        }

        answers[0].Status.ShouldBe(HttpStatusCode.OK);
        Check(answers[4], 429, "Api.TooManyRequests");
        answers[4].Response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Description_OfEveryOperation_NamesErrorsAndExamples()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        using var visitor = host.Visitor();

        var document = JsonDocument.Parse((await visitor.GetAsync("/openapi/v1.json")).Body).RootElement;
        var page = await visitor.OpenAsync("/api");

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("Token", out _).ShouldBeTrue();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = operation.Value.GetProperty("operationId").GetString()!;
                operation.Value.GetProperty("summary").GetString()!.ShouldNotStartWith("Api.");
                operation.Value.GetProperty("responses").TryGetProperty("422", out _).ShouldBeTrue(name);
                page.Has($"[id='{name}']").ShouldBeTrue(name);
                if (operation.Name == "post")
                {
                    operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _).ShouldBeTrue(name);
                    operation.Value.GetProperty("parameters").EnumerateArray().ShouldContain(p => p.GetProperty("name").GetString() == "Idempotency-Key");
                }
            }
        }
    }

    private static void Check(Answer answer, int status, string code)
    {
        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Code(answer).ShouldBe(code);
        Json(answer).GetProperty("detail").GetString()!.ShouldNotStartWith("Error.");
    }

    private static string Code(Answer answer) => Json(answer).GetProperty("code").GetString()!;

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Body).RootElement;

    private static string Pledge(TestData data, PairingScene scene, Guid pairing) => JsonSerializer.Serialize(new
    {
        pairingId = pairing,
        sponsorPartyId = scene.SponsorId,
        receiverPartyId = scene.ReceiverId,
        kind = "inKind",
        contentGroup = "socio-economic",
        title = "Heo con",
        fundingSource = "regularBudget",
        pledgedOn = data.Host.Clock.Today,
        quantityThousandths = 100_000,
        unit = "con",
        unitPriceDong = 1_200_000,
        valuationBasis = "marketPrice",
    });

    private static string Delivery(TestData data, long thousandths) => JsonSerializer.Serialize(new
    {
        on = data.Host.Clock.Today,
        quantityThousandths = thousandths,
        note = "counted",
        noEvidenceReason = "paper only",
    });

    private static Task<int> CountAsync(TestData data, PairingScene scene) => data.AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().CountAsync());

    private static Task<string> TokenAsync(TestData data, TestPerson person, TestWorkspace place) => data.AsAsync(person, place, services =>
        services.GetRequiredService<TokenService>().CreateAsync(
            new UserInfo(person.AccountId, person.UserName, person.FullName, null, [], new HashSet<string>()),
            new NewToken("thu", place.Slug, 30, [.. services.GetRequiredService<ICurrentUser>().Required.Permissions]), CancellationToken.None));

    private static async Task<Answer> CallAsync(
        TestData data, string? token, HttpMethod method, string path, string? body = null, string? key = null, string type = "application/json")
    {
        using var visitor = data.Host.Visitor();
        var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        return await visitor.SendAsync(request);
    }
}
