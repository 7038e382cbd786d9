using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>What one side reads of the papers another side issued (ADR 0055).</summary>
public sealed class SponsorPaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Letter_OnceIssued_IsReadByItsSponsorAsItWasIssuedAndNothingElse(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (pairing, letter) = await data.InviteByLetterAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);
        string At(string page) => scene.SponsorPlace.Path(page);

        var list = await focal.OpenAsync((await focal.OpenAsync(At("/"))).Document.QuerySelector("nav a[href$='/documents/received']")!.GetAttribute("href")!);
        list.Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("01/UBND");
        var page = await focal.OpenAsync(list.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!);
        page.Document.QuerySelector(".a4")!.TextContent.ShouldContain($"trân trọng mời {scene.SponsorName} tham gia");
        page.Text.ShouldContain("Đã ban hành");
        page.Document.QuerySelectorAll(".datagrid dd").Select(d => d.TextContent.Trim()).ShouldContain("01/UBND");
        page.Has($".datagrid a[href$='/pairing/pairings/details/{pairing}']").ShouldBeTrue("it leads to the pairing");
        page.Body.ShouldNotContain(scene.District.FullName);
        page.Body.ShouldNotContain(scene.Leader.FullName);
        page.Document.QuerySelectorAll("main form, [data-kept-steps], [data-paper-checks], .record-steps a").ShouldBeEmpty();
        page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldNotContain(h => h!.Contains("/versions/") || h.Contains("/history/") || h.Contains("/edit/") || h.Contains("/registers"));
        foreach (var closed in new[] { "versions", "history" })
        {
            (await focal.GetAsync(At($"documents/papers/{closed}/{letter}"))).Status.ShouldBe(HttpStatusCode.NotFound, closed);
        }

        var file = await focal.OpenAsync(At($"documents/papers/details/{letter}?handler=File"));
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(PaperFile.ContentType);
        (await focal.OpenAsync(At($"documents/papers/files/{letter}"))).Document.QuerySelectorAll(".evi li").ShouldHaveSingleItem();
        var scan = await data.ScanAsync(letter);
        (await focal.GetAsync(At($"documents/files/{scan}"))).Status.ShouldBe(HttpStatusCode.OK);
        (await focal.OpenAsync(At($"documents/evidence/view/{scan}"))).Has($"a[href$='/documents/papers/details/{letter}']").ShouldBeTrue("the way back");
        (await focal.OpenAsync(At("search?q=01%2Fubnd"))).Has($"main a[href*='/documents/papers/details/{letter}']").ShouldBeTrue("by its number");
        (await focal.OpenAsync(At("search?q=moi+tham+gia"))).Has($"main a[href*='/documents/papers/details/{letter}']").ShouldBeTrue("by what it is about");
        (await focal.OpenAsync(At($"pairing/pairings/documents/{pairing}"))).Has($"#papers a[href$='/documents/papers/details/{letter}']").ShouldBeTrue("on the pairing's page");
    }

    [DatabaseTest]
    public async Task Letter_BeforeItIsIssued_DoesNotExistForItsSponsor(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        var letter = await data.DraftKindAsync(scene, InvitationLetter.KindKey, pairing.ToString());
        using var focal = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.SponsorPlace));

        foreach (var (action, by) in new (PaperAction?, TestPerson)[] { (null, scene.District), (PaperAction.Submit, scene.District), (PaperAction.Approve, scene.Leader) })
        {
            if (action is { } step)
            {
                await data.MovePaperAsync(scene, by, letter, step);
            }

            await SeesNothingAsync(focal, scene.SponsorPlace, letter, pairing);
        }

        await data.IssueKindAsync(scene, letter);
        (await focal.OpenAsync(scene.SponsorPlace.Path($"documents/papers/details/{letter}"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Letter_ToOneSponsor_DoesNotExistForAnother(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var (pairing, letter) = await data.InviteByLetterAsync(scene);
        var scan = await data.ScanAsync(letter);
        using var stranger = await data.VisitAsync(await data.CreateMightyMemberAsync(other.SponsorPlace));
        using var locality = await data.VisitAsync(await data.CreateMightyMemberAsync(other.Place));
        using var scoped = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.SponsorPlace, TestData.ChoChun));

        foreach (var (visitor, place) in new[] { (stranger, other.SponsorPlace), (locality, other.Place), (scoped, scene.SponsorPlace) })
        {
            await SeesNothingAsync(visitor, place, letter, pairing);
            (await visitor.GetAsync(place.Path($"documents/files/{scan}"))).Status.ShouldBe(HttpStatusCode.NotFound, place.Slug);
            (await visitor.GetAsync(place.Path($"documents/evidence/view/{scan}"))).Status.ShouldBe(HttpStatusCode.NotFound, place.Slug);
        }
    }

    [DatabaseTest]
    public async Task Decision_OfSeveralPairs_IsSeenByASponsorThatSeesEachOfThem(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var second = await data.CreatePartyAsync("Xã Chơ Chun thử", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun);
        await data.ProposeAsync(scene, change: c => c.ReceiverIds = [second]);
        var stranger = await data.CreatePartyAsync("Công ty Một");
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [stranger]);
        using var focal = await data.VisitAsync(scene.Focal);
        var whole = await data.IssuedKindAsync(scene, AssignmentDecision.KindKey, "");
        var own = await data.IssuedKindAsync(scene, AssignmentDecision.KindKey, $"?sponsor={scene.SponsorId}");

        (await focal.GetAsync(scene.SponsorPlace.Path($"documents/papers/details/{whole}"))).Status.ShouldBe(HttpStatusCode.NotFound, "one pair is another's");
        (await focal.OpenAsync(scene.SponsorPlace.Path($"documents/papers/details/{own}"))).Document.QuerySelectorAll(".a4 .dt tbody tr").Length.ShouldBe(2);
        (await focal.OpenAsync(scene.SponsorPlace.Path("documents/received"))).Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
    }

    [DatabaseTest]
    public async Task Letter_RevokedOrReplaced_IsReadAsSuch(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (pairing, first) = await data.InviteByLetterAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);
        var letter = await data.DraftKindAsync(scene, InvitationLetter.KindKey, pairing.ToString(), replaces: first);
        var inForce = await focal.OpenAsync(scene.SponsorPlace.Path($"documents/papers/details/{first}"));
        await data.MovePaperAsync(scene, scene.District, letter, PaperAction.Submit);
        await data.MovePaperAsync(scene, scene.Leader, letter, PaperAction.Approve);
        await data.IssueKindAsync(scene, letter);
        var replaced = await focal.OpenAsync(scene.SponsorPlace.Path($"documents/papers/details/{first}"));
        await data.MovePaperAsync(scene, scene.Leader, letter, PaperAction.Revoke, "Sai tên đơn vị, nội bộ");

        var page = await focal.OpenAsync(scene.SponsorPlace.Path($"documents/papers/details/{letter}"));

        inForce.Body.ShouldNotContain(letter.ToString(), customMessage: "a draft that may replace it");
        replaced.Text.ShouldContain("Văn bản khác đã thay thế văn bản này");
        replaced.Has($"main a[href$='/documents/papers/details/{letter}']").ShouldBeTrue("it leads to the new one");
        page.Text.ShouldContain("Văn bản đã bị thu hồi");
        page.Text.ShouldNotContain("Sai tên đơn vị, nội bộ");
        (await focal.OpenAsync(scene.SponsorPlace.Path("documents/received?view=Closed"))).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await focal.OpenAsync(scene.SponsorPlace.Path("documents/received?view=Issued"))).Document.QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task CovenantAndMinutes_AreSeenByTheSponsorsWhoseRecordsTheyAre(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var beside = await data.CreatePartyAsync("Sở Bên Cạnh");
        var besidePlace = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: beside);
        var pairing = await data.CreateActivePairingAsync(scene, c => c.SponsorIds = [scene.SponsorId, beside]);
        var pledge = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, pledge, 40);
        await data.ConfirmAsync(scene, pledge, delivery, 40);
        using var giver = await data.VisitAsync(scene.Focal);
        using var other = await data.VisitAsync(await data.CreateMemberAsync(besidePlace, RoleCodes.SponsorLeader));

        var covenant = await data.IssuedKindAsync(scene, CovenantPaper.KindKey, AgreementPaper.SourceOfPairing(pairing));
        var minutes = await data.IssuedKindAsync(scene, HandoverPaper.KindKey, HandoverPaper.SourceOf(pledge, delivery, 5));

        var tab = await giver.OpenAsync(scene.SponsorPlace.Path($"pairing/pairings/documents/{pairing}"));
        tab.Document.QuerySelectorAll("#papers tbody tr").Length.ShouldBe(2);
        foreach (var paper in new[] { covenant, minutes })
        {
            (await giver.GetAsync(scene.SponsorPlace.Path($"documents/papers/details/{paper}"))).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await other.GetAsync(besidePlace.Path($"documents/papers/details/{covenant}"))).Status.ShouldBe(HttpStatusCode.OK, "it is of the pairing");
        (await other.GetAsync(besidePlace.Path($"documents/papers/details/{minutes}"))).Status.ShouldBe(HttpStatusCode.NotFound, "help is its giver's");
    }

    [DatabaseTest]
    public async Task Paper_OfTheLocality_IsMovedByNobodyOfTheSponsor(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (_, letter) = await data.InviteByLetterAsync(scene);
        var scan = await data.ScanAsync(letter);
        using var mighty = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.SponsorPlace));

        foreach (var path in new[] { $"documents/papers/step/{letter}/Revoke", $"documents/papers/issue/{letter}", $"documents/papers/return/{letter}", $"documents/papers/create?replaces={letter}", $"documents/papers/edit/{letter}", $"documents/evidence/remove/{scan}" })
        {
            var answer = await mighty.GetAsync(scene.SponsorPlace.Path(path));
            answer.Has("main form[method=post]").ShouldBeFalse(path);
        }

        (await mighty.OpenAsync(scene.SponsorPlace.Path("documents/papers"))).Document.QuerySelectorAll("tbody tr").ShouldBeEmpty("its own, of which there are none");
        (await data.PaperAsync(letter, p => p.State)).ShouldBe(PaperState.Issued);
    }

    /// <summary>It follows what localities draw up, of kinds it does not draw up itself too.</summary>
    [DatabaseTest]
    public async Task Report_OfALocality_IsFollowedByTheProvinceWithItsHistory(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var report = await data.IssuedKindAsync(scene, LocalityReport.KindKey, LocalityReport.SourceOf(data.Host.Clock.Today.Year));
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        using var focal = await data.VisitAsync(scene.Focal);

        (await province.OpenAsync(data.Province.Path($"documents/papers/history/{report}"))).Text.ShouldContain(scene.Leader.FullName);
        (await focal.GetAsync(scene.SponsorPlace.Path($"documents/papers/details/{report}"))).Status.ShouldBe(HttpStatusCode.NotFound, "it is of everybody's pairings");
    }

    /// <summary>The province may write about one record of a locality too.</summary>
    [DatabaseTest]
    public async Task Letter_OfTheProvince_IsReadByTheLocalityWhoseRecordItIsAbout(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        var province = new PairingScene(data.Province, scene.SponsorPlace, await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), scene.Commune,
            await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader), scene.Accountant, scene.Focal, scene.SponsorId, scene.ReceiverId, scene.UnitId);
        var letter = await data.IssuedKindAsync(province, InvitationLetter.KindKey, pairing.ToString(), new Upload("Files", "thu-moi.pdf", "application/pdf", Samples.Pdf()));
        var scan = await data.ScanAsync(letter);
        using var district = await data.VisitAsync(scene.District);
        using var commune = await data.VisitAsync(scene.Commune);
        using var elsewhere = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place, TestData.ChoChun));
        using var foreign = await data.VisitAsync(await data.CreateMightyMemberAsync(other.Place));

        var tab = await district.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));
        var page = await district.OpenAsync(tab.Document.QuerySelector("#papers a")!.GetAttribute("href")!);
        page.Body.ShouldNotContain(province.District.FullName);
        (await district.GetAsync(scene.Place.Path($"documents/papers/history/{letter}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.OpenAsync(scene.Place.Path($"documents/papers/files/{letter}"))).Document.QuerySelectorAll(".evi li").ShouldHaveSingleItem();
        (await district.OpenAsync(scene.Place.Path($"documents/evidence/view/{scan}"))).Has($"a[href$='/documents/papers/details/{letter}']").ShouldBeTrue("the way back");
        (await commune.GetAsync(scene.Place.Path($"documents/files/{scan}"))).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (visitor, place) in new[] { (elsewhere, scene.Place), (foreign, other.Place) })
        {
            await SeesNothingAsync(visitor, place, letter, pairing);
            (await visitor.GetAsync(place.Path($"documents/files/{scan}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static async Task SeesNothingAsync(Visitor visitor, TestWorkspace place, Guid paper, Guid pairing)
    {
        foreach (var path in new[] { "details/{0}", "details/{0}?handler=File", "details/{0}?handler=Sheets", "files/{0}", "history/{0}", "versions/{0}", "edit/{0}", "issue/{0}", "step/{0}/Revoke" })
        {
            (await visitor.GetAsync(place.Path("documents/papers/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, paper)))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var list in new[] { "documents/received", "documents/papers", "search?q=moi+tham+gia", "search?q=01%2Fubnd", $"pairing/pairings/documents/{pairing}" })
        {
            (await visitor.GetAsync(place.Path(list))).Body.ShouldNotContain(paper.ToString(), customMessage: list);
        }
    }
}
