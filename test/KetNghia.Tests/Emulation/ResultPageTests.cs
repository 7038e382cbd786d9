using System.Net;
using KetNghia.Administration.Roles;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Results;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Kết quả thi đua các địa phương: figures with their time, unknown told apart from zero, for the province alone.</summary>
public sealed class ResultPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Page_BeforeAndAfterTheJob_TellsUnknownFromZero(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scoring = await data.CreateScoringSceneAsync();
        var idle = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, name: "Nơi chưa chấm");
        await SheetPageTests.FillAsync(data, scoring, scoring.SheetId, scoring.Scene.Commune);
        await data.SubmitSheetAsync(scoring, scoring.SheetId, scoring.Scene.Commune);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var before = await officer.OpenAsync(data.Province.Path(ResultScene.Page));
        var none = await RecomputedAsync(data, officer, scoring);
        await data.AppraiseSheetAsync(scoring, scoring.SheetId);
        var since = await officer.OpenAsync(data.Province.Path(ResultScene.Page));
        var after = await RecomputedAsync(data, officer, scoring);

        before.Document.QuerySelector($"[data-place='{idle.Slug}'] [data-none]")!.TextContent.ShouldContain("Chưa có đợt chấm điểm");
        Cells(before, scoring).ShouldBe(["2", "1", "0", "0", "0", Format.Unknown, Format.Unknown, Format.Unknown], "sheets are counted, nothing is computed");
        Row(before, scoring).ShouldContain("Chưa tính lần nào");
        Cells(none, scoring).ShouldBe(["2", "1", "0", "0", "0", Format.Unknown, Format.Unknown, Format.Unknown], "nothing is appraised");
        Row(none, scoring).ShouldNotContain("Chưa tính lần nào");
        Row(since, scoring).ShouldContain("1 phiếu thẩm định sau lần tính này");
        Cells(after, scoring)[..5].ShouldBe(["2", "1", "0", "0", "1"]);
        var total = (await data.SheetAsync(scoring, scoring.SheetId)).Scored.Appraised.Result.Sheet.Total;
        Cells(after, scoring)[6].ShouldStartWith(KetNghia.Emulation.Wording.Figures.Points(total));
        Cells(after, scoring)[5].ShouldMatch("^(Xuất sắc|Tốt|Yếu): 1$");
        Cells(after, scoring)[7].ShouldBe("Không khác");
    }

    [DatabaseTest]
    public async Task Page_OfAnyNumberOfLocalities_CostsTheSame(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = new ResultScene(data);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var loaded = await scene.LoadAsync(60);
        await scene.RecomputeAsync(officer, year: data.Host.Clock.Today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var few = await officer.OpenAsync(data.Province.Path(ResultScene.Page));
        for (var i = 0; i < 30; i++)
        {
            await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        }

        var third = await data.CreateScoringSceneAsync();
        var many = await officer.OpenAsync(data.Province.Path(ResultScene.Page));

        few.Sql.Count.ShouldBeLessThanOrEqualTo(12);
        many.Sql.Count.ShouldBe(few.Sql.Count);
        many.Document.QuerySelectorAll("tbody[data-place]").Length.ShouldBe(25);
        (await officer.OpenAsync(data.Province.Path(ResultScene.Page + "?p=2"))).Document.QuerySelectorAll("tbody[data-place]").Length.ShouldBeGreaterThan(5);
        var text = Workbooks.Text((await officer.GetAsync(few.Document.QuerySelector("a[download]")!.GetAttribute("href")!)).Bytes);
        text.ShouldContain(loaded.Place.Name);
        text.ShouldContain(third.Place.Name);
        text.ShouldContain("Chưa tính lần nào");
        text.ShouldContain("XS: ");
    }

    [DatabaseTest]
    public async Task Year_Chosen_HoldsPeriodsThatEndInIt(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scoring = await data.CreateScoringSceneAsync(change: f => f with { From = f.From.AddYears(-1), To = f.To.AddYears(-1) });
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var year = data.Host.Clock.Today.Year;

        (await officer.OpenAsync(data.Province.Path(ResultScene.Page))).Has($"[data-assessment='{scoring.AssessmentId}']").ShouldBeFalse();
        (await officer.OpenAsync(data.Province.Path($"{ResultScene.Page}?year={year - 1}"))).Has($"[data-assessment='{scoring.AssessmentId}']").ShouldBeTrue();
        (await officer.OpenAsync(data.Province.Path($"{ResultScene.Page}?year=all"))).Has($"[data-assessment='{scoring.AssessmentId}']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Page_IsForTheProvinceAlone_AndItsButtonForWhoMay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scoring = await data.CreateScoringSceneAsync();
        var (leader, officer) = (await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader), await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        foreach (var (person, place) in new[] { (scoring.Scene.District, scoring.Place), (scoring.Scene.Commune, scoring.Place), (scoring.Scene.Focal, scoring.Scene.SponsorPlace) })
        {
            using var visitor = await data.VisitAsync(person);
            (await visitor.GetAsync(place.Path(ResultScene.Page))).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.GetAsync(place.Path(ResultScene.Page + "?handler=File"))).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.GetAsync(data.Province.Path(ResultScene.Page))).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.OpenAsync(place.Path("emulation/assessments"))).Has("a[href*='/emulation/results']").ShouldBeFalse();
        }

        using var reader = await data.VisitAsync(leader);
        using var writer = await data.VisitAsync(officer);
        (await reader.OpenAsync(data.Province.Path("emulation/assessments"))).Has("a[href*='/emulation/results']").ShouldBeTrue();
        (await reader.OpenAsync(data.Province.Path(ResultScene.Page))).Has("main form[method=post]").ShouldBeFalse();
        (await writer.SubmitAsync((await writer.OpenAsync(data.Province.Path(ResultScene.Page))).MainForm)).Location!.ShouldContain("/administration/jobs/details/");
    }

    [DatabaseTest]
    public async Task Button_OfSomebodyWhoMayNoLonger_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var person = await data.CreateMemberWithAsync(data.Province, [EmulationPermissions.Results.Recompute]);
        using var visitor = await data.VisitAsync(person);
        var form = (await visitor.OpenAsync(data.Province.Path(ResultScene.Page))).MainForm;
        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().Where(r => r.Code.StartsWith("rieng-"))
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.Permissions, EmulationPermissions.Results.View)),
            AmbientFrame.Empty with { TenantId = data.Province.Id });

        (await visitor.SubmitAsync(form)).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await data.Host.Database.NumberAsync($"SELECT COUNT(*) FROM Fw_JobRuns WHERE Job = '{RecomputeJob.Name}'")).ShouldBe(0);
        (await visitor.OpenAsync(data.Province.Path(ResultScene.Page))).Has("main form[method=post]").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Reader_LimitedToCommunes_SeesTheirSheetsAlone(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = new ResultScene(data);
        var scoring = await data.CreateScoringSceneAsync();
        foreach (var (sheet, person) in new[] { (scoring.SheetId, scoring.Scene.Commune), (scoring.OtherSheetId, scoring.OtherCommune) })
        {
            await SheetPageTests.FillAsync(data, scoring, sheet, person);
            await data.SubmitSheetAsync(scoring, sheet, person);
            await data.AppraiseSheetAsync(scoring, sheet);
        }

        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        await scene.RecomputeAsync(officer);
        using var limited = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer, TestData.Zuoich));

        Cells(await officer.OpenAsync(data.Province.Path(ResultScene.Page)), scoring)[..5].ShouldBe(["2", "2", "0", "0", "2"]);
        var own = Cells(await limited.OpenAsync(data.Province.Path(ResultScene.Page)), scoring);
        own[..5].ShouldBe(["1", "1", "0", "0", "1"]);
        own[5].ShouldEndWith(": 1");
    }

    private static async Task<Answer> RecomputedAsync(TestData data, Visitor officer, ScoringScene scoring)
    {
        (await new ResultScene(data).RecomputeAsync(officer, scoring.AssessmentId)).Text.ShouldContain("Đã tính 1 đợt, 2 phiếu.");
        return await officer.OpenAsync(data.Province.Path(ResultScene.Page));
    }

    private static string Row(Answer page, ScoringScene scoring) => page.Document.QuerySelector($"[data-assessment='{scoring.AssessmentId}']")!.TextContent;

    /// <summary>Without the time.</summary>
    private static List<string> Cells(Answer page, ScoringScene scoring) =>
        [.. page.Document.QuerySelectorAll($"[data-assessment='{scoring.AssessmentId}'] td").Select(c => c.TextContent.Trim()).Take(8)];
}
