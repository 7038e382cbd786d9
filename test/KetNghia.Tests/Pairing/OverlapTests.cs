using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>The same two are paired once at a time, also when the earlier pairing has ended.</summary>
public sealed class OverlapTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Propose_WhileAnEndedPairingStillRan_IsRefusedAndFromTheNextDayOnTaken(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        await EndAsync(data, scene);
        var ended = data.Host.Clock.Today;

        var onTheLastDay = await ProposeAsync(officer, scene, ended, ended.AddYears(1));
        var around = await ProposeAsync(officer, scene, ended.AddYears(-3), ended.AddYears(1));
        var nextDay = await ProposeAsync(officer, scene, ended.AddDays(1), ended.AddYears(1));

        onTheLastDay.ErrorCode.ShouldBe(PairingErrors.Overlap);
        onTheLastDay.Text.ShouldContain("KN-001");
        around.ErrorCode.ShouldBe(PairingErrors.Overlap);
        nextDay.Location.ShouldNotBeNull(nextDay.Text);
    }

    /// <summary>It ended today: that it was to last another year counts no more.</summary>
    [DatabaseTest]
    public async Task Propose_BeforeAnEndedPairingBegan_IsTaken(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        await EndAsync(data, scene);
        var began = data.Host.Clock.Today.AddYears(-1);

        var until = await ProposeAsync(officer, scene, began.AddYears(-1), began);
        var before = await ProposeAsync(officer, scene, began.AddYears(-1), began.AddDays(-1));

        until.ErrorCode.ShouldBe(PairingErrors.Overlap);
        before.Location.ShouldNotBeNull(before.Text);
    }

    [DatabaseTest]
    public async Task Propose_WhileAnOpenPairingStands_IsRefusedWhateverItsDates(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        await data.CreateActivePairingAsync(scene);
        var after = data.Host.Clock.Today.AddYears(2);

        var answer = await ProposeAsync(officer, scene, after, after.AddYears(1));

        answer.ErrorCode.ShouldBe(PairingErrors.Overlap);
    }

    [DatabaseTest]
    public async Task Propose_AfterADeclinedInvitation_IsTaken(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        var invited = await data.ProposeAsync(scene, PairingForm.Invited);
        await data.StepAsync(scene, invited, PairingAction.Invite);
        await data.StepAsync(scene, invited, PairingAction.Decline, reason: "Không đủ nguồn lực");

        var answer = await ProposeAsync(officer, scene, data.Host.Clock.Today, data.Host.Clock.Today.AddYears(1));

        answer.Location.ShouldNotBeNull(answer.Text);
    }

    [DatabaseTest]
    public async Task Propose_OtherSponsorOrOtherReceiver_IsTaken(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        await EndAsync(data, scene);
        var today = data.Host.Clock.Today;
        var (sponsor, receiver) = ("Sở Khác " + scene.SponsorName, "Xã Khác " + scene.ReceiverName);
        await data.CreatePartyAsync(sponsor);
        await data.CreatePartyAsync(receiver, KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun);

        var otherSponsor = await ProposeAsync(officer, scene with { SponsorName = sponsor }, today, today.AddYears(1));
        var otherReceiver = await ProposeAsync(officer, scene with { ReceiverName = receiver }, today, today.AddYears(1));

        otherSponsor.Location.ShouldNotBeNull(otherSponsor.Text);
        otherReceiver.Location.ShouldNotBeNull(otherReceiver.Text);
    }

    /// <summary>A pairing does not stand in its own way.</summary>
    [DatabaseTest]
    public async Task Change_OfTheOnlyPairing_IsTaken(Provider provider)
    {
        var (data, scene, officer) = await ArrangeAsync(provider);
        var pairing = await data.ProposeAsync(scene);

        var answer = await officer.FillAsync(scene.Place.Path($"pairing/pairings/edit/{pairing}"), ("Input.Fields", "Y tế"));

        answer.Location.ShouldNotBeNull(answer.Text);
    }

    private static async Task EndAsync(TestData data, PairingScene scene) =>
        await data.StepAsync(scene, await data.CreateActivePairingAsync(scene), PairingAction.End, reason: "Hết nhiệm vụ");

    private static Task<Answer> ProposeAsync(Visitor officer, PairingScene scene, DateOnly from, DateOnly to) => officer.FillAsync(
        scene.Place.Path("pairing/pairings/create"),
        ("Input.Sponsors[0]", scene.SponsorName), ("Input.Receivers[0]", scene.ReceiverName), ("Input.FromOn", $"{from:dd/MM/yyyy}"), ("Input.ToOn", $"{to:dd/MM/yyyy}"));

    private async Task<(TestData Data, PairingScene Scene, Visitor Officer)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.VisitAsync(scene.District));
    }
}
