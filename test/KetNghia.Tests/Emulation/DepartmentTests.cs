using System.Net;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Departments score their components of every sheet before the appraisal, each seeing nothing else.</summary>
public sealed class DepartmentTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>A component that several people mark, beside one that takes a figure.</summary>
    private const string MarkedRubric = """
        {"code":"CHUNG","name":"Bộ tiêu chí nhiều người chấm","rounding":{"total":"0.01"},"evidencePolicy":"OFF","scale":{"min":"0","max":"20"},
         "base":{"id":"root","kind":"root","max":"20","children":[
          {"id":"I","name":"Chất lượng","kind":"group","max":"20","children":[
           {"id":"I.1","name":"Chất lượng mô hình","kind":"component","type":"manual","max":"10","aggregation":{"method":"MEAN","missing":"IGNORE"}},
           {"id":"I.2","name":"Sổ sách","kind":"component","type":"manual","max":"10","aggregation":{"method":"MEDIAN","missing":"BLOCK","minScorers":2}}]}]},
         "bands":[{"code":"TOT","name":"Tốt","min":"10"},{"code":"YEU","name":"Yếu","min":"0"}],"tieBreaks":[],"ranking":{"method":"STANDARD","by":"TOTAL"}}
        """;

    [DatabaseTest]
    public async Task Department_GivenAComponent_ScoresItAndSeesNothingElse(Provider provider)
    {
        var (data, scene, scorer) = await ArrangeAsync(provider);
        using var district = await data.VisitAsync(scene.Scene.District);
        using var department = await data.VisitAsync(scorer);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var duties = scene.Place.Path($"emulation/assessments/duties/{scene.AssessmentId}");
        (await district.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"))).Document.QuerySelector($"a[href='{duties}']").ShouldNotBeNull();
        var blank = await district.FillAsync(scene.Place.Path($"emulation/assessments/department/{scene.AssessmentId}"), ("Input.Name", ""), ("Input.DueOn", ""));
        blank.FieldError("Input.Name").ShouldNotBeNull();
        blank.FieldError("Input.DueOn").ShouldNotBeNull();
        var page = await district.FollowAsync(await district.FillAsync(
            scene.Place.Path($"emulation/assessments/department/{scene.AssessmentId}"), ("Input.Name", "Phòng Kinh tế"), ("Input.Nodes", "II.1"), ("Input.Scorers[0].Chosen", "true")));
        page.Document.QuerySelector("[data-departments]")!.TextContent.ShouldContain("Phòng Kinh tế");
        page.Document.QuerySelector("[data-departments]")!.TextContent.ShouldContain(scorer.FullName);
        page.Document.QuerySelector("[data-departments]")!.TextContent.ShouldContain("0 / 2", customMessage: "nothing was sent, so nothing is scored");
        var part = await data.PartOfAsync(scene, scene.SheetId, scorer);
        var path = scene.Place.Path($"emulation/parts/details/{part}");
        (await department.OpenAsync(path)).Text.ShouldContain("chưa gửi phiếu");
        (await department.OpenAsync(scene.Place.Path(""))).Text.ShouldNotContain("Chấm phần việc: Xã Zuôich", customMessage: "nothing was sent yet");
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        (await department.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Chấm phần việc: Xã Zuôich");
        (await department.OpenAsync(scene.Place.Path("emulation/parts"))).Text.ShouldContain("Cần chấm");
        page = await department.OpenAsync(path);
        page.Text.ShouldContain("Nhân rộng");
        page.Text.ShouldNotContain("Lớp đã mở", customMessage: "a department sees its criteria alone");
        page.Document.QuerySelector("tfoot").ShouldBeNull();
        page = await department.FollowAsync(await department.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "First"), "2")));
        (await department.OpenAsync(scene.Place.Path($"emulation/parts/finish/{part}"))).Document.QuerySelector("[data-lacks]")!.TextContent.ShouldContain("II.1");
        (await district.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldNotContain("13,25", customMessage: "what is not finished is not shown");
        (await RefusedAsync(() => data.AppraiseSheetAsync(scene, scene.SheetId))).Code.ShouldBe(EmulationErrors.CheckAwaited);
        page = await department.FollowAsync(await department.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "Reason"), "Hai mô hình còn hoạt động")));
        page = await department.FollowAsync(await department.FillAsync(scene.Place.Path($"emulation/parts/finish/{part}")));
        page.Text.ShouldContain("Đã hoàn thành phần chấm");
        (await department.OpenAsync(scene.Place.Path(""))).Text.ShouldNotContain("Chấm phần việc: Xã Zuôich");

        (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldNotContain("Hai mô hình còn hoạt động", customMessage: "a draft of the appraisal is not for the commune");
        (await district.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldContain("Hai mô hình còn hoạt động");
        (await district.OpenAsync(duties)).Document.QuerySelector("[data-departments]")!.TextContent.ShouldContain("1 / 2");
        await data.AppraiseSheetAsync(scene, scene.SheetId);
        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Total!.Value.ToString().ShouldBe("13.25", "what the appraisal says nothing of stays as the department has it");
        (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldContain("Hai mô hình còn hoạt động");
        (await RefusedAsync(() => data.ScorePartAsync(scene, scene.SheetId, scorer))).Code.ShouldBe(EmulationErrors.CheckClosed);
    }

    [DatabaseTest]
    public async Task Sheet_ForADepartment_IsNotThereBeyondItsComponents(Provider provider)
    {
        var (data, scene, scorer) = await ArrangeAsync(provider);
        var other = await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer);
        await data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["II.1"], (scorer, 1));
        await data.GiveDepartmentAsync(scene, "Phòng Giáo dục", ["I.1", "I.2"], (other, 1));
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        var part = await data.PartOfAsync(scene, scene.SheetId, other);
        var elsewhere = await data.CreateScoringSceneAsync();
        using var economy = await data.VisitAsync(scorer);
        using var school = await data.VisitAsync(other);
        using var stranger = await data.VisitAsync(await data.CreateMemberAsync(elsewhere.Place, RoleCodes.DepartmentScorer));
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var file = (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/node/{scene.SheetId}?node=I.2"))).Document.QuerySelector("a[href*='/documents/files/'], a[href*='/documents/evidence/']")!.GetAttribute("href")!;
        (await school.GetAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound, "before it was sent nothing is seen");
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        (await school.GetAsync(file)).Status.ShouldBe(HttpStatusCode.OK, "whoever scores a component opens what proves it");
        (await economy.GetAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound, "the file proves a component of another department");
        foreach (var (person, place) in new[] { (economy, scene.Place), (stranger, elsewhere.Place) })
        {
            foreach (var page in new[] { "details", "finish", "files" })
            {
                (await person.GetAsync(place.Path($"emulation/parts/{page}/{part}?node=I.2"))).Status.ShouldBe(HttpStatusCode.NotFound, "a part is its scorer's");
            }
        }

        foreach (var path in new[] { $"emulation/sheets/details/{scene.SheetId}", $"emulation/assessments/details/{scene.AssessmentId}", $"emulation/assessments/duties/{scene.AssessmentId}" })
        {
            (await economy.GetAsync(scene.Place.Path(path))).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        await Should.ThrowAsync<RecordNotFoundException>(() => data.ScorePartAsync(scene, scene.SheetId, scorer, ("I.1", """{"num":"10","den":"10"}""", "Không phải việc của phòng")));
        (await RefusedAsync(() => data.WriteSheetAsync(scene, scene.SheetId, scorer, ("II.1", """{"count":"5"}""", "Đi cửa khác")))).Kind.ShouldBe(RefusalKind.Person);
    }

    [DatabaseTest]
    public async Task Component_OfSeveralScorers_TakesTheirMeanAndTellsWhoLacks(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync(MarkedRubric);
        TestPerson[] people = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer)))];
        await data.GiveDepartmentAsync(scene, "Phòng Nông nghiệp", ["I.1"], (people[0], 2), (people[1], 1), (people[2], 1));
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"value":"10"}""", null), ("I.2", """{"value":"6"}""", null));
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        (await RefusedAsync(() => data.ScorePartAsync(scene, scene.SheetId, people[0]))).Code.ShouldBe(EmulationErrors.CheckIncomplete, "each person who is asked gives a figure");

        await data.ScorePartAsync(scene, scene.SheetId, people[0], ("I.1", """{"value":"9"}""", "Mô hình tốt"));
        await data.ScorePartAsync(scene, scene.SheetId, people[1], ("I.1", """{"value":"7.5"}""", "Còn hao hụt"));
        var sheet = await data.SheetAsync(scene, scene.SheetId);

        sheet.Scored.Parted.Result.Sheet.Nodes["I.1"].Score!.Value.ToString().ShouldBe("8.5", "two times 9 and once 7.5, in three parts");
        sheet.Scored.Parted.Result.Reasons.ShouldContain(r => r.ToString() == "SCORER_MISSING:I.1");
        sheet.PartsAwaited.Single().ScorerName.ShouldBe(people[2].FullName);
        using var alone = await data.VisitAsync(people[2]);
        (await alone.OpenAsync(scene.Place.Path($"emulation/parts/details/{await data.PartOfAsync(scene, scene.SheetId, people[2])}"))).Text.ShouldNotContain("Còn hao hụt", customMessage: "nobody looks at what the others gave");
        await data.ScorePartAsync(scene, scene.SheetId, people[2], ("I.1", """{"value":"8"}""", "Đồng ý với tổ"));
        sheet = await data.SheetAsync(scene, scene.SheetId);
        sheet.Scored.Parted.Result.Sheet.Nodes["I.1"].Score!.Value.ToString().ShouldBe("8.375");
        using var district = await data.VisitAsync(scene.Scene.District);
        var page = await district.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"));
        page.Text.ShouldContain($"{people[0].FullName} 9 × 2");
        page.Sql.Count.ShouldBeLessThanOrEqualTo(12);
    }

    [DatabaseTest]
    public async Task Component_ThatAsksForEveryScorer_IsMissingUntilAllGaveIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync(MarkedRubric);
        var (one, two) = (await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer), await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer));
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Nội vụ", ["I.2"], (one, 1)))).Code.ShouldBe(EmulationErrors.DepartmentTooFew);
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Nội vụ", ["I.2"], (one, 2), (two, 1)))).Code.ShouldBe(EmulationErrors.DepartmentWeightsOfMean);
        await data.GiveDepartmentAsync(scene, "Phòng Nội vụ", ["I.2"], (one, 1), (two, 1));
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"value":"8"}""", null), ("I.2", """{"value":"6"}""", null));
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await data.ScorePartAsync(scene, scene.SheetId, one, ("I.2", """{"value":"5"}""", "Thiếu sổ"));

        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["I.2"].Score.ShouldBeNull("a figure that lacks is never zero");
        await data.ScorePartAsync(scene, scene.SheetId, two, ("I.2", """{"value":"4"}""", "Sổ ghi không đủ tháng"));
        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["I.2"].Score!.Value.ToString().ShouldBe("4.5");
        await data.AppraiseSheetAsync(scene, scene.SheetId);
    }

    [DatabaseTest]
    public async Task Part_OfOtherFiguresOrAReturnedSheet_IsAskedForAgain(Provider provider)
    {
        var (data, scene, scorer) = await ArrangeAsync(provider);
        await data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["II.1"], (scorer, 1));
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await data.ScorePartAsync(scene, scene.SheetId, scorer, ("II.1", """{"count":"2"}""", "Một mô hình của xã khác"));
        await ReturnAsync(data, scene);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"num":"8","den":"10"}""", null));
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        using var department = await data.VisitAsync(scorer);
        (await department.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Chấm phần việc: Xã Zuôich");
        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["II.1"].Score!.Value.ToString().ShouldBe("6", "a part counts for what it was finished for");
        await data.ScorePartAsync(scene, scene.SheetId, scorer);
        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["II.1"].Score!.Value.ToString().ShouldBe("4", "what was written before is there to be finished again");
    }

    [DatabaseTest]
    public async Task Part_NotFinishedByItsDay_IsWaitedForNoLonger(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var today = data.Host.Clock.Today;
        var scene = await data.CreateScoringSceneAsync(change: f => f with { SelfDueOn = today.AddDays(-5) });
        var scorer = await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer);
        await data.AsAsync(scene.Scene.District, scene.Place, services => services.GetRequiredService<DepartmentAppService>().CreateAsync(
            scene.AssessmentId, new DepartmentFacts("Phòng Kinh tế", today.AddDays(-1), ["II.1"], [new NamedScorer(scorer.AccountId, "", 1)]), CancellationToken.None));
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        await data.AppraiseSheetAsync(scene, scene.SheetId);

        (await data.SheetAsync(scene, scene.SheetId)).Scored.Appraised.Result.Sheet.Nodes["II.1"].Score!.Value.ToString().ShouldBe("6");
    }

    [DatabaseTest]
    public async Task Department_OfAComponentTwice_IsTakenByOne(Provider provider)
    {
        var (data, scene, scorer) = await ArrangeAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(async i =>
        {
            try
            {
                await data.GiveDepartmentAsync(scene, $"Phòng số {i}", ["II.1"], (scorer, 1));
                return null;
            }
            catch (BusinessException e)
            {
                return e.Code;
            }
        }));

        answers.Count(a => a is null).ShouldBe(1, "of several at once one gives the component");
        answers.OfType<string>().ShouldAllBe(code => code == EmulationErrors.DepartmentNodeTaken || code == EmulationErrors.DepartmentTaken);
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Kinh tế", [], (scorer, 1)))).Code.ShouldBe(EmulationErrors.DepartmentWithoutNodes);
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["P1"], (scorer, 1)))).Code.ShouldBe(EmulationErrors.DepartmentWithoutNodes, "lateness comes from records");
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["I.1"], (scene.Scene.Commune, 1)))).Code.ShouldBe(EmulationErrors.DepartmentScorers);
        var second = await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer);
        (await RefusedAsync(() => data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["I.1"], (scorer, 1), (second, 1)))).Code.ShouldBe(EmulationErrors.DepartmentOneScorer);
    }

    [DatabaseTest]
    public async Task Department_ThatHasBegun_KeepsItsComponentsAndPeople(Provider provider)
    {
        var (data, scene, scorer) = await ArrangeAsync(provider);
        var second = await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer);
        var id = await data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["II.1"], (second, 1));
        using var district = await data.VisitAsync(scene.Scene.District);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await ChangeAsync(data, scene, id, ["II.1", "B1"], scorer);
        using var left = await data.VisitAsync(second);
        (await left.OpenAsync(scene.Place.Path(""))).Text.ShouldNotContain("Chấm phần việc: Xã Zuôich", customMessage: "another took the place");
        await data.ScorePartAsync(scene, scene.SheetId, scorer, ("II.1", """{"count":"2"}""", "Một mô hình của xã khác"));

        (await RefusedAsync(() => ChangeAsync(data, scene, id, ["II.1"], scorer))).Code.ShouldBe(EmulationErrors.DepartmentBegun);
        (await RefusedAsync(() => ChangeAsync(data, scene, id, ["II.1", "B1"], second))).Code.ShouldBe(EmulationErrors.DepartmentBegun);
        (await district.OpenAsync(scene.Place.Path($"emulation/departments/details/{id}"))).Text.ShouldContain("Đã có người bắt đầu chấm");
        (await district.FillAsync(scene.Place.Path($"emulation/departments/withdraw/{id}"), ("Input.Reason", "Giao nhầm"))).Text.ShouldContain("đã bắt đầu chấm");
        var fresh = await data.GiveDepartmentAsync(scene, "Phòng Giáo dục", ["I.1"], (second, 1));
        var page = await district.FollowAsync(await district.FillAsync(scene.Place.Path($"emulation/departments/withdraw/{fresh}"), ("Input.Reason", "Giao nhầm")));
        page.Text.ShouldContain("Đã thôi giao phần chấm");
        (await left.OpenAsync(scene.Place.Path("emulation/parts"))).Text.ShouldContain("Chưa được giao");
        await data.GiveDepartmentAsync(scene, "Phòng Giáo dục", ["I.1"], (second, 1));
    }

    [DatabaseTest]
    public async Task Appraisal_GivenByName_IsTheirsAlone(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var named = await data.CreateMemberAsync(scene.Place, RoleCodes.DistrictOfficer);
        await data.NameAppraiserAsync(scene, scene.SheetId, named);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        using var officer = await data.VisitAsync(scene.Scene.District);
        using var appraiser = await data.VisitAsync(named);

        (await officer.OpenAsync(scene.Place.Path(""))).Text.ShouldNotContain("Thẩm định phiếu Xã Zuôich");
        (await appraiser.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Thẩm định phiếu Xã Zuôich");
        (await RefusedAsync(() => data.AppraiseSheetAsync(scene, scene.SheetId))).Code.ShouldBe(EmulationErrors.AppraisedByAnother);
        (await RefusedAsync(() => data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.District, ("II.1", """{"count":"1"}""", "Người khác")))).Code.ShouldBe(EmulationErrors.AppraisedByAnother);
        (await officer.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Document.QuerySelector("[data-appraiser]")!.TextContent.ShouldContain(named.FullName);
        var page = await officer.OpenAsync(scene.Place.Path($"emulation/assessments/duties/{scene.AssessmentId}"));
        var field = page.Document.QuerySelector($"input[value='{scene.SheetId}']")!.GetAttribute("name")!.Replace(".Sheet", ".Account", StringComparison.Ordinal);
        await officer.FollowAsync(await officer.SubmitAsync(SheetForms.FormOf(page, field), (field, "")));
        (await officer.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Thẩm định phiếu Xã Zuôich");
        await data.NameAppraiserAsync(scene, scene.SheetId, named);
        await data.AppraiseSheetAsync(scene, scene.SheetId, named);

        (await RefusedAsync(() => data.NameAppraiserAsync(scene, scene.SheetId, scene.Scene.District))).Code.ShouldBe(EmulationErrors.AlreadyAppraised);
        await data.NameAppraiserAsync(scene, scene.OtherSheetId, named);
        (await RefusedAsync(() => data.NameAppraiserAsync(scene, scene.OtherSheetId, scene.Scene.Commune))).Code.ShouldBe(EmulationErrors.PersonMayNotAppraise);
    }

    [DatabaseTest]
    public async Task Appraisal_ByWhoScoredAPart_IsRefused(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var both = await data.CreateMemberWithAsync(scene.Place, [EmulationPermissions.Sheets.Appraise, EmulationPermissions.Departments.Score]);
        await data.GiveDepartmentAsync(scene, "Phòng Kinh tế", ["II.1"], (both, 1));
        await data.NameAppraiserAsync(scene, scene.SheetId, both);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await data.ScorePartAsync(scene, scene.SheetId, both);

        (await RefusedAsync(() => data.AppraiseSheetAsync(scene, scene.SheetId, both))).Code.ShouldBe(FrameworkErrors.SecondPerson);
        await data.AppraiseSheetAsync(scene, scene.SheetId, scene.Scene.District);
    }

    private async Task<(TestData Data, ScoringScene Scene, TestPerson Scorer)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        return (data, scene, await data.CreateMemberAsync(scene.Place, RoleCodes.DepartmentScorer));
    }

    private static Task ChangeAsync(TestData data, ScoringScene scene, Guid department, string[] nodes, TestPerson scorer) => data.AsAsync(scene.Scene.District, scene.Place, async services =>
    {
        var row = await services.GetRequiredService<DepartmentQueries>().FindOneAsync(department, CancellationToken.None);
        await services.GetRequiredService<DepartmentAppService>().ChangeAsync(department, row!.Version, new DepartmentFacts(row.Name, row.DueOn, nodes, [new NamedScorer(scorer.AccountId, "", 1)]), CancellationToken.None);
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
