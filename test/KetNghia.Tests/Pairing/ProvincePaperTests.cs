using System.Net;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>The province's own papers, made of records of localities: each record is read and entered where it is kept.</summary>
public sealed class ProvincePaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Decision_OfTwoLocalities_AssignsThePairsOfBoth(Provider provider)
    {
        var (data, officer, leader) = await ArrangeAsync(provider);
        var (one, two) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var sponsor = await data.CreatePartyAsync("Công ty chung thử");
        Guid[] pairs = [await data.ProposeAsync(one, change: c => c.SponsorIds = [sponsor]), await data.ProposeAsync(two, change: c => c.SponsorIds = [sponsor])];
        var paper = await IssuedAsync(data, officer, leader, AssignmentDecision.KindKey, $"?sponsor={sponsor}", TestData.PaperTexts);
        using var visitor = await data.VisitAsync(officer);
        (await visitor.OpenAsync(data.Province.Path("/"))).Text.ShouldContain("Ghi vào hồ sơ theo văn bản");

        var page = await visitor.OpenAsync(data.Province.Path($"pairing/pairings/decided/{paper}"));
        var done = await visitor.FollowAsync(await visitor.SubmitAsync(page.MainForm));

        done.Text.ShouldContain("Đã ghi phân công 2 cặp");
        var states = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => pairs.Contains(p.Id)).Select(p => new { p.State, p.DecidingDocumentId }).ToListAsync());
        states.ShouldAllBe(s => s.State == PairingState.Assigned && s.DecidingDocumentId != null);
        states.Select(s => s.DecidingDocumentId).Distinct().Count().ShouldBe(2, "each locality keeps the paper of its own pairs");
        (await visitor.OpenAsync(data.Province.Path("/"))).Text.ShouldNotContain("Ghi vào hồ sơ theo văn bản");
    }

    [DatabaseTest]
    public async Task Covenant_IsRecordedInTheLocalityAndDoneInTheProvince(Provider provider)
    {
        var (data, officer, leader) = await ArrangeAsync(provider);
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var texts = new Dictionary<string, string?> { ["Bases"] = "Căn cứ Luật", ["Parties"] = "Hai bên", ["Commitments"] = "Bàn ghế", ["Work"] = "Hằng quý", ["Close"] = "Lập thành 02 bản", ["Recipients"] = "Lưu: VT" };
        var paper = await IssuedAsync(data, officer, leader, CovenantPaper.KindKey, AgreementPaper.SourceOfPairing(pairing), texts);

        await data.AsAsync(officer, data.Province, async services =>
        {
            using (services.GetRequiredService<ICurrentTenant>().Change(scene.Place.Id))
            {
                var terms = new AgreementTerms(AgreementType.Covenant, "01/GƯ-UBND", data.Host.Clock.Today, data.Host.Clock.Today, null, "Trần Thị Thử", "Bling Thử", null) { PaperId = paper };
                return await services.GetRequiredService<AgreementAppService>().RecordAsync(pairing, terms, [], null, [], CancellationToken.None);
            }
        });

        (await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<WorkItem>().IgnoreQueryFilters().AsNoTracking()
            .Where(w => w.RootId == paper).Select(w => w.ClosedAtUtc != null).ToListAsync())).ShouldAllBe(closed => closed);
    }

    [DatabaseTest]
    public async Task Minutes_OfADeliveryOfALocality_CarryItsFigures(Provider provider)
    {
        var (data, officer, _) = await ArrangeAsync(provider);
        var scene = await data.CreateSceneAsync();
        var sets = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var delivery = await data.HandOverAsync(scene, sets, 96);
        using var visitor = await data.VisitAsync(officer);

        var form = await visitor.OpenAsync(data.Province.Path($"documents/papers/create?kind=handover&source={Uri.EscapeDataString(HandoverPaper.SourceOf(sets, delivery, 20))}"));
        var made = await visitor.FollowAsync(await visitor.SubmitAsync(
            form.MainForm, ("Input.IssuingBody", "Ủy ban nhân dân tỉnh Quảng Nam"), ("Input.BodyCode", "UBND"), ("Input.Place", "Quảng Nam"), ("Input.SignerCapacity", "ĐẠI DIỆN BÊN NHẬN"), ("Input.SignerName", "Bling Thử")));

        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        made.Text.ShouldContain(scene.SponsorName);
        made.Document.QuerySelectorAll(".a4 td").Select(c => c.TextContent.Trim()).ShouldContain("96");
    }

    private async Task<(TestData Data, TestPerson Officer, TestPerson Leader)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));
    }

    private static async Task<Guid> IssuedAsync(TestData data, TestPerson officer, TestPerson leader, string kind, string source, IReadOnlyDictionary<string, string?> texts)
    {
        Task<T> As<T>(TestPerson by, Func<PaperAppService, Task<T>> work) => data.AsAsync(by, data.Province, services => work(services.GetRequiredService<PaperAppService>()));
        Task Take(TestPerson by, Guid paper, PaperAction action) => As(by, async papers =>
        {
            await papers.TakeAsync(paper, action, null, CancellationToken.None);
            return 0;
        });

        var paper = await As(officer, papers => papers.CreateAsync(kind, source, TestData.PaperHead, texts, null, CancellationToken.None));
        await Take(officer, paper, PaperAction.Submit);
        await Take(leader, paper, PaperAction.Approve);
        await As(officer, async papers =>
        {
            await papers.IssueAsync(paper, await data.PaperAsync(paper, p => p.Version), new IssueFacts(data.Host.Clock.Today), [], CancellationToken.None);
            return 0;
        });
        return paper;
    }
}
