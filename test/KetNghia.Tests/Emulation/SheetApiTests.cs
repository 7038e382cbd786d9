using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>Assessments and sheets over the API: what each may read, and figures of the open round.</summary>
public sealed class SheetApiTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Program_WritesTheOwnRound_AndReadsWhatThePageShows(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        using var district = await data.VisitByTokenAsync(scene.Scene.District, scene.Place);
        var sheet = Json(await commune.GetAsync(Sheet(scene)));

        sheet.GetProperty("writes").GetString().ShouldBe("self");
        var written = await WriteAsync(commune, scene, Version(sheet), """{"node":"I.1","first":"9","second":"10"},{"node":"I.2","first":"yes"},{"node":"II.1","first":"3"}""");
        written.Status.ShouldBe(HttpStatusCode.OK, written.Body);
        var node = Node(written, "I.1");

        (node.GetProperty("self").GetProperty("first").GetString(), node.GetProperty("self").GetProperty("second").GetString(), node.GetProperty("self").GetProperty("score").GetString()).ShouldBe(("9", "10", "6,25"));
        (node.GetProperty("parentId").GetString(), node.GetProperty("takesFigures").GetBoolean(), Node(written, "P1").GetProperty("takesFigures").GetBoolean()).ShouldBe(("I", true, false));
        node.GetProperty("working").GetString()!.ShouldContain("9 / 10 lớp × 7");
        Json(written).GetProperty("self").GetProperty("total").GetString().ShouldBe("15,25");
        Json(written).GetProperty("lacks")[0].GetString()!.ShouldContain("chưa có minh chứng");
        var list = Json(await district.GetAsync("/api/v1/assessments?state=open&subject=commune"));
        (list.GetProperty("total").GetInt32(), list.GetProperty("items")[0].GetProperty("id").GetGuid()).ShouldBe((1, scene.AssessmentId));
        Json(await district.GetAsync($"/api/v1/assessments/{scene.AssessmentId}")).GetProperty("rubricName").GetString().ShouldBe("Bộ tiêu chí thử");
        Json(await district.GetAsync($"/api/v1/assessments/{scene.AssessmentId}/sheets?state=selfDraft&pageSize=1")).GetProperty("total").GetInt32().ShouldBe(1);
        written.Sql.Count.ShouldBeGreaterThan(0);
    }

    [DatabaseTest]
    public async Task Scope_OfTheToken_IsThatOfThePerson(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        var elsewhere = await data.CreateScoringSceneAsync();
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("II.1", """{"count":"3"}""", null));
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        using var other = await data.VisitByTokenAsync(scene.OtherCommune, scene.Place);
        using var stranger = await data.VisitByTokenAsync(elsewhere.Scene.District, elsewhere.Place);

        var own = Json(await commune.GetAsync($"/api/v1/assessments/{scene.AssessmentId}/sheets"));
        var results = Json(await commune.GetAsync($"/api/v1/assessments/{scene.AssessmentId}/results"));

        own.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()).ShouldBe([scene.SheetId]);
        (results.GetProperty("isWhole").GetBoolean(), results.GetProperty("results").GetArrayLength()).ShouldBe((false, 1));
        foreach (var path in new[] { Sheet(scene), $"/api/v1/assessments/{scene.AssessmentId}", $"/api/v1/assessments/{scene.AssessmentId}/sheets", $"/api/v1/assessments/{scene.AssessmentId}/results" })
        {
            (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await other.GetAsync(Sheet(scene))).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var program in new[] { other, stranger })
        {
            (await WriteAsync(program, scene, 1, """{"node":"II.1","first":"9"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await program.SendAsync(Request(scene, "{", null))).Status.ShouldBe(HttpStatusCode.NotFound, "a body nobody can read tells nothing either");
        }

        (await data.SheetAsync(scene, scene.SheetId)).Kept.Values.Single().Input.ShouldBe("""{"count":"3"}""");
    }

    [DatabaseTest]
    public async Task DraftAppraisal_IsShownToWhoAppraisesAlone(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        using var district = await data.VisitByTokenAsync(scene.Scene.District, scene.Place);

        var before = Json(await district.GetAsync(Sheet(scene)));
        var weighed = await WriteAsync(district, scene, Version(before), """{"node":"II.1","first":"2","reason":"Chỉ hai mô hình"}""");
        var hidden = await commune.GetAsync(Sheet(scene));
        await data.AppraiseSheetAsync(scene, scene.SheetId);
        var seen = await commune.GetAsync(Sheet(scene));
        var result = Json(await district.GetAsync($"/api/v1/assessments/{scene.AssessmentId}/results")).GetProperty("results").EnumerateArray().Single(r => r.GetProperty("sheetId").GetGuid() == scene.SheetId);

        before.GetProperty("writes").GetString().ShouldBe("appraisal");
        weighed.Status.ShouldBe(HttpStatusCode.OK, weighed.Body);
        Node(weighed, "II.1").GetProperty("appraised").GetProperty("score").GetString().ShouldBe("4");
        (Json(hidden).GetProperty("appraised").ValueKind, Node(hidden, "II.1").GetProperty("appraised").ValueKind, hidden.Body.Contains("Chỉ hai mô hình", StringComparison.Ordinal)).ShouldBe((JsonValueKind.Null, JsonValueKind.Null, false));
        (Json(seen).GetProperty("appraised").GetProperty("total").GetString(), Node(seen, "II.1").GetProperty("reason").GetString()).ShouldBe(("13,25", "Chỉ hai mô hình"));
        (result.GetProperty("total").GetString(), result.GetProperty("band").GetString(), result.GetProperty("bandName").GetString(), result.GetProperty("rank").GetInt32()).ShouldBe(("13,25", "YEU", "Yếu", 1));
    }

    [DatabaseTest]
    public async Task Write_SameKeyTwice_IsOneWrite(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        const string Figures = """{"node":"II.1","first":"3"}""";

        var first = await WriteAsync(commune, scene, 1, Figures, "khoa-phieu-1");
        var again = await WriteAsync(commune, scene, 1, Figures, "khoa-phieu-1");
        var changed = await WriteAsync(commune, scene, 1, Figures.Replace("3", "4", StringComparison.Ordinal), "khoa-phieu-1");
        var late = await WriteAsync(commune, scene, 1, Figures.Replace("3", "5", StringComparison.Ordinal), "khoa-phieu-2");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(commune, scene, Version(Json(first)), Figures.Replace("3", "1", StringComparison.Ordinal), "khoa-phieu-3")));

        first.Status.ShouldBe(HttpStatusCode.OK, first.Body);
        (again.Status, again.Body).ShouldBe((HttpStatusCode.OK, first.Body));
        again.Response.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
        (changed.Status, Code(changed)).ShouldBe((HttpStatusCode.UnprocessableEntity, FrameworkErrors.SubmissionChanged));
        (late.Status, Code(late)).ShouldBe((HttpStatusCode.Conflict, FrameworkErrors.ChangedMeanwhile));
        all.Select(a => a.Status).Distinct().ShouldBe([HttpStatusCode.OK]);
        var kept = await data.SheetAsync(scene, scene.SheetId);
        (kept.Row.Version, kept.Kept.Values.Single().Input).ShouldBe((Version(Json(first)) + 1, """{"count":"1"}"""));
    }

    [DatabaseTest]
    public async Task Write_OfWhatCannotBe_IsToldAtItsField(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        (string Figures, string Field, string Code)[] wrong =
        [
            ("""{"node":"I.1","first":"chín","second":"10"}""", "figures[0].first", EmulationErrors.FigureUnreadable),
            ("""{"node":"I.1","first":"9","second":"mười"}""", "figures[0].second", EmulationErrors.FigureUnreadable),
            ("""{"node":"I.2","first":"yes"},{"node":"II.1","first":"1,5"}""", "figures[1].first", EmulationErrors.FigureOutOfRange),
            ("""{"node":"P1","first":"1"}""", "figures[0].node", EmulationErrors.FigureNowhere),
            ("""{"node":"khong-co","first":"1"}""", "figures[0].node", EmulationErrors.FigureNowhere),
            ("""{"node":"II.1","first":"1"},{"node":"II.1","first":"2"}""", "figures[1].node", EmulationErrors.FigureTwice),
        ];

        foreach (var (figures, field, code) in wrong)
        {
            var answer = await WriteAsync(commune, scene, 1, figures);
            (answer.Status, Code(answer)).ShouldBe((HttpStatusCode.UnprocessableEntity, code), answer.Body);
            Json(answer).GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([field]);
        }

        var both = await WriteAsync(commune, scene, 1, """{"node":"I.1","first":"x"},{"node":"I.2","first":"y"}""");
        Json(both).GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["figures[0].first", "figures[1].first"]);
        (await WriteAsync(commune, scene, 1, "")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await WriteAsync(commune, scene, 1, $$"""{"node":"II.1","first":"1","reason":"{{new string('a', SheetValue.ReasonLength + 1)}}"}""")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await data.SheetAsync(scene, scene.SheetId)).Kept.Values.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Write_OfARoundThatIsNotOpen_IsRefused(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);
        using var district = await data.VisitByTokenAsync(scene.Scene.District, scene.Place);
        const string Figures = """{"node":"II.1","first":"1"}""";
        var early = await WriteAsync(district, scene, 1, Figures);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        var version = Version(Json(await commune.GetAsync(Sheet(scene))));

        var sent = await WriteAsync(commune, scene, version, Figures);
        await data.AppraiseSheetAsync(scene, scene.SheetId);
        var closed = await WriteAsync(district, scene, Version(Json(await district.GetAsync(Sheet(scene)))), Figures);

        (early.Status, sent.Status).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (closed.Status, Code(closed)).ShouldBe((HttpStatusCode.Conflict, EmulationErrors.SheetClosed));
        Json(await district.GetAsync(Sheet(scene))).GetProperty("writes").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [DatabaseTest]
    public async Task Description_SaysWhatThereIs(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitByTokenAsync(scene.Scene.Commune, scene.Place);

        var paths = Json(await commune.GetAsync("/openapi/v1.json")).GetProperty("paths");

        foreach (var (path, method) in new[] { ("/api/v1/assessments", "get"), ("/api/v1/assessments/{id}", "get"), ("/api/v1/assessments/{id}/sheets", "get"), ("/api/v1/assessments/{id}/results", "get"), ("/api/v1/sheets/{id}", "get"), ("/api/v1/sheets/{id}/figures", "post") })
        {
            var operation = paths.EnumerateObject().Single(p => p.Name.TrimEnd('/') == path).Value.GetProperty(method);
            operation.GetProperty("summary").GetString()!.ShouldNotStartWith("Api.");
        }
    }

    private async Task<(TestData Data, ScoringScene Scene)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.CreateScoringSceneAsync());
    }

    private static string Sheet(ScoringScene scene) => $"/api/v1/sheets/{scene.SheetId}";

    private static Task<Answer> WriteAsync(Visitor program, ScoringScene scene, long version, string figures, string? key = null) =>
        program.SendAsync(Request(scene, string.Create(CultureInfo.InvariantCulture, $$"""{"version":{{version}},"figures":[{{figures}}]}"""), key));

    private static HttpRequestMessage Request(ScoringScene scene, string body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Sheet(scene) + "/figures") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Body).RootElement;

    private static string Code(Answer answer) => Json(answer).GetProperty("code").GetString()!;

    private static long Version(JsonElement sheet) => sheet.GetProperty("sheet").GetProperty("version").GetInt64();

    private static JsonElement Node(Answer answer, string id) => Json(answer).GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("id").GetString() == id);
}
