using System.Net;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>What a pairing owed when it is paused or closed: nobody is asked for what can no longer be done there.</summary>
public sealed class ClosedPairingTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Suspend_ThenResume_TakesTheHandOverAwayAndBringsItBack(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        (await OwedAsync(data, scene)).ShouldBe(2);

        await StepAsync(data, scene, pairing, PairingAction.Suspend);
        (await OwedAsync(data, scene)).ShouldBe(0);
        await StepAsync(data, scene, pairing, PairingAction.Resume);

        (await OwedAsync(data, scene)).ShouldBe(2);
    }

    /// <summary>A difference agreed on, a delivery withdrawn or a pledge revised meanwhile does not bring the hand-over back.</summary>
    [DatabaseTest]
    public async Task Suspended_ADeliveryIsConfirmed_OpensNoHandOver(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var id = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, id, 60);
        await StepAsync(data, scene, pairing, PairingAction.Suspend);

        using var commune = await data.VisitAsync(scene.Commune);
        var home = await commune.OpenAsync(scene.Place.Path(""));
        home.Has($"a.btn[href$='/confirm/{id}/{delivery}']").ShouldBeTrue("what was handed over is confirmed all the same");
        await data.ConfirmAsync(scene, id, delivery, 60);

        (await OwedAsync(data, scene)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task End_WithPledgesOpen_ClosesThemWithWhatWasGiven(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        using var district = await data.VisitAsync(scene.District);
        using var sponsor = await data.VisitAsync(scene.Focal);
        (await district.OpenAsync(scene.Place.Path("pairing/contributions?view=Late"))).Total("count").ShouldBe(2);

        await StepAsync(data, scene, pairing, PairingAction.End);

        (await OwedAsync(data, scene)).ShouldBe(0);
        (await district.OpenAsync(scene.Place.Path("pairing/contributions?view=Late"))).Total("count").ShouldBe(0);
        (await district.OpenAsync(scene.Place.Path(""))).Has("[data-total=count-late]").ShouldBeFalse();
        var rows = await Importing.ReadAsync(data, scene.Place, db => db.Set<Contribution>().OrderBy(c => c.Number).Select(c => new { c.State, c.ReceivedThousandths, c.PledgedThousandths }).ToListAsync());
        rows.Select(r => (r.State, r.ReceivedThousandths, r.PledgedThousandths)).ShouldBe(
            [(ContributionState.Dropped, 0L, (long?)100_000L), (ContributionState.Confirmed, 60_000L, (long?)100_000L)]);
        var list = await district.OpenAsync(scene.Place.Path("pairing/contributions?view=All"));
        list.Text.ShouldContain("Không thực hiện");
        foreach (var link in list.Document.QuerySelectorAll("tbody th a.t").Select(a => a.GetAttribute("href")!))
        {
            var record = await sponsor.OpenAsync(link.Replace(scene.Place.Path(""), scene.SponsorPlace.Path(""), StringComparison.Ordinal));
            record.Status.ShouldBe(HttpStatusCode.OK);
            record.Has("main a[href*='/handover/']").ShouldBeFalse();
            record.Text.ShouldContain("thôi phần chưa giao");
        }

        await Importing.VerifyAsync(data);
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var late = data.Sets(100) with { PledgedOn = data.Host.Clock.Today.AddDays(-30), DueOn = data.Host.Clock.Today.AddDays(-1) };
        await data.PledgeAsync(scene, pairing, late);
        var half = await data.PledgeAsync(scene, pairing, late);
        await data.ConfirmAsync(scene, half, await data.HandOverAsync(scene, half, 60), 60);
        return (data, scene, pairing);
    }

    /// <summary>As the leader does it, on the page.</summary>
    private static async Task StepAsync(TestData data, PairingScene scene, Guid pairing, PairingAction action)
    {
        using var leader = await data.VisitAsync(scene.Leader);
        var done = await leader.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/{action}"), ("Input.Reason", "Theo thông báo"));
        done.Location.ShouldNotBeNull(done.Text);
    }

    private static async Task<int> OwedAsync(TestData data, PairingScene scene)
    {
        using var focal = await data.VisitAsync(scene.Focal);
        return (await focal.OpenAsync(scene.SponsorPlace.Path(""))).Document.QuerySelectorAll("[data-group='Pairing.Contribution.HandOver'] .owe > li").Length;
    }
}
