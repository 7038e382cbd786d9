using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.Isolation;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>The API takes what its description says and nothing that merely resembles it.</summary>
public sealed class ApiStrictTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Contributions = "/api/v1/contributions";

    [DatabaseTest]
    public async Task Post_ValueOfAnotherType_IsRefused(Provider provider)
    {
        var (data, scene, pairing) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        (string Field, string Json, int Status)[] wrong =
        [
            ("title", "[\"Heo con\"]", 400), ("title", "{\"a\":1}", 400), ("title", "7", 400), ("title", "null", 422), ("title", "\"" + new string('a', 5000) + "\"", 422),
            ("quantityThousandths", "\"100000\"", 400), ("quantityThousandths", "1.5", 400), ("quantityThousandths", "[1]", 400), ("quantityThousandths", "1e400", 400),
            ("quantityThousandths", "9223372036854775807", 422), ("unitPriceDong", "9223372036854775807", 422), ("quantityThousandths", "-1", 422),
            ("kind", "1", 400), ("kind", "\"InKind,Cash\"", 400), ("pledgedOn", "\"31/02/2025\"", 422), ("pledgedOn", "true", 400), ("pairingId", "\"1 OR 1=1\"", 400),
        ];

        foreach (var (field, json, status) in wrong)
        {
            var body = Pledge(data, scene, pairing);
            body[field] = JsonNode.Parse(json);
            var answer = await PostAsync(program, Contributions, body.ToJsonString());
            new[] { status, status == 422 ? 400 : status }.ShouldContain((int)answer.Status, $"{field} = {json}: {answer.Body}");
            answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", $"{field} = {json}");
        }

        (await CountAsync(data, scene)).ShouldBe(0);
        (await PostAsync(program, Contributions, Pledge(data, scene, pairing).ToJsonString())).Status.ShouldBe(HttpStatusCode.Created);
    }

    [DatabaseTest]
    public async Task Post_FieldNobodyAskedForOrTwice_IsRefused(Provider provider)
    {
        var (data, scene, pairing) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        var good = Pledge(data, scene, pairing).ToJsonString();

        foreach (var more in new[] { "\"tenantId\":\"0198a1b2-0000-7000-8000-000000000001\"", "\"state\":\"confirmed\"", "\"id\":\"0198a1b2-0000-7000-8000-000000000001\"", "\"version\":9", "\"__proto__\":{}", "\"title\":\"Bò\"" })
        {
            var answer = await PostAsync(program, Contributions, good[..^1] + "," + more + "}");
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, more);
        }

        (await PostAsync(program, Contributions, good.Replace("Heo con", "\\ud83d", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(program, Contributions, "[" + good + "]")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await CountAsync(data, scene)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Get_KeyTwiceOrNonsense_IsRefusedAndNotGuessed(Provider provider)
    {
        var (data, scene, _) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);

        foreach (var query in new[] { "page=1&page=2", "pageSize=1&pageSize=200", "state=pledged&state=confirmed", "state=0", "pairing=x", "year=20x5", "page=%00", "differing=maybe" })
        {
            new[] { 400, 422 }.ShouldContain((int)(await program.GetAsync(Contributions + "?" + query)).Status, query);
        }

        foreach (var harmless in new[] { "sort=Title;DROP TABLE Accounts", "q=' OR 1=1 --", "orderBy=PasswordHash", "fields=*", "q=%25%5F" })
        {
            var answer = await program.GetAsync(Contributions + "?" + harmless);
            answer.Status.ShouldBe(HttpStatusCode.OK, harmless);
            JsonDocument.Parse(answer.Body).RootElement.GetProperty("total").GetInt32().ShouldBe(0);
        }
    }

    /// <summary>Whatever the description lists and an answer says can be asked for in the same spelling.</summary>
    [DatabaseTest]
    public async Task Get_ChoiceAsItIsDescribed_IsTaken(Provider provider)
    {
        var (data, scene, _) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(await data.CreateMightyMemberAsync(scene.Place), scene.Place);
        var description = JsonNode.Parse((await program.GetAsync("/openapi/v1.json")).Body)!;
        var paths = description["paths"]!.AsObject();
        var tried = 0;

        foreach (var (path, item) in paths.Where(p => p.Value!["get"]?["parameters"] is not null && !p.Key.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var parameter in item!["get"]!["parameters"]!.AsArray())
            {
                foreach (var value in Choices(parameter!["schema"]!))
                {
                    var answer = await program.GetAsync($"{path}?{parameter["name"]}={value}");
                    answer.Status.ShouldBe(HttpStatusCode.OK, $"{path}?{parameter["name"]}={value}: {answer.Body}");
                    tried++;
                }
            }
        }

        tried.ShouldBeGreaterThan(10);
        (await program.GetAsync("/api/v1/pairings?state=active")).Body.ShouldContain("\"total\":1");

        IEnumerable<string> Choices(JsonNode schema) => schema["$ref"]?.ToString().Split('/')[^1] is { } name
            ? Choices(description["components"]!["schemas"]![name]!)
            : schema["enum"]?.AsArray().Select(v => v?.ToString()).OfType<string>() ?? (schema["oneOf"]?.AsArray().SelectMany(s => Choices(s!)) ?? []);
    }

    [DatabaseTest]
    public async Task Post_NullForAList_IsRefusedLikeAnEmptyOne(Provider provider)
    {
        var (data, scene, _) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.District, scene.Place);

        foreach (var none in new[] { "[]", "null" })
        {
            var answer = await PostAsync(program, "/api/v1/pairings", $$"""{"form":"assigned","level":"agencyToCommune","fromOn":"2025-01-01","sponsorIds":{{none}},"receiverIds":["{{scene.ReceiverId}}"]}""");
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{none}: {answer.Body}");
            JsonNode.Parse(answer.Body)!["errors"]!["sponsorIds"].ShouldNotBeNull(answer.Body);
        }
    }

    /// <summary>The days a form takes, and it says so.</summary>
    [DatabaseTest]
    public async Task Post_DayNobodyMeans_IsRefused(Provider provider)
    {
        var (data, scene, pairing) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);

        foreach (var day in new[] { "0026-01-05", "0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31" })
        {
            foreach (var field in new[] { "pledgedOn", "dueOn" })
            {
                var body = Pledge(data, scene, pairing);
                body[field] = day;
                var answer = await PostAsync(program, Contributions, body.ToJsonString());
                answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{field} = {day}: {answer.Body}");
                JsonNode.Parse(answer.Body)!["errors"]?[field].ShouldNotBeNull($"{field} = {day}: {answer.Body}");
            }

            ((int)(await program.GetAsync($"/api/v1/parties?asOf={day}")).Status).ShouldBe(422, day);
        }

        var described = JsonNode.Parse((await program.GetAsync("/openapi/v1.json")).Body)!["components"]!["schemas"]!["NewContribution"]!["properties"]!["pledgedOn"]!["description"]!.ToString();
        described.ShouldContain("1900-01-01");
        described.ShouldContain("2200-12-31");
    }

    [DatabaseTest]
    public async Task Post_BodyABrowserMaySendUnasked_IsRefused(Provider provider)
    {
        var (data, scene, pairing) = await SceneAsync(provider);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        var doors = (await Doors.OfAsync(data.Host)).Where(door => door is { IsApi: true, IsPost: true } && !door.Parameters.Any()).ToList();
        doors.Count.ShouldBeGreaterThan(1);

        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
        {
            foreach (var door in doors)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, door.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Pledge(data, scene, pairing).ToJsonString())) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                (await program.SendAsync(request)).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType, door.Name + " " + type);
            }
        }
    }

    [DatabaseTest]
    public async Task Token_InTheAddressOrAnotherHeader_IsNotTaken(Provider provider)
    {
        var (data, scene, _) = await SceneAsync(provider);
        using var carrier = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        (await carrier.GetAsync(Contributions)).Status.ShouldBe(HttpStatusCode.OK);
        using var other = data.Host.Visitor();

        foreach (var query in new[] { "access_token", "token", "api_key" })
        {
            (await other.GetAsync($"{Contributions}?{query}=kn_{new string('a', 43)}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        foreach (var header in new[] { "Basic a246a24=", "Digest x", "Bearer", "Bearer eyJhbGciOiJub25lIn0.e30.", "kn_" + new string('a', 43) })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Contributions);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            (await other.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized, header);
        }
    }

    [Fact]
    public async Task Answers_OfTheApi_AreRecordsMadeForIt()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        using var scope = host.Services.CreateScope();
        var entities = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Model.GetEntityTypes().Select(type => type.ClrType).ToHashSet();
        var answers = (await Doors.OfAsync(host)).Where(door => door.IsApi)
            .SelectMany(door => door.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()).Select(answer => answer.Type).OfType<Type>().Distinct().ToList();

        answers.Count.ShouldBeGreaterThan(4);
        answers.SelectMany(type => Walk(type, [])).Where(entities.Contains).Select(type => type.Name).ShouldBeEmpty();
    }

    internal static IEnumerable<Type> Walk(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var inner = type.IsArray ? [type.GetElementType()!] : type.IsGenericType ? type.GetGenericArguments() : [];
        foreach (var found in inner.SelectMany(argument => Walk(argument, seen)))
        {
            yield return found;
        }

        if (type.Namespace?.StartsWith("KetNghia.", StringComparison.Ordinal) == true && seen.Add(type))
        {
            yield return type;
            foreach (var found in type.GetProperties().SelectMany(property => Walk(property.PropertyType, seen)))
            {
                yield return found;
            }
        }
    }

    private static Task<Answer> PostAsync(Visitor program, string path, string body) =>
        program.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

    private static JsonObject Pledge(TestData data, PairingScene scene, Guid pairing) => new()
    {
        ["pairingId"] = pairing,
        ["sponsorPartyId"] = scene.SponsorId,
        ["receiverPartyId"] = scene.ReceiverId,
        ["kind"] = "inKind",
        ["contentGroup"] = "socio-economic",
        ["title"] = "Heo con",
        ["fundingSource"] = "regularBudget",
        ["pledgedOn"] = data.Host.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["quantityThousandths"] = 100_000,
        ["unit"] = "con",
        ["unitPriceDong"] = 1_200_000,
        ["valuationBasis"] = "marketPrice",
    };

    private static Task<int> CountAsync(TestData data, PairingScene scene) => data.AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().CountAsync());

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> SceneAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene));
    }
}
