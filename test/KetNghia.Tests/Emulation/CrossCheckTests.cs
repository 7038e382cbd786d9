using System.Net;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Communes of a cluster check each other before the appraisal.</summary>
public sealed class CrossCheckTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public void Ring_OfClusters_LetsEachCheckOneOtherOfItsOwn()
    {
        SheetSubject[] subjects = [.. Enumerable.Range(0, 7).Select(i => new SheetSubject(new Guid(i + 1, 0, 0, new byte[8]), $"Xã {i}", Guid.Empty, i < 4 ? "Cụm 1" : i < 6 ? "cụm 2" : "Cụm 3", null))];

        var ring = CrossCheck.Ring(subjects);

        ring.Count.ShouldBe(6, "who is alone in a cluster is checked by nobody");
        ring.Values.Select(c => c.SubjectId).Distinct().Count().ShouldBe(6);
        ring.ShouldAllBe(pair => pair.Key != pair.Value.SubjectId);
        ring.ShouldAllBe(pair => subjects.Single(s => s.SubjectId == pair.Key).Cluster == pair.Value.Cluster);
    }

    [DatabaseTest]
    public async Task Check_OfASheetThatWasSent_CountsForTheAppraisalOnceFinished(Provider provider)
    {
        var (data, scene, check) = await ArrangeAsync(provider);
        using var checker = await data.VisitAsync(scene.OtherCommune);
        using var district = await data.VisitAsync(scene.Scene.District);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var path = scene.Place.Path($"emulation/crosschecks/details/{check}");
        (await checker.OpenAsync(path)).Text.ShouldContain("chưa gửi phiếu");
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        var kept = (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/node/{scene.SheetId}?node=I.2"))).Document.QuerySelector("a[href*='/documents/files/'], a[href*='/documents/evidence/']")!.GetAttribute("href")!;
        (await checker.GetAsync(kept)).Status.ShouldBe(HttpStatusCode.NotFound, "before it was sent nothing is seen");
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        (await checker.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Chấm chéo phiếu Xã Zuôich");
        var files = await checker.OpenAsync(scene.Place.Path($"emulation/crosschecks/files/{check}?node=I.2"));
        var file = files.Document.QuerySelector("a[href*='/documents/files/'], a[href*='/documents/evidence/']")!.GetAttribute("href")!;
        (await checker.GetAsync(file)).Status.ShouldBe(HttpStatusCode.OK, "whoever checks opens what proves it");
        var page = await checker.OpenAsync(path);
        page = await checker.FollowAsync(await checker.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "First"), "2")));
        (await checker.OpenAsync(scene.Place.Path($"emulation/crosschecks/finish/{check}"))).Document.QuerySelector("[data-lacks]")!.TextContent.ShouldContain("II.1");
        (await RefusedAsync(() => FinishAsync(data, scene, check))).Code.ShouldBe(EmulationErrors.CheckIncomplete);
        (await district.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldNotContain("13,25", customMessage: "what is not finished is not shown");
        (await RefusedAsync(() => data.AppraiseSheetAsync(scene, scene.SheetId))).Code.ShouldBe(EmulationErrors.CheckAwaited);

        page = await checker.FollowAsync(await checker.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "Reason"), "Một mô hình của xã khác")));
        page = await checker.FollowAsync(await checker.FillAsync(scene.Place.Path($"emulation/crosschecks/finish/{check}")));
        page.Text.ShouldContain("Đã hoàn thành chấm chéo");
        (await checker.OpenAsync(scene.Place.Path(""))).Text.ShouldNotContain("Chấm chéo phiếu Xã Zuôich");
        (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldNotContain("Một mô hình của xã khác", customMessage: "a draft of the appraisal is not for the commune");
        (await district.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldContain("Chấm chéo: Một mô hình của xã khác");
        await data.AppraiseSheetAsync(scene, scene.SheetId);

        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Total!.Value.ToString().ShouldBe("13.25", "what the appraisal says nothing of stays as the check has it");
        (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldContain("Chấm chéo: Một mô hình của xã khác");
    }

    [DatabaseTest]
    public async Task Check_ByWhoMayNot_IsNotThereOrRefused(Provider provider)
    {
        var (data, scene, check) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        var elsewhere = await data.CreateScoringSceneAsync();
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var stranger = await data.VisitAsync(elsewhere.Scene.District);

        foreach (var page in new[] { "details", "finish", "files" })
        {
            (await commune.GetAsync(scene.Place.Path($"emulation/crosschecks/{page}/{check}?node=I.2"))).Status.ShouldBe(HttpStatusCode.NotFound, "who is checked does not look over the shoulder");
            (await stranger.GetAsync(elsewhere.Place.Path($"emulation/crosschecks/{page}/{check}?node=I.2"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await RefusedAsync(() => WriteAsync(data, scene, check, scene.Scene.District))).Kind.ShouldBe(RefusalKind.Person);
        await Should.ThrowAsync<RecordNotFoundException>(() => WriteAsync(data, scene, check, scene.Scene.Commune));
        using var other = await data.VisitAsync(scene.OtherCommune);
        (await other.GetAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Status.ShouldBe(HttpStatusCode.NotFound, "checking opens the check alone");
    }

    [DatabaseTest]
    public async Task Check_FinishedForOtherFigures_IsAskedForAgain(Provider provider)
    {
        var (data, scene, check) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await WriteAsync(data, scene, check, scene.OtherCommune);
        await FinishAsync(data, scene, check);
        (await RefusedAsync(() => WriteAsync(data, scene, check, scene.OtherCommune))).Code.ShouldBe(EmulationErrors.CheckClosed);

        await ReturnAsync(data, scene);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        (await data.SheetAsync(scene, scene.SheetId)).Row.IsChecked.ShouldBeTrue("the same figures were checked");
        await ReturnAsync(data, scene);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"num":"8","den":"10"}""", null));
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        (await data.SheetAsync(scene, scene.SheetId)).Row.IsChecked.ShouldBeFalse();
        using var checker = await data.VisitAsync(scene.OtherCommune);
        (await checker.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Chấm chéo phiếu Xã Zuôich");
    }

    [DatabaseTest]
    public async Task Check_NotFinishedByItsDay_IsWaitedForNoLonger(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var today = data.Host.Clock.Today;
        var scene = await data.CreateScoringSceneAsync(change: f => f with { SelfDueOn = today.AddDays(-5), CrossCheckDueOn = today.AddDays(-1) });
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await WriteAsync(data, scene, await CheckOfAsync(data, scene), scene.OtherCommune);

        await data.AppraiseSheetAsync(scene, scene.SheetId);

        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["II.1"].Score!.Value.ToString().ShouldBe("6", "what was not finished does not count");
    }

    private async Task<(TestData Data, ScoringScene Scene, Guid Check)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync(change: f => f with { CrossCheckDueOn = f.SelfDueOn.AddDays(5) });
        return (data, scene, await CheckOfAsync(data, scene));
    }

    private static Task<Guid> CheckOfAsync(TestData data, ScoringScene scene) => data.AsAsync(scene.Scene.District, scene.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<CrossCheck>().Where(c => c.SheetId == scene.SheetId).Select(c => c.Id).SingleAsync());

    private static Task WriteAsync(TestData data, ScoringScene scene, Guid check, TestPerson person) => OnAsync(data, scene, check, person, (checks, version) =>
        checks.SaveAsync(check, version, [new TypedFigure("II.1", """{"count":"2"}""", "Một mô hình của xã khác")], CancellationToken.None));

    private static Task FinishAsync(TestData data, ScoringScene scene, Guid check) =>
        OnAsync(data, scene, check, scene.OtherCommune, (checks, version) => checks.FinishAsync(check, version, CancellationToken.None));

    private static Task OnAsync(TestData data, ScoringScene scene, Guid check, TestPerson person, Func<CrossCheckAppService, long, Task> act) => data.AsAsync(person, scene.Place, async services =>
    {
        var version = await services.GetRequiredService<KetNghiaDbContext>().Set<CrossCheck>().Where(c => c.Id == check).Select(c => c.Version).SingleAsync();
        await act(services.GetRequiredService<CrossCheckAppService>(), version);
        return 0;
    });

    private static Task ReturnAsync(TestData data, ScoringScene scene) => data.AsAsync(scene.Scene.District, scene.Place, async services =>
    {
        var version = await services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.Id == scene.SheetId).Select(s => s.Version).SingleAsync();
        await services.GetRequiredService<SheetAppService>().ReturnAsync(scene.SheetId, version, "Xem lại", [], CancellationToken.None);
        return 0;
    });

    private static Task<BusinessException> RefusedAsync(Func<Task> act) => Should.ThrowAsync<BusinessException>(act);
}
