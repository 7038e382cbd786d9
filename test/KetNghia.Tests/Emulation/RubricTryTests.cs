using System.Net;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Tính thử, through the front door: a version on real figures beside another one, and the bench on records.</summary>
public sealed class RubricTryTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Draft_BesideTheVersionBefore_ShowsBothOnLastFigures(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.District, ("II.1", """{"count":"2"}""", "Chỉ hai mô hình"));
        var draft = await ContinueAsync(data, scene, r => r.Replace("II.1", r.Get("II.1") with { Per = 3 })
            .Add(new NodePlace(RubricPart.Base, "I"), new RubricNode { Id = "I.3", Name = "Báo cáo", Kind = NodeKind.Component, Type = ComponentType.Manual, Max = 5 }).Remove("B1", withUses: true));
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);

        var before = await commune.OpenAsync(Address(scene, draft, Year(data)));
        await data.AppraiseSheetAsync(scene, scene.SheetId);
        var page = await district.OpenAsync(Address(scene, draft, Year(data)));

        Cell(before, "II.1").ShouldBe("trước: 6,00 → 9,00 tăng 3,00", "a draft appraisal is nobody's");
        Cell(page, "II.1").ShouldBe("trước: 4,00 → 6,00 tăng 2,00");
        Cell(page, "I.1").ShouldBe("trước: 6,25 → 6,25");
        (Cell(page, "I.3"), Row(page, "I.3").TextContent.Contains("Mới", StringComparison.Ordinal)).ShouldBe(("chưa có", true));
        (Cell(page, "B1"), Row(page, "B1").TextContent.Contains("Chỉ có ở bản kia", StringComparison.Ordinal)).ShouldBe(("trước: 0,00 → –", true));
        Cell(page, "total").ShouldBe("trước: 13,25 → 15,25 1 tiêu chí chưa có số liệu");
        Cell(page, "band").ShouldBe("Yếu → –");
        Row(page, "I.1").QuerySelector("[data-working]")!.TextContent.ShouldContain("9 / 10 lớp × 7 = 6,30 → 6,25 (theo phiếu)");
        Row(page, "II.1").QuerySelector("[data-working]")!.TextContent.ShouldContain("bản kia: 2 mô hình × 2 = 4,00 (theo phiếu)");
        page.Document.QuerySelector("[data-trial] thead")!.TextContent.ShouldContain("Đã thẩm định");
        page.Has("[data-faulty]").ShouldBeTrue("the group does not add up");
        page.Sql.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', page.Sql));
        var alone = await district.OpenAsync(Address(scene, scene.RubricId, Year(data) + "&with=none"));
        (Cell(alone, "total"), Cell(alone, "band")).ShouldBe(("13,25", "Yếu"));
        (await district.OpenAsync(scene.Place.Path($"emulation/rubrics/details/{draft}"))).Has($"a[href$='/emulation/rubrics/try/{draft}']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Records_GiveWhatTheyKnow_AndNothingElse(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await data.PledgeAsync(scene.Scene, pairing);
        var draft = await ContinueAsync(data, scene, r => r.Replace("II.1", r.Get("II.1") with { From = new Dictionary<string, string> { ["count"] = "resources.pledges" } }));
        using var district = await data.VisitAsync(scene.Scene.District);

        var page = await district.OpenAsync(Address(scene, draft, Year(data)));
        var last = await district.OpenAsync(Address(scene, draft, ""));

        Cell(page, "II.1").ShouldBe("trước: chưa có → 2,00");
        Row(page, "II.1").QuerySelector("[data-working]")!.TextContent.ShouldContain("1 mô hình × 2 = 2,00 (theo hồ sơ)");
        Cell(page, "total").ShouldBe("trước: chưa có → 2,00 4 tiêu chí chưa có số liệu");
        (Cell(page, "I"), Cell(page, "Bonus"), Cell(page, "Penalty")).ShouldBe(("trước: chưa có → chưa có", "trước: chưa có → chưa có", "trước: chưa có → chưa có"));
        Cell(last, "II.1").ShouldBe("trước: chưa có → 0,00", "records of last year say that nothing was pledged then");
        last.Document.QuerySelector("#from")!.GetAttribute("value").ShouldBe($"01/01/{data.Host.Clock.Today.Year - 1}");
    }

    [DatabaseTest]
    public async Task Asked_ForWhatIsNotThere_IsToldInWords(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var (elsewhere, abroad) = (await data.CreateScoringSceneAsync(), await data.CreatePartyAsync($"Sở Lạ {TestData.Next()}"));
        using var district = await data.VisitAsync(scene.Scene.District);
        using var other = await data.VisitAsync(scene.OtherCommune);
        async Task<string> ToldAsync(Visitor visitor, string query)
        {
            var page = await visitor.OpenAsync(Address(scene, scene.RubricId, query));
            page.Has("[data-trial]").ShouldBeFalse(query);
            return string.Join(' ', page.Document.QuerySelectorAll("main .err").Select(e => e.TextContent.Trim()));
        }

        (await ToldAsync(district, "?from=01/02/2025&to=01/01/2025")).ShouldContain("Ngày cuối kỳ");
        (await ToldAsync(district, "?from=hôm%20qua")).ShouldNotBeEmpty();
        var unknown = await ToldAsync(district, $"?s={data.Host.Ids.New()}");
        unknown.ShouldContain("1 đơn vị không có trong danh sách");
        (await ToldAsync(district, $"?s={abroad}")).ShouldBe(unknown);
        (await ToldAsync(district, "?s=abc")).ShouldBe(unknown);
        (await other.OpenAsync(Address(scene, scene.RubricId, $"?s={TestData.Zuoich}"))).Has("[data-trial]").ShouldBeFalse("another commune is not offered");
        foreach (var missing in new[] { Address(scene, elsewhere.RubricId, ""), Address(scene, data.Host.Ids.New(), ""), Address(scene, scene.RubricId, $"?with={elsewhere.RubricId}"), Address(scene, scene.RubricId, "?with=x") })
        {
            (await district.GetAsync(missing)).Status.ShouldBe(HttpStatusCode.NotFound, missing);
        }
    }

    [DatabaseTest]
    public async Task Demo_OfTheYearBefore_GivesWhatWasAppraised(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var data = new TestData(host);
        var frame = await data.DemoFrameAsync("huyen.namgiang", "nam-giang");
        var standing = await host.WithAsync(async services =>
        {
            var id = await services.GetRequiredService<KetNghiaDbContext>().Set<AssessmentPeriod>().Where(a => a.To == new DateOnly(2024, 12, 31)).Select(a => a.Id).SingleAsync(TestContext.Current.CancellationToken);
            return (await services.GetRequiredService<AssessmentResults>().FindAsync(id, TestContext.Current.CancellationToken))!;
        }, frame);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("huyen.namgiang", DemoPeople.Password);
        var address = $"/k/nam-giang/emulation/rubrics/try/{standing.Row.RubricId}?from=01/01/2024&to=31/12/2024";

        var first = await visitor.OpenAsync(address);
        var offered = first.Document.QuerySelectorAll("input[name=s]").Select(i => Guid.Parse(i.GetAttribute("value")!)).ToList();
        var chosen = standing.Rows.Where(r => offered.Contains(r.Sheet.SubjectId)).Take(10).ToList();
        var ten = await visitor.OpenAsync(address + "&with=none" + string.Concat(chosen.Select(r => $"&s={r.Sheet.SubjectId}")));
        var eleven = await visitor.OpenAsync(address + string.Concat(offered.Take(11).Select(id => $"&s={id}")));

        first.Document.QuerySelectorAll("[data-trial] thead th").Length.ShouldBe(4);
        chosen.Count.ShouldBeGreaterThan(3);
        ten.Sql.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', ten.Sql));
        var names = ten.Document.QuerySelectorAll("[data-trial] thead th.num").Select(t => t.FirstChild!.TextContent.Trim()).ToList();
        var totals = Row(ten, "total").QuerySelectorAll("td").Select(t => t.TextContent.Trim()).ToList();
        names.Zip(totals).ShouldBe(chosen.OrderBy(r => offered.IndexOf(r.Sheet.SubjectId)).Select(r => (r.Sheet.SubjectName, Figures.Points(r.Total))));
        if (offered.Count > 10)
        {
            eleven.Text.ShouldContain("nhiều nhất 10 đơn vị");
        }
    }

    [DatabaseTest]
    public async Task Bench_TakesFiguresOfRecords_ThatCanStillBeChanged(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await data.PledgeAsync(scene.Scene, pairing);
        var draft = await ContinueAsync(data, scene, r => r);
        using var district = await data.VisitAsync(scene.Scene.District);
        var today = data.Host.Clock.Today;
        var page = await district.OpenAsync(scene.Place.Path($"emulation/rubrics/edit/{draft}/bench"));
        Task<Answer> PressAsync(Answer on, string? button, params (string, string?)[] typed) => district.SubmitAsync(
            on.MainForm, typed, [], on.MainForm.QuerySelectorAll("button").OfType<AngleSharp.Html.Dom.IHtmlButtonElement>().First(b => b.GetAttribute("value") == button));
        (string, string?)[] asked = [("Input.Expr", "resources.pledges * 4 + khong.co"), ("Input.SubjectId", TestData.Zuoich.ToString()), ("Input.From", $"01/01/{today.Year}"), ("Input.To", $"31/12/{today.Year}")];

        var filled = await PressAsync(page, "fill", asked);
        var changed = await PressAsync(filled, null, ("Input.Trial[1].Typed", "2"));
        var nobody = await PressAsync(page, "fill", [.. asked.Where(a => a.Item1 != "Input.SubjectId")]);
        var reversed = await PressAsync(page, "fill", [.. asked.SkipLast(1), ("Input.To", "01/01/2020")]);

        filled.Document.QuerySelectorAll("[data-trial] input[id]").Select(i => i.GetAttribute("value")).ShouldBe(["1", null]);
        filled.Document.QuerySelector("[data-filled]")!.TextContent.ShouldContain("Hồ sơ chưa có số liệu: khong.co");
        filled.Document.QuerySelector("[data-value]")!.TextContent.ShouldContain("1 * 4 + ?");
        changed.Document.QuerySelectorAll("[data-value] dd").Select(d => d.TextContent).Take(2).ShouldBe(["1 * 4 + 2", "6"]);
        nobody.FieldError("Input.SubjectId").ShouldNotBeNull();
        reversed.FieldError("Input.To").ShouldNotBeNull();
    }

    private async Task<(TestData Data, ScoringScene Scene, Guid PairingId)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene.Scene));
    }

    private static async Task<Guid> ContinueAsync(TestData data, ScoringScene scene, Func<Rubric, Rubric> change)
    {
        var draft = await data.OnRubricsAsync(scene.Scene.District, scene.Place, rubrics => rubrics.ContinueAsync(scene.RubricId, TestContext.Current.CancellationToken));
        await data.ChangeRubricAsync(scene.Scene.District, scene.Place, draft, change);
        return draft;
    }

    private static string Address(ScoringScene scene, Guid rubric, string query) => scene.Place.Path($"emulation/rubrics/try/{rubric}{query}");

    /// <summary>Of the assessment of the scene.</summary>
    private static string Year(TestData data) => $"?from=01/01/{data.Host.Clock.Today.Year}&to=31/12/{data.Host.Clock.Today.Year}";

    private static AngleSharp.Dom.IElement Row(Answer page, string row) => page.Document.QuerySelector($"[data-row='{row}']") ?? throw new ShouldAssertException($"No row {row}: {page.Text}");

    private static string Cell(Answer page, string row) => string.Join(' ', Row(page, row).QuerySelector("td")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
