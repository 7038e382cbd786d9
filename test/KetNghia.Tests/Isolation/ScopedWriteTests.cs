using System.Net;
using System.Text;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A person limited to one commune changes nothing that concerns another one, whatever they are permitted.</summary>
public sealed class ScopedWriteTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Pledge_ForTheOtherCommune_IsRefusedInWordsAndLeavesNothing(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        using var visitor = await data.VisitAsync(shared.Here);
        var path = shared.Place.Path($"pairing/contributions/pledge/{shared.PairingId}");

        var refused = await visitor.FillAsync(
            path, ("Input.SponsorPartyId", shared.Scene.SponsorId.ToString()), ("Input.ReceiverPartyId", shared.OtherReceiverId.ToString()),
            ("Input.Kind", "Cash"), ("Input.ContentGroupCode", "social-security"), ("Input.Title", "Nhà ở"), ("Input.FundingSource", "RegularBudget"), ("Input.AmountDong", "1.000.000"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        refused.ErrorCode.ShouldBe(PairingErrors.ReceiverOutOfScope);
        refused.Text.ShouldContain($"{shared.OtherReceiverName} ngoài phạm vi được giao");
        (await visitor.OpenAsync(path)).Document.QuerySelectorAll("[name='Input.ReceiverPartyId'] option").Select(o => o.TextContent).ShouldNotContain(shared.OtherReceiverName);
        (await CountAsync(data, shared)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task PledgeOverTheApi_ForTheOtherCommune_IsRefusedWithAndWithoutAKey(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        using var program = await data.VisitByTokenAsync(shared.Here, shared.Place);

        var without = await program.SendAsync(Pledge(shared, shared.OtherReceiverId, data.Host.Clock.Today, null));
        var with = await program.SendAsync(Pledge(shared, shared.OtherReceiverId, data.Host.Clock.Today, "ngoai-pham-vi"));
        var own = await program.SendAsync(Pledge(shared, shared.Scene.ReceiverId, data.Host.Clock.Today, null));

        foreach (var answer in new[] { without, with })
        {
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Body);
            answer.Body.ShouldContain(PairingErrors.ReceiverOutOfScope);
        }

        own.Status.ShouldBe(HttpStatusCode.Created, own.Body);
        (await CountAsync(data, shared)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Propose_WithACommuneOutOfScope_IsRefusedEvenBesideTheOwnOne(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        var sponsor = $"Cơ quan mới {shared.PairingId:N}";
        await data.CreatePartyAsync(sponsor);
        using var visitor = await data.VisitAsync(shared.Here);
        var path = shared.Place.Path("pairing/pairings/create");

        var other = await visitor.FillAsync(path, ("Input.Sponsors[0]", sponsor), ("Input.Receivers[0]", shared.OtherReceiverName));
        var both = await visitor.FillAsync(path, ("Input.Sponsors[0]", sponsor), ("Input.Receivers[0]", shared.Scene.ReceiverName), ("Input.Receivers[1]", shared.OtherReceiverName));
        var own = await visitor.FillAsync(path, ("Input.Sponsors[0]", sponsor), ("Input.Receivers[0]", shared.Scene.ReceiverName));

        other.ErrorCode.ShouldBe(PairingErrors.ReceiverOutOfScope, other.Text);
        both.ErrorCode.ShouldBe(PairingErrors.ReceiverOutOfScope, both.Text);
        own.Location.ShouldNotBeNull(own.Text);
    }

    [DatabaseTest]
    public async Task Edit_APairingOfSeveralCommunes_IsLeftToThoseWhoSeeAllOfIt(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        using var scoped = await data.VisitAsync(shared.There);
        using var mighty = await data.VisitAsync(shared.Mighty);
        var path = shared.Place.Path($"pairing/pairings/edit/{shared.PairingId}");

        var takesOver = await scoped.FillAsync(path, ("Input.Receivers[0]", shared.OtherReceiverName), ("Input.Receivers[1]", ""));
        var touches = await scoped.FillAsync(path, ("Input.Fields", "Y tế"));
        var allowed = await mighty.FillAsync(path, ("Input.Fields", "Giáo dục"));

        takesOver.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, takesOver.Text);
        takesOver.ErrorCode.ShouldBe(PairingErrors.ConcernsOthers);
        takesOver.Text.ShouldContain($"còn có {shared.Scene.ReceiverName} ngoài phạm vi được giao");
        touches.ErrorCode.ShouldBe(PairingErrors.ConcernsOthers);
        allowed.Location.ShouldNotBeNull(allowed.Text);
        var kept = await FindAsync(data, shared);
        (kept.UnitId, kept.Fields).ShouldBe((TestData.Zuoich, "Giáo dục"));
        kept.Receivers.Count(r => r.ToOn is null).ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Step_OfAPairingOfSeveralCommunes_IsLeftToThoseWhoSeeAllOfIt(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        using var scoped = await data.VisitAsync(shared.Here);
        var page = shared.Place.Path($"pairing/pairings/details/{shared.PairingId}");

        var shown = await scoped.OpenAsync(page);
        var door = await scoped.GetAsync(shared.Place.Path($"pairing/pairings/act/{shared.PairingId}/End"));
        var straight = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(shared.Here, shared.Place, async services =>
        {
            await services.GetRequiredService<PairingAppService>().DoAsync(shared.PairingId, PairingAction.End, new StateChangeInput(data.Host.Clock.Today, "Hết hạn"), CancellationToken.None);
            return 0;
        }));

        shown.Text.ShouldContain("Cặp này còn có xã ngoài phạm vi được giao");
        shown.Document.QuerySelectorAll($"a[href*='/act/{shared.PairingId}'], a[href*='/edit/{shared.PairingId}'], a[href*='/agreements/record/']").ShouldBeEmpty();
        door.Status.ShouldBe(HttpStatusCode.Forbidden);
        straight.Code.ShouldBe(PairingErrors.ConcernsOthers);
        (await FindAsync(data, shared)).State.ShouldBe(PairingState.Active);
    }

    [DatabaseTest]
    public async Task Agreement_OfAPairingOfSeveralCommunes_IsLeftToThoseWhoSeeAllOfIt(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        using var scoped = await data.VisitAsync(shared.Here);
        using var mighty = await data.VisitAsync(shared.Mighty);
        var path = shared.Place.Path($"pairing/agreements/record/{shared.PairingId}");
        (string, string?)[] paper = [("Input.SponsorSignatory", "Nguyễn A"), ("Input.ReceiverSignatory", "Trần B"), ("Input.Summary", "Giao ước chung")];

        var refused = await scoped.FillAsync(path, paper);
        var recorded = await mighty.FillAsync(path, paper);
        var id = await data.AsAsync(shared.Mighty, shared.Place, services => services.GetRequiredService<KetNghiaDbContext>()
            .Set<KetNghia.Pairing.Agreements.Agreement>().Where(a => a.PairingId == shared.PairingId).Select(a => a.Id).SingleAsync());
        var edited = await scoped.FillAsync(shared.Place.Path($"pairing/agreements/edit/{id}"), ("Input.Summary", "Khác"));

        refused.ErrorCode.ShouldBe(PairingErrors.ConcernsOthers, refused.Text);
        recorded.Location.ShouldNotBeNull(recorded.Text);
        edited.ErrorCode.ShouldBe(PairingErrors.ConcernsOthers, edited.Text);
    }

    /// <summary>A service that forgets to ask is stopped all the same: rows of another unit, and of several.</summary>
    [DatabaseTest]
    public async Task Save_ByAServiceThatForgetsToAsk_IsRefused(Provider provider)
    {
        var (data, shared) = await PrepareAsync(provider);
        var help = await data.PledgeToAsync(shared, shared.OtherReceiverId, "Nhà văn hoá", 5_000_000);

        var codes = new List<string>();
        foreach (var forgets in new Func<KetNghiaDbContext, Task>[]
        {
            async db => (await db.Set<Contribution>().IgnoreQueryFilters().SingleAsync(c => c.Id == help)).Revise(data.Cash(9_000_000)),
            async db => (await db.Set<TwinPairing>().Include(p => p.Sponsors).Include(p => p.Receivers).SingleAsync(p => p.Id == shared.PairingId))
                .Do(PairingAction.Suspend, new StateChangeFacts(data.Host.Ids.New(), data.Host.Clock.Today, new SideActor(shared.Here.AccountId, "Cán bộ", data.Host.Clock.UtcNow, Side.Receiver), "Nghỉ")),
            async db => (await db.Set<TwinPairing>().Include(p => p.Sponsors).Include(p => p.Receivers).SingleAsync(p => p.Id == shared.PairingId)).RemoveReceiver(shared.OtherReceiverId, data.Host.Clock.Today),
        })
        {
            var refused = await Should.ThrowAsync<BusinessException>(() => data.AsAsync(shared.Here, shared.Place, async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                await forgets(db);
                services.GetRequiredService<IActionLog>().Add(new ActionEntry("Pairing.Pairing.Changed", nameof(TwinPairing), shared.PairingId, "KN"));
                return await db.SaveChangesAsync(CancellationToken.None);
            }));
            codes.Add(refused.Code);
        }

        codes.ShouldAllBe(code => code == FrameworkErrors.OutOfScope);
    }

    private static HttpRequestMessage Pledge(SharedScene shared, Guid receiver, DateOnly on, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions")
        {
            Content = new StringContent(
                $$"""
                {"pairingId":"{{shared.PairingId}}","sponsorPartyId":"{{shared.Scene.SponsorId}}","receiverPartyId":"{{receiver}}","kind":"cash",
                 "contentGroup":"social-security","title":"Nhà ở","fundingSource":"regularBudget","pledgedOn":"{{on:yyyy-MM-dd}}","amountDong":1000000}
                """,
                Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static Task<int> CountAsync(TestData data, SharedScene shared) => data.AsAsync(
        shared.Mighty, shared.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().CountAsync(c => c.PairingId == shared.PairingId));

    private static Task<TwinPairing> FindAsync(TestData data, SharedScene shared) => data.AsAsync(
        shared.Mighty, shared.Place,
        services => services.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().AsNoTracking().Include(p => p.Receivers).SingleAsync(p => p.Id == shared.PairingId));

    private async Task<(TestData Data, SharedScene Shared)> PrepareAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.CreateSharedSceneAsync());
    }
}
