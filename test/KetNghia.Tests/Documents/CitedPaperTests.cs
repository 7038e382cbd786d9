using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>A record names the paper that decides it from a register: its words are kept, a link leads both ways.</summary>
public sealed class CitedPaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Incoming_ChosenByAStep_IsLinkedBothWaysAndNotTakenOut(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        var paper = await data.RegisterIncomingAsync(scene);
        using var leader = await data.VisitAsync(scene.Leader);
        using var clerk = await data.VisitAsync(scene.District);

        var step = await leader.OpenAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"));
        step.Document.QuerySelector($"select[name='Document.Id'] option[value='{paper}']")!.TextContent.ShouldContain("3651/QĐ-UBND (11/05/2025) · Ủy ban nhân dân tỉnh Quảng Nam · văn bản đến số 1");
        (await leader.SubmitAsync(step.MainForm, ("Document.Id", paper.ToString()))).Location.ShouldNotBeNull();

        var record = await leader.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));
        record.Document.QuerySelector("[data-deciding]")!.GetAttribute("href").ShouldEndWith($"/documents/incoming/details/{paper}");
        (await leader.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"))).Document.QuerySelector("[data-deciding]")!.TextContent.ShouldBe("3651/QĐ-UBND · 11/05/2025");
        (await clerk.OpenAsync(scene.Place.Path($"documents/incoming/details/{paper}"))).Document.QuerySelector("[data-citing] a")!.GetAttribute("href").ShouldEndWith($"/pairing/pairings/details/{pairing}");
        var refused = await clerk.FillAsync(scene.Place.Path($"documents/incoming/remove/{paper}"), ("Input.Reason", "Vào sổ nhầm"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain($"là căn cứ của 1 hồ sơ: KN-001 · {scene.SponsorName}");
        (await data.IncomingAsync(paper, p => p.RemovedReason)).ShouldBeNull();

        // Words stay what they were when it was cited.
        (await clerk.FillAsync(scene.Place.Path($"documents/incoming/edit/{paper}"), ("Input.Issuer", "Văn phòng UBND tỉnh"))).Location.ShouldNotBeNull();
        (await DocumentsAsync(data, scene)).ShouldBe([("3651/QĐ-UBND", "Ủy ban nhân dân tỉnh Quảng Nam", paper, null)]);
    }

    [DatabaseTest]
    public async Task Number_TypedAlone_FindsTheOneRegisteredPaper(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var paper = await data.RegisterIncomingAsync(scene);
        await data.RegisterIncomingAsync(scene, p => p with { Number = "15", Notation = "KH-UBND" });
        await data.RegisterIncomingAsync(scene, p => p with { Number = "15", Notation = "TB-UBND" });
        var pairing = await data.ProposeAsync(scene);
        using var leader = await data.VisitAsync(scene.Leader);
        string Step() => scene.Place.Path($"pairing/pairings/step/{pairing}/Assign");

        var several = await leader.FillAsync(Step(), ("Document.Number", "15"));
        var none = await leader.FillAsync(Step(), ("Document.Number", "99/QĐ-UBND"));
        var one = await leader.FillAsync(Step(), ("Document.Number", "3651/qđ-ubnd"));

        several.FieldError("Document.Number")!.ShouldContain("15/KH-UBND (11/05/2025)");
        several.FieldError("Document.Number")!.ShouldContain("15/TB-UBND");
        none.FieldError("Document.Issuer")!.ShouldContain("đủ số, cơ quan ban hành và ngày");
        one.Location.ShouldNotBeNull(one.Text);
        (await DocumentsAsync(data, scene)).ShouldBe([("3651/QĐ-UBND", "Ủy ban nhân dân tỉnh Quảng Nam", paper, null)]);
    }

    [DatabaseTest]
    public async Task Words_TypedInFull_BelongToTheSamePaperBeforeAndAfterItArrives(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var day = data.Host.Clock.Today.AddDays(-4);
        Task<Guid?> TypeAsync(string number) => data.AsAsync(scene.District, scene.Place, async services =>
        {
            var kept = await services.GetRequiredService<DecidingDocuments>().ResolveAsync(new DecidingInput { Number = number, Issuer = "Ủy ban nhân dân tỉnh Quảng Nam", IssuedOn = day }, null, CancellationToken.None);
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync();
            return kept;
        });

        await TypeAsync("3651/QĐ-UBND");
        (await DocumentsAsync(data, scene)).Single().IncomingId.ShouldBeNull();
        var first = await data.RegisterIncomingAsync(scene);
        var second = await data.RegisterIncomingAsync(scene, p => p with { Number = "8", Notation = "KH-UBND" });
        await TypeAsync("8/KH-UBND");

        (await DocumentsAsync(data, scene)).Select(d => (d.Number, d.IncomingId)).ShouldBe([("3651/QĐ-UBND", first), ("8/KH-UBND", second)], ignoreOrder: true);

        // Nothing names them: they may be taken out, and are offered no longer.
        await data.OnIncomingAsync(scene, async papers =>
        {
            await papers.RemoveAsync(second, 1, "Vào sổ nhầm", CancellationToken.None);
            return 0;
        });
        (await DocumentsAsync(data, scene)).Single(d => d.Number == "8/KH-UBND").IncomingId.ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Issued_PaperOfTheWorkspace_IsLinkedToWhatItDecides(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        var paper = await data.ApprovedPaperAsync(scene);
        await data.IssuePaperAsync(scene, paper);
        using var leader = await data.VisitAsync(scene.Leader);

        (await leader.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"), ("Document.Number", "01"))).Location.ShouldNotBeNull();

        (await leader.OpenAsync(scene.Place.Path($"documents/papers/details/{paper}"))).Document.QuerySelector("[data-citing] a")!.GetAttribute("href").ShouldEndWith($"/pairing/pairings/details/{pairing}");
        (await leader.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"))).Document.QuerySelector("[data-deciding]")!.GetAttribute("href").ShouldEndWith($"/documents/papers/details/{paper}");
        (await DocumentsAsync(data, scene)).Single().PaperId.ShouldBe(paper);
    }

    [DatabaseTest]
    public async Task Incoming_ForWhoMayNotReadTheRegister_IsWordsAlone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, foreign) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var pairing = await data.ProposeAsync(scene);
        var paper = await data.RegisterIncomingAsync(scene);
        var (unread, strange) = (await data.RegisterIncomingAsync(scene, p => p with { Number = "7" }), await data.RegisterIncomingAsync(foreign));
        using var leader = await data.VisitAsync(scene.Leader);
        (await leader.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"), ("Document.Id", paper.ToString()))).Location.ShouldNotBeNull();
        using var commune = await data.VisitAsync(scene.Commune);
        using var focal = await data.VisitAsync(scene.Focal);

        foreach (var page in new[] { await commune.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}")), await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/pairings/documents/{pairing}")) })
        {
            page.Text.ShouldContain("3651/QĐ-UBND");
            page.Text.ShouldContain("Ủy ban nhân dân tỉnh Quảng Nam");
            page.Has("[data-deciding]").ShouldBeFalse();
        }

        foreach (var (person, place, id) in new[] { (scene.Commune, scene.Place, unread), (scene.Focal, scene.SponsorPlace, unread), (scene.Leader, scene.Place, strange) })
        {
            await Should.ThrowAsync<RecordNotFoundException>(() => data.AsAsync(person, place, async services =>
            {
                using var _ = services.GetRequiredService<ICurrentTenant>().Change(scene.Place.Id);
                return await services.GetRequiredService<DecidingDocuments>().ResolveAsync(new DecidingInput { Id = id }, null, CancellationToken.None);
            }));
        }
    }

    private static async Task<List<(string Number, string Issuer, Guid? IncomingId, Guid? PaperId)>> DocumentsAsync(TestData data, PairingScene scene) =>
        await data.AsAsync(scene.District, scene.Place, async services =>
            (await services.GetRequiredService<KetNghiaDbContext>().Set<DecidingDocument>().AsNoTracking().ToListAsync()).Select(d => (d.Number, d.Issuer, d.IncomingId, d.PaperId)).ToList());
}
