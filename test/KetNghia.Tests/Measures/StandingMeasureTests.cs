using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Measures;

/// <summary>Pairings in force, their agreements, quarters and sponsors, on days at and beside the borders.</summary>
public sealed class StandingMeasureTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    [DatabaseTest]
    public async Task Pairings_InForceOnOneDayOfThePeriod_Count(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider, new DateOnly(2025, 3, 1));
        var pairing = await data.CreateActivePairingAsync(scene, c => (c.FromOn, c.ToOn) = (new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 20)));
        var (asked, mistaken) = (await data.CreatePartyAsync($"Sở Mới {TestData.Next()}"), await data.CreatePartyAsync($"Sở Nhầm {TestData.Next()}"));
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [asked]);
        var gone = await data.ProposeAsync(scene, change: c => c.SponsorIds = [mistaken]);
        await data.TakeBackPairingAsync(scene, gone);

        (await ReadAsync(data, scene, "pairing.active", new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 31))).ShouldBe("0/1");
        (await ReadAsync(data, scene, "pairing.active", new DateOnly(2025, 1, 1), new DateOnly(2025, 2, 1))).ShouldBe("1/1");
        (await ReadAsync(data, scene, "pairing.active", new DateOnly(2025, 3, 1), Last)).ShouldBe("1/1", "its planned day has passed, nobody has ended it");

        data.MoveTo(new DateOnly(2025, 3, 10));
        await data.StepAsync(scene, pairing, PairingAction.End, "Hết giai đoạn", withDocument: true);
        data.MoveTo(new DateOnly(2025, 6, 1));
        (await ReadAsync(data, scene, "pairing.active", new DateOnly(2025, 3, 10), Last)).ShouldBe("1/1", "the last day is in");
        (await ReadAsync(data, scene, "pairing.active", new DateOnly(2025, 3, 11), Last)).ShouldBe("0/1");
    }

    [DatabaseTest]
    public async Task Proposals_EndedBeforeAnybodyWasAssigned_WereNeverInForce(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider, new DateOnly(2025, 3, 1));
        var pairing = await data.ProposeAsync(scene);
        await data.StepAsync(scene, pairing, PairingAction.End, "Không thành", withDocument: true);

        (await ReadAsync(data, scene, "pairing.active", First, Last)).ShouldBe("0/1");
        (await ReadAsync(data, scene, "pairing.quarters", First, Last)).ShouldBe("0/1");
    }

    [DatabaseTest]
    public async Task Agreements_SignedAndInForceInThePeriod_Count(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider, new DateOnly(2025, 3, 1));
        var pairing = await data.CreateActivePairingAsync(scene);
        (await ReadAsync(data, scene, "pairing.agreement_rate", First, Last)).ShouldBe("0/1");
        await data.AgreeOnPaperAsync(scene, pairing, new DateOnly(2025, 2, 10), new DateOnly(2025, 2, 20));

        (await ReadAsync(data, scene, "pairing.with_agreement", First, new DateOnly(2025, 2, 9))).ShouldBe("0/1");
        (await ReadAsync(data, scene, "pairing.with_agreement", First, new DateOnly(2025, 2, 10))).ShouldBe("1/1");
        (await ReadAsync(data, scene, "pairing.agreement_rate", new DateOnly(2025, 2, 20), Last)).ShouldBe("1/1");
        (await ReadAsync(data, scene, "pairing.agreement_rate", new DateOnly(2025, 2, 21), Last)).ShouldBe("0/1");
    }

    [DatabaseTest]
    public async Task Quarters_BegunWithAPairing_AreIdleWithoutAHandOver(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider, new DateOnly(2025, 1, 15));
        var pairing = await data.CreateActivePairingAsync(scene, c => c.FromOn = new DateOnly(2024, 6, 1));
        data.MoveTo(new DateOnly(2025, 4, 1));
        var help = await data.PledgeAsync(scene, pairing);
        await data.HandOverAsync(scene, help, 10);
        var reversed = await data.PledgeAsync(scene, pairing);
        data.MoveTo(new DateOnly(2025, 7, 1));
        await data.ConfirmAsync(scene, reversed, await data.HandOverAsync(scene, reversed, 10), 10);
        await data.ReverseAsync(scene, reversed);
        data.MoveTo(new DateOnly(2025, 9, 30));

        (await ReadAsync(data, scene, "pairing.quarters", First, Last)).ShouldBe("3/1", "the fourth has not begun");
        (await ReadAsync(data, scene, "pairing.quarters_without_activity", First, Last)).ShouldBe("2/1", "the first, and the third: what was reversed is no activity");
        (await ReadAsync(data, scene, "pairing.quarters", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31))).ShouldBe("3/1", "none before the pairing began");
        (await ReadAsync(data, scene, "pairing.quarters", new DateOnly(2025, 1, 2), new DateOnly(2025, 6, 30))).ShouldBe("1/1", "the first began before the period");
        (await ReadAsync(data, scene, "pairing.quarters_without_activity", new DateOnly(2025, 4, 1), new DateOnly(2025, 4, 1))).ShouldBe("0/1");
        var (records, total) = await data.MeasureRecordsAsync(await data.FrameAsync(scene.District, scene.Place), "pairing.quarters_without_activity", MeasureSubject.Commune, scene.UnitId, First, Last);
        total.ShouldBe(2);
        records.Select(r => r.Label.Split(" · ")[0]).ShouldBe(["Quý I/2025", "Quý III/2025"]);
        records.ShouldAllBe(r => r.RecordId == pairing && r.Href!.EndsWith(pairing.ToString()));
    }

    [DatabaseTest]
    public async Task NewSponsors_FirstSeenInThePeriod_AreNoSuccessors(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider, new DateOnly(2025, 5, 1));
        await data.CreateActivePairingAsync(scene, c => c.FromOn = new DateOnly(2024, 12, 31));
        var (other, heir) = (await data.CreatePartyAsync($"Sở Mới {TestData.Next()}"), await data.CreatePartyAsync($"Sở Kế {TestData.Next()}"));
        await data.CreateActivePairingAsync(scene, c => (c.SponsorIds, c.FromOn) = ([other], First));
        await data.SucceedAsync(scene.SponsorId, heir);
        await data.CreateActivePairingAsync(scene, c => (c.SponsorIds, c.FromOn) = ([heir], new DateOnly(2025, 3, 1)));

        (await ReadAsync(data, scene, "pairing.new_sponsors", First, Last)).ShouldBe("1/1", "the heir carries on what the first sponsor began");
        (await ReadAsync(data, scene, "pairing.new_sponsors", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31))).ShouldBe("1/1");
        (await ReadAsync(data, scene, "pairing.new_sponsors", new DateOnly(2025, 1, 2), Last)).ShouldBe("0/1");
        var (records, _) = await data.MeasureRecordsAsync(await data.FrameAsync(scene.District, scene.Place), "pairing.new_sponsors", MeasureSubject.Locality, scene.Place.Id, First, Last);
        records.ShouldHaveSingleItem().Label.ShouldStartWith("Sở Mới ");
    }

    private async Task<(TestData Data, PairingScene Scene)> ArrangeAsync(Provider provider, DateOnly today)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        data.MoveTo(today);
        return (data, await data.CreateSceneAsync());
    }

    private static async Task<string> ReadAsync(TestData data, PairingScene scene, string name, DateOnly from, DateOnly to)
    {
        var value = (await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Commune, [scene.UnitId], from, to, name)).Values.Single();
        return $"{value.Numerator}/{value.Denominator}";
    }
}
