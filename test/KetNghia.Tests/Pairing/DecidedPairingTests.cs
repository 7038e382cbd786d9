using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>What an issued paper decided is entered into the records it was drafted from, once and without typing it again.</summary>
public sealed class DecidedPairingTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Decision_Issued_AssignsItsPairsFromTheItemOfWork(Provider provider)
    {
        var (data, scene, first, second) = await ArrangeAsync(provider);
        var paper = await data.ApprovedPaperAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        (await officer.GetAsync(Decided(scene, paper))).Status.ShouldBe(HttpStatusCode.NotFound, "not issued yet");
        await data.IssuePaperAsync(scene, paper);

        var home = await officer.OpenAsync(scene.Place.Path("/"));
        home.Text.ShouldContain("Ghi vào hồ sơ theo văn bản “Về việc phân công");
        var details = await officer.OpenAsync(scene.Place.Path($"documents/papers/details/{paper}"));
        var page = await officer.OpenAsync(details.Document.QuerySelector("[data-follow]")!.GetAttribute("href")!);
        page.Document.QuerySelectorAll("tr[data-pair] input:checked").Length.ShouldBe(2);
        var one = await officer.FollowAsync(await officer.SubmitAsync(page.MainForm, ("Input.Ids", first.ToString())));

        one.Text.ShouldContain("Đã ghi phân công 1 cặp");
        one.Document.QuerySelectorAll("tr[data-pair] input").Length.ShouldBe(1);
        (await StateAsync(data, first)).ShouldBe((PairingState.Assigned, "01/QĐ-UBND"));
        (await StateAsync(data, second)).ShouldBe((PairingState.Proposed, null));
        (await officer.OpenAsync(scene.Place.Path("/"))).Text.ShouldContain("Ghi vào hồ sơ theo văn bản", Case.Sensitive, "one pair waits still");
        (await officer.SubmitAsync(one.MainForm, ("Input.Ids", Guid.Empty.ToString()))).ErrorCode.ShouldBe(PairingErrors.PairsNotChosen);
        var all = await officer.FollowAsync(await officer.SubmitAsync(one.MainForm));
        all.Document.QuerySelectorAll("tr[data-pair] input").ShouldBeEmpty();
        (await StateAsync(data, second)).ShouldBe((PairingState.Assigned, "01/QĐ-UBND"));
        (await officer.OpenAsync(scene.Place.Path("/"))).Text.ShouldNotContain("Ghi vào hồ sơ theo văn bản");
        var history = (await officer.OpenAsync(scene.Place.Path($"pairing/pairings/history/{first}"))).Text;
        history.ShouldContain(scene.District.FullName);
    }

    [DatabaseTest]
    public async Task Decision_WhosePairHasChangedSince_SaysBoth(Provider provider)
    {
        var (data, scene, first, _) = await ArrangeAsync(provider);
        var paper = await data.ApprovedPaperAsync(scene);
        await data.IssuePaperAsync(scene, paper);
        using var officer = await data.VisitAsync(scene.District);
        var before = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{first}"));
        before.Document.QuerySelector("[data-paper=assignment]")!.TextContent.ShouldContain("01/QĐ-UBND");
        before.Has("[data-differs]").ShouldBeFalse();
        var until = data.Host.Clock.Today.AddYears(2);
        var edit = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/edit/{first}"));
        await officer.FollowAsync(await officer.SubmitAsync(edit.MainForm, ("Input.ToOn", Format.Date(until))));

        var tab = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{first}"));
        var page = await officer.OpenAsync(Decided(scene, paper));

        tab.Document.QuerySelector("[data-differs] ins")!.TextContent.ShouldContain(Format.Date(until));
        tab.Document.QuerySelector("[data-differs] del")!.TextContent.ShouldNotContain(Format.Date(until));
        page.Document.QuerySelectorAll("[data-differs]").ShouldHaveSingleItem().TextContent.ShouldContain(Format.Date(until));
        using var commune = await data.VisitAsync(scene.Commune);
        (await commune.GetAsync(Decided(scene, paper))).Status.ShouldBe(HttpStatusCode.Forbidden);
        await data.MovePaperAsync(scene, scene.Leader, paper, PaperAction.Revoke, "Ban hành nhầm");
        (await officer.GetAsync(Decided(scene, paper))).Status.ShouldBe(HttpStatusCode.NotFound, "a revoked decision decides nothing");
        (await officer.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{first}"))).Has("[data-differs]").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Assign_ByTwoAtOnce_TakesEachPairOnce(Provider provider)
    {
        var (data, scene, first, second) = await ArrangeAsync(provider);
        var paper = await data.ApprovedPaperAsync(scene);
        await data.IssuePaperAsync(scene, paper);
        Task<int> Assign() => data.AsAsync(scene.District, scene.Place, services =>
            services.GetRequiredService<DecidedPairings>().AssignAsync(paper, data.Host.Clock.Today, [first, second], CancellationToken.None));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await Assign();
            }
            catch (Exception e) when (e is BusinessException or DbUpdateConcurrencyException or TransientConflictException)
            {
                return 0;
            }
        }));

        answers.Sum().ShouldBe(2);
        (await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<PairingStateChange>().IgnoreQueryFilters()
            .CountAsync(c => (c.PairingId == first || c.PairingId == second) && c.Action == PairingAction.Assign))).ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Covenant_Issued_IsRecordedOnceAsTheAgreement(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var texts = new Dictionary<string, string?> { ["Bases"] = "Căn cứ Luật", ["Parties"] = "Hai bên", ["Commitments"] = "Bàn ghế", ["Work"] = "Hằng quý", ["Close"] = "Lập thành 02 bản", ["Recipients"] = "Lưu: VT" };
        var paper = await data.OnPapersAsync(scene, scene.District, papers =>
            papers.CreateAsync(CovenantPaper.KindKey, AgreementPaper.SourceOfPairing(pairing), TestData.PaperHead, texts, null, CancellationToken.None));
        await data.MovePaperAsync(scene, scene.District, paper, PaperAction.Submit);
        await data.MovePaperAsync(scene, scene.Leader, paper, PaperAction.Approve);
        await data.IssuePaperAsync(scene, paper);
        using var officer = await data.VisitAsync(scene.District);
        var details = await officer.OpenAsync(scene.Place.Path($"documents/papers/details/{paper}"));

        var form = await officer.OpenAsync(details.Document.QuerySelector("[data-follow]")!.GetAttribute("href")!);
        form.Document.QuerySelector("[name='Input.Number']")!.GetAttribute("value").ShouldBe("01/GƯ-UBND");
        form.Document.QuerySelector("[name='Input.ReceiverSignatory']")!.GetAttribute("value").ShouldBe("Bling Thử");
        var made = await officer.FollowAsync(await officer.SubmitAsync(form.MainForm, ("Input.SponsorSignatory", "Trần Thị Thử")));

        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        made.Document.QuerySelectorAll($"main a[href$='/documents/papers/details/{paper}']").Select(a => a.Closest("section")!.Id).Distinct().Count().ShouldBe(2, "in the list of papers, and of the agreement");
        (await officer.OpenAsync(scene.Place.Path("/"))).Text.ShouldNotContain("Ghi vào hồ sơ theo văn bản");
        var again = await officer.OpenAsync(scene.Place.Path($"pairing/agreements/record/{pairing}?paper={paper}"));
        (await officer.SubmitAsync(again.MainForm, ("Input.SponsorSignatory", "Trần Thị Thử"))).ErrorCode.ShouldBe(PairingErrors.PaperAlreadyRecorded);
        var party = await data.CreatePartyAsync("Công ty Đông Á thử");
        var other = await data.ProposeAsync(scene, change: c => c.SponsorIds = [party]);
        (await officer.GetAsync(scene.Place.Path($"pairing/agreements/record/{other}?paper={paper}"))).Status.ShouldBe(HttpStatusCode.NotFound, "a paper of another pair");
    }

    private async Task<(TestData Data, PairingScene Scene, Guid First, Guid Second)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var first = await data.ProposeAsync(scene);
        var other = await data.CreatePartyAsync("Công ty Đông Á thử");
        return (data, scene, first, await data.ProposeAsync(scene, change: c => c.SponsorIds = [other]));
    }

    private static string Decided(PairingScene scene, Guid paper) => scene.Place.Path($"pairing/pairings/decided/{paper}");

    private static Task<(PairingState State, string? Number)> StateAsync(TestData data, Guid pairing) => data.Host.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        var found = await db.Set<TwinPairing>().IgnoreQueryFilters().AsNoTracking().SingleAsync(p => p.Id == pairing);
        var number = await db.Set<KetNghia.Documents.Contracts.Deciding.DecidingDocument>().IgnoreQueryFilters().Where(d => d.Id == found.DecidingDocumentId).Select(d => d.Number).FirstOrDefaultAsync();
        return (found.State, number);
    });
}
