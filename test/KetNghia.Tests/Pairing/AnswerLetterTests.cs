using System.Net;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Công văn trả lời: the invited sponsor answers the letter in its own workspace, in its own register.</summary>
public sealed class AnswerLetterTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Answer_FromTheLetterToItsNumber_IsReadByTheLocalityOnThePairing(Provider provider)
    {
        var (data, scene, leader) = await ArrangeAsync(provider);
        var (pairing, letter) = await data.InviteByLetterAsync(scene);
        var on = await data.PaperAsync(letter, p => p.IssuedOn!.Value);
        using var focal = await data.VisitAsync(scene.Focal);
        using var chief = await data.VisitAsync(leader);
        string At(string page) => scene.SponsorPlace.Path(page);
        (await focal.FillAsync(At($"pairing/pairings/step/{pairing}/Assign"))).Location.ShouldNotBeNull();

        var received = await focal.OpenAsync(At($"documents/papers/details/{letter}"));
        (await focal.OpenAsync(At($"pairing/pairings/details/{pairing}"))).Has("main a[href*='kind=answer']").ShouldBeTrue("from the pairing too");
        var form = await focal.OpenAsync(received.Document.QuerySelector("main a[href*='kind=answer']")!.GetAttribute("href")!);
        form.Document.QuerySelector("[name='Input.IssuingBody']")!.GetAttribute("value").ShouldBe(scene.SponsorPlace.Name, "a sponsor need not be a people's committee");
        var made = await DraftAsync(focal, form);

        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        var id = Guid.Parse(made.Response.RequestMessage!.RequestUri!.Segments[^1]);
        made.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        var text = made.Document.QuerySelector(".a4")!.TextContent.Replace('\u00a0', ' ');
        text.ShouldContain($"Phúc đáp Công văn số 01/UBND {Format.OfficialDate(on)} của Ủy ban nhân dân huyện Nam Giang về việc mời kết nghĩa, {scene.SponsorName} đồng ý tham gia kết nghĩa, giúp đỡ {scene.ReceiverName}.");
        (await focal.OpenAsync(At($"documents/papers/details/{letter}"))).Has("main a[href*='kind=answer']").ShouldBeFalse("it is in hand");
        foreach (var tab in new[] { "details", "documents" })
        {
            (await focal.OpenAsync(At($"pairing/pairings/{tab}/{pairing}"))).Has("main a[href*='kind=answer']").ShouldBeFalse("it is in hand");
        }

        using var district = await data.VisitAsync(scene.District);
        (await district.GetAsync(scene.Place.Path($"documents/papers/details/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound, "a draft of the other side");
        await focal.FollowAsync(await focal.FillAsync(At($"documents/papers/step/{id}/Submit")));
        (await focal.GetAsync(At($"documents/papers/step/{id}/Approve"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chief.OpenAsync(At("/"))).Text.ShouldContain("Duyệt văn bản “trả lời công văn mời kết nghĩa");
        await chief.FollowAsync(await chief.FillAsync(At($"documents/papers/step/{id}/Approve")));
        (await focal.OpenAsync(At("/"))).Text.ShouldContain("Cấp số, ban hành “trả lời công văn mời kết nghĩa");
        var issue = await focal.OpenAsync(At($"documents/papers/issue/{id}"));
        issue.Document.QuerySelector("[data-next-number]")!.TextContent.ShouldBe("01/SKHĐT-VP", "the first of its own register");
        var issued = await focal.FollowAsync(await focal.SubmitAsync(issue.MainForm, [], [new Upload("Files", "tra-loi.pdf", "application/pdf", Samples.Pdf())]));
        issued.Text.ShouldContain("Đã ban hành văn bản số 01/SKHĐT-VP");
        (await focal.OpenAsync(At("documents/registers"))).Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        (await focal.OpenAsync(At("documents/papers"))).Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem("received ones have a list of their own");

        var shelf = await district.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));
        var link = shelf.Document.QuerySelectorAll("#papers tbody tr a").Single(a => a.TextContent.Contains("01/SKHĐT-VP", StringComparison.Ordinal));
        var read = await district.OpenAsync(link.GetAttribute("href")!);
        read.Document.QuerySelector(".a4")!.TextContent.ShouldContain("đồng ý tham gia kết nghĩa");
        read.Body.ShouldNotContain(scene.Focal.FullName);
        read.Document.QuerySelectorAll("main form, [data-kept-steps], [data-paper-checks]").ShouldBeEmpty();
        var scan = await data.ScanAsync(id);
        (await district.GetAsync(scene.Place.Path($"documents/files/{scan}"))).Status.ShouldBe(HttpStatusCode.OK);
        (await district.OpenAsync(scene.Place.Path("documents/received"))).Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        foreach (var closed in new[] { $"documents/papers/history/{id}", $"documents/papers/versions/{id}", $"documents/papers/issue/{id}", $"documents/papers/step/{id}/Revoke", $"documents/papers/edit/{id}" })
        {
            (await district.GetAsync(scene.Place.Path(closed))).Status.ShouldBe(HttpStatusCode.NotFound, closed);
        }
    }

    [DatabaseTest]
    public async Task Answer_ThatDeclines_SaysTheReasonRecorded(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var (pairing, _) = await data.InviteByLetterAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);
        (await focal.FillAsync(scene.SponsorPlace.Path($"pairing/pairings/step/{pairing}/Decline"), ("Input.Reason", "đang giúp đỡ hai xã khác"))).Location.ShouldNotBeNull();

        var tab = await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/pairings/documents/{pairing}"));
        var made = await DraftAsync(focal, await focal.OpenAsync(tab.Document.QuerySelector("main a[href*='kind=answer']")!.GetAttribute("href")!));

        made.Text.ShouldContain($"chưa thể tham gia kết nghĩa, giúp đỡ {scene.ReceiverName}. Lý do: đang giúp đỡ hai xã khác");
    }

    [DatabaseTest]
    public async Task Answer_BeforeItIsRecorded_LeavesItOpenAndKeepsWhatIsTyped(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        using var focal = await data.VisitAsync(scene.Focal);
        (await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/pairings/documents/{pairing}"))).Has("main a[href*='/papers/create']").ShouldBeFalse("nobody has been invited yet");
        await data.StepAsync(scene, pairing, PairingAction.Invite);

        var tab = await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/pairings/documents/{pairing}"));
        tab.Document.QuerySelectorAll("main a[href*='/papers/create']").ShouldHaveSingleItem("the locality's papers are not drawn up here");
        var form = await focal.OpenAsync(tab.Document.QuerySelector("main a[href*='kind=answer']")!.GetAttribute("href")!);
        var open = await DraftAsync(focal, form);
        var edit = await focal.OpenAsync(open.Response.RequestMessage!.RequestUri!.AbsolutePath.Replace("details", "edit", StringComparison.Ordinal));
        var typed = await focal.FollowAsync(await focal.SubmitAsync(edit.MainForm, ("Input.Parts[1].Text", "Phúc đáp {công văn mời}, {đơn vị} đồng ý với điều kiện chia làm hai năm./.")));

        open.Text.ShouldContain("Phúc đáp Công văn số ……… ngày ……… của ………………");
        open.Text.ShouldContain($"{scene.SponsorName} ………………");
        typed.Text.ShouldContain($"{scene.SponsorName} đồng ý với điều kiện chia làm hai năm");
    }

    [DatabaseTest]
    public async Task Answer_OfOneSponsor_IsReadByNobodyElse(Provider provider)
    {
        var (data, scene, leader) = await ArrangeAsync(provider);
        var other = await data.CreateSceneAsync();
        var beside = await data.CreatePartyAsync("Sở Cùng Được Mời");
        var besidePlace = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: beside);
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited, c => c.SponsorIds = [scene.SponsorId, beside]);
        await data.StepAsync(scene, pairing, PairingAction.Invite);
        var answer = await IssueAsync(data, scene, leader, pairing);
        using var fellow = await data.VisitAsync(await data.CreateMightyMemberAsync(besidePlace));
        using var foreign = await data.VisitAsync(await data.CreateMightyMemberAsync(other.Place));
        using var elsewhere = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place, TestData.ChoChun));
        using var commune = await data.VisitAsync(scene.Commune);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        foreach (var (visitor, place) in new[] { (fellow, besidePlace), (foreign, other.Place), (elsewhere, scene.Place) })
        {
            foreach (var path in new[] { $"documents/papers/details/{answer}", $"documents/papers/details/{answer}?handler=File", $"documents/papers/files/{answer}" })
            {
                (await visitor.GetAsync(place.Path(path))).Status.ShouldBe(HttpStatusCode.NotFound, place.Slug);
            }

            (await visitor.OpenAsync(place.Path("documents/received"))).Body.ShouldNotContain(answer.ToString());
        }

        (await commune.GetAsync(scene.Place.Path($"documents/papers/details/{answer}"))).Status.ShouldBe(HttpStatusCode.OK, "it concerns the commune");
        (await province.GetAsync(data.Province.Path($"documents/papers/details/{answer}"))).Status.ShouldBe(HttpStatusCode.OK);
        (await province.GetAsync(data.Province.Path($"documents/papers/history/{answer}"))).Status.ShouldBe(HttpStatusCode.NotFound, "how it came about is the sponsor's own");
    }

    [DatabaseTest]
    public async Task Answer_IsDrawnUpOnlyByAnInvitedSponsor(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);
        var assigned = await data.CreateActivePairingAsync(scene);
        using var district = await data.VisitAsync(scene.District);
        using var focal = await data.VisitAsync(scene.Focal);

        (await district.GetAsync(scene.Place.Path($"documents/papers/create?kind=answer&source={assigned}"))).Status.ShouldBe(HttpStatusCode.NotFound, "it is a sponsor's");
        (await focal.GetAsync(scene.SponsorPlace.Path($"documents/papers/create?kind=invitation&source={assigned}"))).Status.ShouldBe(HttpStatusCode.NotFound, "it is a locality's");
        var refusal = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(scene.Focal, scene.SponsorPlace, s => TestData.DraftAsync(s, AnswerLetter.KindKey, assigned.ToString())));
        refusal.Code.ShouldBe(KetNghia.Documents.Contracts.DocumentsErrors.NothingInPaper, "nobody invited it");
    }

    private async Task<(TestData Data, PairingScene Scene, TestPerson Leader)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateMemberAsync(scene.SponsorPlace, RoleCodes.SponsorLeader));
    }

    private static async Task<Answer> DraftAsync(Visitor focal, Answer form) => await focal.FollowAsync(await focal.SubmitAsync(
        form.MainForm, ("Input.BodyCode", "SKHĐT-VP"), ("Input.Place", "Quảng Nam"), ("Input.SignerCapacity", "GIÁM ĐỐC"), ("Input.SignerName", "Bling Thử")));

    private static async Task<Guid> IssueAsync(TestData data, PairingScene scene, TestPerson leader, Guid pairing)
    {
        var id = await data.AsAsync(scene.Focal, scene.SponsorPlace, services => TestData.DraftAsync(services, AnswerLetter.KindKey, pairing.ToString()));
        foreach (var (by, action) in new[] { (scene.Focal, PaperAction.Submit), (leader, PaperAction.Approve) })
        {
            await data.AsAsync(by, scene.SponsorPlace, async services =>
            {
                await services.GetRequiredService<PaperAppService>().TakeAsync(id, action, null, CancellationToken.None);
                return 0;
            });
        }

        return await data.AsAsync(scene.Focal, scene.SponsorPlace, async services =>
        {
            await services.GetRequiredService<PaperAppService>().IssueAsync(id, await data.PaperAsync(id, p => p.Version), new IssueFacts(data.Host.Clock.Today), [], CancellationToken.None);
            return id;
        });
    }
}
