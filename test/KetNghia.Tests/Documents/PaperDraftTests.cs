using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Văn bản from the button on the list of pairings to its number, each step by the person whose it is.</summary>
public sealed class PaperDraftTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Decision_FromTheListToItsNumber_GoesThroughEveryHand(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);
        var list = await officer.OpenAsync(scene.Place.Path("pairing/pairings"));

        var form = await officer.OpenAsync(list.Document.QuerySelector("main a[href*='/documents/papers/create']")!.GetAttribute("href")!);
        form.Document.QuerySelectorAll("[data-fields] dt").Length.ShouldBe(5);
        var made = await officer.FollowAsync(await officer.SubmitAsync(form.MainForm, ("Input.Place", "Nam Giang"), ("Input.SignerName", "Bling Thử")));
        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        var id = Guid.Parse(made.Response.RequestMessage!.RequestUri!.Segments[^1]);
        made.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        made.Text.ShouldContain("Phân công 1 cơ quan, đơn vị kết nghĩa, giúp đỡ 1 xã");

        var submitted = await officer.FollowAsync(await officer.FillAsync(scene.Place.Path($"documents/papers/step/{id}/Submit")));
        submitted.Text.ShouldContain("Chờ duyệt");
        (await officer.GetAsync(scene.Place.Path($"documents/papers/step/{id}/Approve"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await leader.OpenAsync(scene.Place.Path("/"))).Text.ShouldContain("Duyệt văn bản “Về việc phân công");

        var returned = await leader.FollowAsync(await leader.FillAsync(scene.Place.Path($"documents/papers/return/{id}"), ("Input.Reason", "Thiếu căn cứ"), ("Input.Bases", "Thêm Kế hoạch của huyện")));
        returned.Text.ShouldContain("Thêm Kế hoạch của huyện");
        (await officer.OpenAsync(scene.Place.Path("/"))).Text.ShouldContain("Sửa văn bản bị trả lại");
        var edit = await officer.OpenAsync(scene.Place.Path($"documents/papers/edit/{id}"));
        edit.Document.QuerySelector("[data-returned]")!.TextContent.ShouldContain("Thêm Kế hoạch của huyện");
        await officer.FollowAsync(await officer.SubmitAsync(edit.MainForm, ("Input.Parts[1].Text", "Căn cứ Luật\nCăn cứ Kế hoạch số 12/KH-UBND")));
        await officer.FollowAsync(await officer.FillAsync(scene.Place.Path($"documents/papers/step/{id}/Submit")));

        var again = await leader.OpenAsync(scene.Place.Path($"documents/papers/details/{id}"));
        again.Has("[data-seen-before]").ShouldBeTrue();
        var versions = await leader.OpenAsync(again.Document.QuerySelector("[data-seen-before] a")!.GetAttribute("href")!);
        versions.Document.QuerySelectorAll(".line-changes .ins").Select(l => l.TextContent.Trim()).ShouldContain(l => l.EndsWith("Căn cứ Kế hoạch số 12/KH-UBND", StringComparison.Ordinal));
        versions.Document.QuerySelectorAll("#differences h3").Select(h => h.TextContent).ShouldBe(["Thẩm quyền, căn cứ"]);
        await leader.FollowAsync(await leader.FillAsync(scene.Place.Path($"documents/papers/step/{id}/Approve")));

        var issue = await officer.OpenAsync(scene.Place.Path($"documents/papers/issue/{id}"));
        issue.Document.QuerySelector("[data-next-number]")!.TextContent.ShouldBe("01/QĐ-UBND");
        var issued = await officer.FollowAsync(await officer.SubmitAsync(issue.MainForm, [], [new Upload("Files", "ban-ky.pdf", "application/pdf", Samples.Pdf())]));
        issued.Text.ShouldContain("Đã ban hành văn bản số 01/QĐ-UBND");
        issued.Text.ShouldContain("Kèm theo Quyết định số 01/QĐ-UBND ngày");
        var file = await officer.OpenAsync(scene.Place.Path($"documents/papers/details/{id}?handler=File"));
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(PaperFile.ContentType);
        file.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("01-qd-ubnd.docx");
        (await officer.OpenAsync(scene.Place.Path($"documents/papers/files/{id}"))).Document.QuerySelectorAll(".evi li").ShouldHaveSingleItem().TextContent.ShouldContain("01/QĐ-UBND");
        var files = scene.Place.Path($"documents/papers/files/{id}");
        (await officer.FillAsync(files)).FieldError("Files").ShouldNotBeNull();
        var more = await officer.SubmitAsync((await officer.OpenAsync(files)).MainForm, [], [new Upload("Files", "ban-2.pdf", "application/pdf", Samples.Pdf("/X 1"))]);
        (await officer.FollowAsync(more)).Document.QuerySelectorAll(".evi li").Length.ShouldBe(2);
        (await leader.OpenAsync(files)).Document.QuerySelector("main form[method=post]").ShouldBeNull("the clerk's work");
        (await officer.OpenAsync(scene.Place.Path("search?q=01%2Fqd+ubnd"))).Text.ShouldContain("01/QĐ-UBND");
        var history = (await leader.OpenAsync(scene.Place.Path($"documents/papers/history/{id}"))).Text;
        history.ShouldContain("Trả lại bản 1");
        history.ShouldContain("Duyệt bản 2");
        history.ShouldContain("Ban hành văn bản 01/QĐ-UBND");
    }

    [DatabaseTest]
    public async Task Submit_WhatIsUnfinished_SaysEverythingThatIsMissing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        var id = await data.DraftPaperAsync(scene);
        var edit = await officer.OpenAsync(scene.Place.Path($"documents/papers/edit/{id}"));
        await officer.SubmitAsync(edit.MainForm, ("Input.Parts[1].Text", ""), ("Input.Parts[2].Text", "Điều 1. Có {so cap} cặp, {số đơn vj} đơn vị, {không rõ gì cả}"));

        var page = await officer.OpenAsync(scene.Place.Path($"documents/papers/details/{id}"));
        var step = await officer.GetAsync(scene.Place.Path($"documents/papers/step/{id}/Submit"));

        page.Text.ShouldContain("Có 1 cặp, {số đơn vj} đơn vị");
        page.Document.QuerySelector("[data-kept-steps]")!.TextContent.ShouldContain("còn trống");
        step.Status.ShouldBe(HttpStatusCode.Conflict);
        var refusal = await Should.ThrowAsync<BusinessException>(() => data.MovePaperAsync(scene, scene.District, id, PaperAction.Submit));
        refusal.Code.ShouldBe(DocumentsErrors.PartEmpty);
    }

    [DatabaseTest]
    public async Task Figures_FollowTheRecordsUntilSubmitted_AndStandStillAfter(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        var id = await data.DraftPaperAsync(scene);
        var path = scene.Place.Path($"documents/papers/details/{id}");
        var other = await data.CreatePartyAsync("Công ty Đông Á thử");
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [other]);

        (await officer.OpenAsync(path)).Text.ShouldContain("Phân công 2 đơn vị");
        await data.MovePaperAsync(scene, scene.District, id, PaperAction.Submit);
        var third = await data.CreatePartyAsync("Trường Thử");
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [third]);
        var frozen = await officer.OpenAsync(path);
        frozen.Text.ShouldContain("Phân công 2 đơn vị");
        frozen.Document.QuerySelectorAll(".a4 .dt tbody tr").Length.ShouldBe(2);
        await data.MovePaperAsync(scene, scene.District, id, PaperAction.TakeBack);
        (await officer.OpenAsync(path)).Text.ShouldContain("Phân công 3 đơn vị");
    }

    [DatabaseTest]
    public async Task Approve_ByWhoeverDraftedOrSubmitted_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var both = await data.CreatePersonAsync();
        await data.JoinAsync(both, scene.Place, [RoleCodes.DistrictOfficer, RoleCodes.Leader]);
        var drafted = await data.OnPapersAsync(scene, both, papers => papers.CreateAsync(AssignmentDecision.KindKey, "", TestData.PaperHead, TestData.PaperTexts, null, CancellationToken.None));
        await data.MovePaperAsync(scene, scene.District, drafted, PaperAction.Submit);
        var submitted = await data.DraftPaperAsync(scene);
        await data.MovePaperAsync(scene, both, submitted, PaperAction.Submit);

        foreach (var id in new[] { drafted, submitted })
        {
            var refusal = await Should.ThrowAsync<BusinessException>(() => data.MovePaperAsync(scene, both, id, PaperAction.Approve));
            (refusal.Code, refusal.Kind).ShouldBe((FrameworkErrors.SecondPerson, RefusalKind.Person));
            await Should.ThrowAsync<BusinessException>(() => data.OnPapersAsync(scene, both, async papers =>
            {
                await papers.ReturnAsync(id, await data.PaperAsync(id, p => p.Version), "x", [], CancellationToken.None);
                return 0;
            }));
            (await data.PaperAsync(id, p => p.State)).ShouldBe(PaperState.Submitted);
        }
    }

    [DatabaseTest]
    public async Task Papers_AreSeenByThoseWhoSeeWhatTheyAreMadeOf(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        await data.ProposeAsync(scene);
        var elsewhere = await data.CreatePartyAsync("Xã Chơ Chun thử", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun);
        var sponsor = await data.CreatePartyAsync("Công ty Một");
        var whole = await data.DraftPaperAsync(scene);
        await data.ProposeAsync(scene, change: c => (c.SponsorIds, c.ReceiverIds) = ([sponsor], [elsewhere]));
        var both = await data.ApprovedPaperAsync(scene);
        using var commune = await data.VisitAsync(scene.Commune);
        using var neighbour = await data.VisitAsync(other.District);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        string At(Guid id, TestWorkspace? place = null) => (place ?? scene.Place).Path($"documents/papers/details/{id}");

        (await commune.OpenAsync(At(whole))).Status.ShouldBe(HttpStatusCode.OK, "all of it is of the commune");
        (await commune.GetAsync(At(both))).Status.ShouldBe(HttpStatusCode.NotFound, "a draft about others");
        (await neighbour.GetAsync(At(both, other.Place))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await province.GetAsync(At(both, data.Province))).Status.ShouldBe(HttpStatusCode.NotFound, "not issued yet");
        await data.IssuePaperAsync(scene, both);
        (await commune.OpenAsync(At(both))).Status.ShouldBe(HttpStatusCode.OK, "it concerns the commune");
        (await province.OpenAsync(At(both, data.Province))).Status.ShouldBe(HttpStatusCode.OK);
        (await province.GetAsync(data.Province.Path($"documents/papers/step/{both}/Revoke"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await neighbour.GetAsync(At(both, other.Place))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Edit_TwoAtOnceOrAfterSubmission_LosesNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var id = await data.DraftPaperAsync(scene);
        using var one = await data.VisitAsync(scene.District);
        using var two = await data.VisitAsync(scene.District);
        var (first, second) = (await one.OpenAsync(scene.Place.Path($"documents/papers/edit/{id}")), await two.OpenAsync(scene.Place.Path($"documents/papers/edit/{id}")));

        var saved = await one.SubmitAsync(first.MainForm, ("Input.Subject", "Một"));
        var late = await two.SubmitAsync(second.MainForm, ("Input.Subject", "Hai"), ("Input.Parts[2].Text", "Điều 1. Không được mất"));
        await data.MovePaperAsync(scene, scene.District, id, PaperAction.Submit);
        var closed = await two.SubmitAsync(second.MainForm, ("Input.Subject", "Ba"));

        saved.Location.ShouldNotBeNull(saved.Text);
        late.ErrorCode.ShouldBe("Framework.ChangedMeanwhile");
        late.Body.ShouldContain("Không được mất");
        (closed.Status, closed.ErrorCode).ShouldBe((HttpStatusCode.Conflict, DocumentsErrors.PaperNotOpen));
        (await data.PaperAsync(id, p => p.Subject)).ShouldBe("Một");
    }

    [DatabaseTest]
    public async Task Report_OfTheYear_SaysTheFiguresOfTheOverview(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        var sets = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 100);
        using var officer = await data.VisitAsync(scene.District);
        var year = data.Host.Clock.Today.Year;
        var overview = await officer.OpenAsync(scene.Place.Path($"pairing/overviews/locality?year={year}"));

        var form = await officer.OpenAsync(overview.Document.QuerySelector("main a[href*='/documents/papers/create']")!.GetAttribute("href")!);
        var made = await officer.FollowAsync(await officer.SubmitAsync(form.MainForm, ("Input.Place", "Nam Giang")));

        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        made.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        var text = made.Text.Replace('\u00a0', ' ');
        text.ShouldContain($"Kết quả công tác kết nghĩa, giúp đỡ các xã, thị trấn năm {year}");
        text.ShouldContain("Trong năm có 2 khoản hỗ trợ, cam kết 135.000.000 đ; đã giao 85.000.000 đ; các bên xác nhận đã nhận 85.000.000 đ");
        var totals = made.Document.QuerySelectorAll(".a4 .dt tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).Where(r => r.Contains("Tổng cộng", StringComparison.Ordinal)).ToList();
        totals.ShouldBe(["|Tổng cộng|2|135.000.000|85.000.000|85.000.000", "|Tổng cộng|1|2|135.000.000|85.000.000|85.000.000", "|Tổng cộng|1|2|135.000.000|85.000.000|85.000.000"]);
        made.Document.QuerySelector("main .datagrid a[href*='/overviews/locality']").ShouldNotBeNull("every figure leads back to its rows");
    }

    [DatabaseTest(OnSqliteOnly = "nothing is written")]
    public async Task Events_OfPapers_HaveSentencesInBothLanguages(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));

        await data.Host.WithAsync(services =>
        {
            var texts = services.GetRequiredService<ITexts>();
            var events = Enum.GetNames<PaperAction>().Append("Drafted").Append("Changed").Select(PaperAppService.EventOf);
            events.SelectMany(e => new[] { "Action." + e, "ActionName." + e }).Where(key => texts.InEveryLanguage(key).Count != 2).ShouldBeEmpty();
            return Task.FromResult(0);
        });
    }

    [DatabaseTest]
    public async Task Approve_ByADeputy_SignsForTheLeaderAndNeverWhatTheyMade(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var deputy = await data.CreateMemberAsync(scene.Place, RoleCodes.Supervisor);
        await data.DelegateAsync(scene.Place, scene.Leader, scene.District, [DocumentsPermissions.Papers.Approve]);
        var own = await data.DraftPaperAsync(scene);
        await data.MovePaperAsync(scene, scene.District, own, PaperAction.Submit);
        var refusal = await Should.ThrowAsync<BusinessException>(() => data.MovePaperAsync(scene, scene.District, own, PaperAction.Approve));
        refusal.Code.ShouldBe(FrameworkErrors.SecondPerson, "one's own draft, through a deputy or not");
        var both = await data.CreatePersonAsync();
        await data.JoinAsync(both, scene.Place, [RoleCodes.DistrictOfficer, RoleCodes.Leader]);
        var theirs = await data.OnPapersAsync(scene, both, papers => papers.CreateAsync(AssignmentDecision.KindKey, "", TestData.PaperHead, TestData.PaperTexts, null, CancellationToken.None));
        await data.MovePaperAsync(scene, both, theirs, PaperAction.Submit);
        await data.DelegateAsync(scene.Place, both, deputy, [DocumentsPermissions.Papers.Approve]);
        using var visitor = await data.VisitAsync(deputy);

        var kept = await Should.ThrowAsync<BusinessException>(() => data.MovePaperAsync(scene, deputy, theirs, PaperAction.Approve));
        kept.Code.ShouldBe(FrameworkErrors.SecondPersonFor, "for whom made it");
        var page = await visitor.FollowAsync(await visitor.FillAsync(scene.Place.Path($"documents/papers/step/{own}/Approve")));
        page.Text.ShouldContain($"{deputy.FullName} (KT. {both.FullName})");
        page.Text.ShouldContain("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
        page.Document.QuerySelectorAll(".pp-foot").Single().TextContent.ShouldContain(deputy.FullName);
        page.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        (await visitor.OpenAsync(scene.Place.Path($"documents/papers/history/{own}"))).Text.ShouldContain($"{deputy.FullName} (KT. {both.FullName})");
    }
}
