using System.Net;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>What a sponsor may still do in a pairing it has left (ADR 0018): settle what it promised, and nothing else.</summary>
public sealed class SponsorPartTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Leave_OnTheLastDay_StillSeesTheWholePairingAndAfterwardsAsItStood(Provider provider)
    {
        var (data, scene, pairing, _) = await PrepareAsync(provider);
        using var focal = await data.VisitAsync(scene.Focal);
        var page = scene.SponsorPlace.Path($"pairing/pairings/details/{pairing}");
        await LeaveAsync(data, scene, pairing, "Y tế");

        var lastDay = await focal.OpenAsync(page);
        var inLists = await focal.OpenAsync(scene.SponsorPlace.Path("pairing/pairings"));
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeAsync(data, scene, pairing, "Giáo dục về sau");
        using var again = await data.VisitAsync(scene.Focal);
        var after = await again.OpenAsync(page);
        var outOfLists = await again.OpenAsync(scene.SponsorPlace.Path("pairing/pairings"));

        lastDay.Text.ShouldContain("Y tế");
        lastDay.Text.ShouldNotContain("đã thôi tham gia");
        inLists.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        after.Text.ShouldContain("Đơn vị đã thôi tham gia cặp này");
        after.Text.ShouldContain("Y tế");
        after.Text.ShouldNotContain("về sau");
        after.Has($"a[href*='/pledge/{pairing}']").ShouldBeFalse();
        outOfLists.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(0);
        outOfLists.Text.ShouldContain("Đã thôi tham gia");
        outOfLists.Has($"a[href*='/details/{pairing}']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task AfterTheLastDay_WhatWasPledged_IsHandedOverAndSettledAndNothingIsAdded(Provider provider)
    {
        var (data, scene, pairing, pledge) = await PrepareAsync(provider);
        await LeaveAsync(data, scene, pairing, "Y tế");
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        using var focal = await data.VisitAsync(scene.Focal);
        var handOver = scene.SponsorPlace.Path($"pairing/contributions/handover/{pledge}");

        var tooMuch = await focal.FillAsync(handOver, ("Input.Figure", "120"), ("Input.NoEvidenceReason", "Máy hỏng"), ("Input.Note", "Thêm"));
        var owed = await focal.FillAsync(handOver, ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy hỏng"));
        var delivery = await DeliveryAsync(data, scene, pledge);
        var gap = await data.ConfirmAsync(scene, pledge, delivery, 96);
        var settled = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/settle/{pledge}/{gap}"), ("Input.Figure", "96"), ("Input.Reason", "Miscounted"), ("Input.ReasonText", "Đếm thiếu"));
        var paper = await focal.FillAsync(
            scene.SponsorPlace.Path($"pairing/agreements/record/{pairing}"), ("Input.SponsorSignatory", "Nguyễn A"), ("Input.ReceiverSignatory", "Trần B"));
        var step = await focal.GetAsync(scene.SponsorPlace.Path($"pairing/pairings/act/{pairing}/Decline"));

        tooMuch.ErrorCode.ShouldBe(PairingErrors.OnlyPledged, tooMuch.Text);
        tooMuch.Text.ShouldContain("100 bộ");
        owed.Location.ShouldNotBeNull(owed.Text);
        settled.Location.ShouldNotBeNull(settled.Text);
        paper.ErrorCode.ShouldBe(PairingErrors.NoLongerParty, paper.Text);
        step.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task AfterTheLastDay_PledgesAreNeitherMadeNorRevised(Provider provider)
    {
        var (data, scene, pairing, pledge) = await PrepareAsync(provider);
        await LeaveAsync(data, scene, pairing, "Y tế");
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        using var focal = await data.VisitAsync(scene.Focal);

        var revised = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/revise/{pledge}"), ("Input.QuantityThousandths", "300"));
        var made = await Should.ThrowAsync<KetNghia.Framework.Errors.BusinessException>(() => data.PledgeAsync(scene, pairing));

        revised.ErrorCode.ShouldBe(PairingErrors.NoLongerParty, revised.Text);
        made.Code.ShouldBe(PairingErrors.PartyNotInPairing);
    }

    /// <summary>The accepting sponsor chooses the paper of its pairing or types a new one; the locality's other papers are not shown to it, nor taken by their ids.</summary>
    [DatabaseTest]
    public async Task Answer_ByTheInvitedSponsor_OffersNoPapersOfTheLocality(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.CreateActivePairingAsync(scene);
        var other = await data.CreatePartyAsync($"Xã được mời {scene.ReceiverName}", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun);
        var invited = await data.ProposeAsync(scene, KetNghia.Pairing.Pairings.PairingForm.Invited, c => c.ReceiverIds = [other]);
        await data.StepAsync(scene, invited, KetNghia.Pairing.Pairings.PairingAction.Invite);
        var foreign = await data.AsAsync(scene.Leader, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>()
            .Set<KetNghia.Documents.Contracts.Deciding.DecidingDocument>().Select(d => d.Id).FirstAsync());
        using var focal = await data.VisitAsync(scene.Focal);
        var path = scene.SponsorPlace.Path($"pairing/pairings/act/{invited}/Assign");

        var page = await focal.OpenAsync(path);
        var taken = await focal.FillAsync(path, ("Document.Id", foreign.ToString()));
        var accepted = await focal.FillAsync(path);

        page.Body.ShouldNotContain(foreign.ToString());
        taken.Status.ShouldBe(HttpStatusCode.NotFound);
        accepted.Location.ShouldNotBeNull(accepted.Text);
    }

    private static Task<Guid> DeliveryAsync(TestData data, PairingScene scene, Guid contribution) => data.AsAsync(
        scene.District, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<Delivery>().Where(d => d.ContributionId == contribution).Select(d => d.Id).SingleAsync());

    /// <summary>Another sponsor takes the place of the scene's.</summary>
    private static async Task LeaveAsync(TestData data, PairingScene scene, Guid pairing, string fields)
    {
        var name = $"Đơn vị thay {pairing:N}"[..40];
        await data.CreatePartyAsync(name);
        using var officer = await data.VisitAsync(scene.District);
        var answer = await officer.FillAsync(
            scene.Place.Path($"pairing/pairings/edit/{pairing}"), ("Input.Sponsors[0]", name), ("Input.Sponsors[1]", ""), ("Input.Fields", fields));
        answer.Location.ShouldNotBeNull(answer.Text);
    }

    private static async Task ChangeAsync(TestData data, PairingScene scene, Guid pairing, string fields)
    {
        using var officer = await data.VisitAsync(scene.District);
        (await officer.FillAsync(scene.Place.Path($"pairing/pairings/edit/{pairing}"), ("Input.Fields", fields))).Location.ShouldNotBeNull();
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing, Guid Pledge)> PrepareAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        return (data, scene, pairing, await data.PledgeAsync(scene, pairing));
    }
}
