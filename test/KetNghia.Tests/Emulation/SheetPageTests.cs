using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>A commune scores itself and another person appraises it, through the front door.</summary>
public sealed class SheetPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Sheet_FromSelfScoreToAppraisal_TellsEachWhatIsTheirs(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);
        var path = scene.Place.Path($"emulation/sheets/details/{scene.SheetId}");
        (await commune.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Tự chấm: Đợt thử");

        // Nine of ten classes: 6.30 is rounded to 6.25, and the page says how.
        var page = await commune.OpenAsync(path);
        page = await commune.FollowAsync(await commune.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "I.1", "First"), "9"), (SheetForms.Field(page, "I.1", "Second"), "10"), (SheetForms.Field(page, "I.2", "First"), "yes"), (SheetForms.Field(page, "II.1", "First"), "3")));
        page.Text.ShouldContain("9 / 10 lớp × 7 = 6,30 → 6,25");
        page.Text.ShouldContain("3 mô hình × 2 = 6,00");
        Total(page).ShouldContain("15,25");

        // Evidence is missing: it is told, and refused, and nothing is lost.
        var refused = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/submit/{scene.SheetId}"));
        refused.Document.QuerySelector("[data-lacks]")!.TextContent.ShouldContain("I.2 Kế hoạch: chưa có minh chứng");
        var node = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/node/{scene.SheetId}?node=I.2"));
        await commune.FollowAsync(await commune.SubmitAsync(SheetForms.FormOf(node, "Files"), [], [new Upload("Files", "ke-hoach.pdf", "application/pdf", Samples.Pdf())]));
        var submit = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/submit/{scene.SheetId}"));
        (await commune.SubmitAsync(submit.MainForm)).FieldError("Input.IsDeclared")!.ShouldContain("cam đoan");
        var sent = await commune.FollowAsync(await commune.SubmitAsync(submit.MainForm, ("Input.IsDeclared", "true")));
        sent.Text.ShouldContain("Đã gửi phiếu");
        sent.Document.QuerySelector("main form .score-in").ShouldBeNull("what was sent is locked");

        // The appraiser counts one model less; the commune sees nothing of it yet.
        page = await district.OpenAsync(path);
        page = await district.FollowAsync(await district.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "First"), "2")));
        page.Document.QuerySelector("[data-lacks]")!.TextContent.ShouldContain("phải ghi lý do");
        Total(page).ShouldContain("13,25");
        (await commune.OpenAsync(path)).Text.ShouldNotContain("13,25");
        (await commune.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"))).Text.ShouldNotContain("13,25");
        page = await district.FollowAsync(await district.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "Reason"), "Chỉ hai mô hình có hộ tự làm theo")));
        page = await district.FollowAsync(await district.FillAsync(scene.Place.Path($"emulation/sheets/step/{scene.SheetId}/appraise")));
        page.Text.ShouldContain("Đã thẩm định");

        var seen = await commune.OpenAsync(path);
        seen.Text.ShouldContain("Chỉ hai mô hình có hộ tự làm theo");
        Total(seen).ShouldContain("13,25");
        var standing = await district.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"));
        standing.Document.QuerySelector("[data-heads]")!.TextContent.ShouldContain("1 / 2");
        standing.Text.ShouldContain("13,25");
    }

    [DatabaseTest]
    public async Task Sheet_Returned_ComesBackWithNotesByCriterion(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        await FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);
        using var commune = await data.VisitAsync(scene.Scene.Commune);

        var form = await district.OpenAsync(scene.Place.Path($"emulation/sheets/return/{scene.SheetId}"));
        var blank = await district.SubmitAsync(form.MainForm);
        var returned = await district.FollowAsync(await district.SubmitAsync(form.MainForm, ("Input.Reason", "Xem lại số lớp"), ("Input.Notes[0].Text", "Thiếu lớp ở thôn 2")));

        blank.FieldError("Input.Reason").ShouldNotBeNull();
        returned.Text.ShouldContain("Đã trả lại phiếu.");
        var back = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"));
        back.Document.QuerySelector("[data-returned]")!.TextContent.ShouldContain("Thiếu lớp ở thôn 2");
        back.Document.QuerySelector("[data-returned] a")!.GetAttribute("href").ShouldBe("#n-I.1");
        (await commune.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Sửa phiếu bị trả lại");
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        (await data.SheetAsync(scene, scene.SheetId)).Row.Versions.ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Sheet_SentAfterItsDay_IsLateByRuleAndStaysSo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync(change: f => f with { SelfDueOn = data.Host.Clock.Today.AddDays(-3), AppraisalDueOn = data.Host.Clock.Today.AddDays(9) });
        await FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);

        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        var sheet = await data.SheetAsync(scene, scene.SheetId);
        sheet.Scored.Self.Result.Sheet.Penalty!.Value.ToString().ShouldBe("1.5");
        sheet.Scored.Self.Result.Sheet.Total!.Value.ToString().ShouldBe("13.75");
    }

    [DatabaseTest]
    public async Task Sheet_FalseEvidence_CountsNothingInTheAppraisalAlone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        await FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);

        var node = await district.OpenAsync(scene.Place.Path($"emulation/sheets/node/{scene.SheetId}?node=II.1"));
        await district.FollowAsync(await district.SubmitAsync(Finding(node), ("Mark.Reason", "Ảnh của xã khác")));

        var sheet = await data.SheetAsync(scene, scene.SheetId);
        sheet.Scored.Self.Result.Sheet.Total!.Value.ToString().ShouldBe("15.25");
        sheet.Scored.Appraised.Result.Sheet.Total!.Value.ToString().ShouldBe("9.25");
        sheet.Scored.Appraised.Result.Reasons.Select(r => r.ToString()).ShouldContain("VOIDED:II.1");
    }

    [DatabaseTest]
    public async Task Sheet_GroupLeftOut_IsScaledToWhatApplies(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        await FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        using var commune = await data.VisitAsync(scene.Scene.Commune);

        var node = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/node/{scene.SheetId}?node=II"));
        await commune.FollowAsync(await commune.SubmitAsync(SheetForms.FormOf(node, "Mark.Reason"), ("Mark.Reason", "Xã không có mô hình nào trong kế hoạch")));
        var refused = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(scene.Scene.Commune, scene.Place, async services =>
        {
            await services.GetRequiredService<SheetAppService>().LeaveOutAsync(scene.SheetId, (await data.SheetAsync(scene, scene.SheetId)).Row.Version, "I", "Không có lớp", CancellationToken.None);
            return 0;
        }));

        (await data.SheetAsync(scene, scene.SheetId)).Scored.Self.Result.Sheet.Base!.Value.ToString().ShouldBe("18.5", "9.25 of 10 is 18.5 of 20");
        refused.Code.ShouldBe(EmulationErrors.MayNotBeLeftOut);
    }

    [DatabaseTest]
    public async Task Sheet_OfAnotherCommune_IsNotThere(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        var elsewhere = await data.CreateScoringSceneAsync();
        using var other = await data.VisitAsync(scene.OtherCommune);
        using var stranger = await data.VisitAsync(elsewhere.Scene.District);

        foreach (var page in new[] { "details", "submit", "node" })
        {
            (await other.GetAsync(scene.Place.Path($"emulation/sheets/{page}/{scene.SheetId}?node=I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.GetAsync(elsewhere.Place.Path($"emulation/sheets/{page}/{scene.SheetId}?node=I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await other.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"))).Text.ShouldNotContain("Zuôich");
    }

    [DatabaseTest]
    public async Task Sheet_WrittenByWhoMayNot_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        var both = await data.CreateMightyMemberAsync(scene.Place);
        await FillAsync(data, scene, scene.SheetId, both);
        await data.SubmitSheetAsync(scene, scene.SheetId, both);

        var self = await Should.ThrowAsync<BusinessException>(() => data.AppraiseSheetAsync(scene, scene.SheetId, both));
        var figures = await Should.ThrowAsync<BusinessException>(() => data.WriteSheetAsync(scene, scene.SheetId, both, ("II.1", """{"count":"1"}""", "Thử")));
        var commune = await Should.ThrowAsync<BusinessException>(() => data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("II.1", """{"count":"5"}""", null)));
        var district = await Should.ThrowAsync<BusinessException>(() => data.WriteSheetAsync(scene, scene.OtherSheetId, scene.Scene.District, ("II.1", """{"count":"5"}""", null)));

        self.Kind.ShouldBe(RefusalKind.Person, "who sent it does not appraise it");
        figures.Kind.ShouldBe(RefusalKind.Person);
        commune.Kind.ShouldBe(RefusalKind.Person);
        district.Kind.ShouldBe(RefusalKind.Person);
    }

    [DatabaseTest]
    public async Task Sheet_TypedBadly_IsToldAtTheFieldAndNothingIsKept(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var page = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"));

        foreach (var (node, typed) in new[] { ("I.1", "chín"), ("I.1", "-1"), ("II.1", "1,5"), ("II.1", "NaN"), ("II.1", "1e9"), ("I.2", "khác") })
        {
            var refused = await commune.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, node, "First"), typed), (SheetForms.Field(page, "I.1", "Second"), "10"));

            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, typed);
            refused.Document.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain(node == "II.1" ? "Nhân rộng" : node == "I.1" ? "Lớp đã mở" : "Kế hoạch");
        }

        (await data.SheetAsync(scene, scene.SheetId)).Kept.Values.ShouldBeEmpty();
        (await data.SheetAsync(scene, scene.SheetId)).Row.State.ShouldBe(SheetState.NotStarted);
    }

    [DatabaseTest]
    public async Task Sheet_TwoWritersAtOnce_OneIsTold(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        using var first = await data.VisitAsync(scene.Scene.Commune);
        using var second = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, TestData.Zuoich));
        var path = scene.Place.Path($"emulation/sheets/details/{scene.SheetId}");
        var (mine, theirs) = (await first.OpenAsync(path), await second.OpenAsync(path));

        await first.FollowAsync(await first.SubmitAsync(SheetForms.Table(mine), (SheetForms.Field(mine, "II.1", "First"), "3")));
        var late = await second.SubmitAsync(SheetForms.Table(theirs), (SheetForms.Field(theirs, "II.1", "First"), "4"));

        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await data.SheetAsync(scene, scene.SheetId)).Kept.Values.Single(v => v.NodeId == "II.1").Input.ShouldBe("""{"count":"3"}""");
    }

    internal static async Task FillAsync(TestData data, ScoringScene scene, Guid sheet, TestPerson person)
    {
        await data.WriteSheetAsync(scene, sheet, person, ("I.1", """{"num":"9","den":"10"}""", null), ("I.2", """{"value":"yes"}""", null), ("II.1", """{"count":"3"}""", null));
        using var visitor = await data.VisitAsync(person);
        var node = await visitor.OpenAsync(scene.Place.Path($"emulation/sheets/node/{sheet}?node=I.2"));
        await visitor.FollowAsync(await visitor.SubmitAsync(SheetForms.FormOf(node, "Files"), [], [new Upload("Files", "ke-hoach.pdf", "application/pdf", Samples.Pdf())]));
    }

    private static IHtmlFormElement Finding(Answer page) => (IHtmlFormElement)page.Document.QuerySelector("form[action*='handler=Void']")!;

    private static string Total(Answer page) => page.Document.QuerySelector("tfoot")!.TextContent;
}
