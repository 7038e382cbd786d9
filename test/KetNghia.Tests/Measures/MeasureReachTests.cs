using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Measures;

/// <summary>A value is of the whole subject or there is none: nobody is told a part of it under the same name.</summary>
public sealed class MeasureReachTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    [DatabaseTest]
    public async Task CommuneOfficer_ReadsOwnCommuneAlone_AndTheSameValues(Provider provider)
    {
        var (data, shared) = await ArrangeAsync(provider);
        var (own, all) = (await data.FrameAsync(shared.Here, shared.Place), await data.FrameAsync(shared.Scene.District, shared.Place));

        var communes = await data.MeasureAsync(own, MeasureSubject.Commune, [TestData.Zuoich, TestData.ChoChun], First, Last);

        AllKnown(communes, TestData.Zuoich).ShouldBe(await data.MeasureAsync(all, MeasureSubject.Commune, [TestData.Zuoich], First, Last), ignoreOrder: true);
        communes[("resources.pledged", TestData.Zuoich)].Numerator.ShouldBe(10);
        AllUnknown(communes, TestData.ChoChun);
        AllUnknown(await data.MeasureAsync(own, MeasureSubject.Sponsor, [shared.Scene.SponsorId], First, Last), shared.Scene.SponsorId);
        AllUnknown(await data.MeasureAsync(own, MeasureSubject.Locality, [shared.Place.Id], First, Last), shared.Place.Id);
        AllUnknown(await data.MeasureAsync(own, MeasureSubject.Pairing, [shared.PairingId], First, Last), shared.PairingId);
        (await data.MeasureAsync(all, MeasureSubject.Pairing, [shared.PairingId], First, Last))[("resources.pledged", shared.PairingId)].Numerator.ShouldBe(30);
        (await data.MeasureRecordsAsync(own, "resources.pledged", MeasureSubject.Commune, TestData.ChoChun, First, Last)).Total.ShouldBe(0);
        (await data.MeasureRecordsAsync(own, "resources.pledged", MeasureSubject.Sponsor, shared.Scene.SponsorId, First, Last)).Records.ShouldBeEmpty();
        (await data.MeasureRecordsAsync(own, "resources.pledged", MeasureSubject.Pairing, shared.PairingId, First, Last)).Records.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Sponsor_ReadsItselfAndPairingsOfItsOwn_AsTheProvinceDoes(Provider provider)
    {
        var (data, shared) = await ArrangeAsync(provider);
        var scene = shared.Scene;
        var (other, third) = (await data.CreatePartyAsync($"Sở Cùng {TestData.Next()}"), await data.CreatePartyAsync($"Xã Ba {TestData.Next()}", PartyKind.Locality, TestData.ChoChun));
        var both = await data.CreateActivePairingAsync(scene, c => (c.SponsorIds, c.ReceiverIds) = ([other, scene.SponsorId], [third]));
        var (focal, province) = (await data.FrameAsync(scene.Focal, scene.SponsorPlace), await data.FrameAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), data.Province));

        var own = await data.MeasureAsync(focal, MeasureSubject.Sponsor, [scene.SponsorId, other], First, Last);

        AllKnown(own, scene.SponsorId).ShouldBe(await data.MeasureAsync(province, MeasureSubject.Sponsor, [scene.SponsorId], First, Last), ignoreOrder: true);
        own[("resources.pledged", scene.SponsorId)].Numerator.ShouldBe(30);
        own[("pairing.active", scene.SponsorId)].Numerator.ShouldBe(2);
        AllUnknown(own, other);
        var pairings = await data.MeasureAsync(focal, MeasureSubject.Pairing, [shared.PairingId, both], First, Last);
        AllKnown(pairings, shared.PairingId).ShouldBe(await data.MeasureAsync(province, MeasureSubject.Pairing, [shared.PairingId], First, Last), ignoreOrder: true);
        AllUnknown(pairings, both);
        AllUnknown(await data.MeasureAsync(focal, MeasureSubject.Commune, [TestData.Zuoich], First, Last), TestData.Zuoich);
        AllUnknown(await data.MeasureAsync(focal, MeasureSubject.Locality, [shared.Place.Id], First, Last), shared.Place.Id);
        (await data.MeasureRecordsAsync(focal, "pairing.active", MeasureSubject.Sponsor, other, First, Last)).Total.ShouldBe(0);
        (await ListAsync(data, focal, MeasureSubject.Sponsor)).ShouldBe([scene.SponsorId]);
        (await ListAsync(data, focal, MeasureSubject.Pairing)).ShouldBe([shared.PairingId]);
        (await ListAsync(data, focal, MeasureSubject.Commune)).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Sponsor_ThatLeft_KeepsWhatItWasPartOf(Provider provider)
    {
        var (data, shared) = await ArrangeAsync(provider);
        var scene = shared.Scene;
        var other = await data.CreatePartyAsync($"Sở Thay {TestData.Next()}");
        await data.ReplaceSponsorAsync(shared, other);
        data.MoveTo(new DateOnly(2025, 8, 1));
        var (focal, province) = (await data.FrameAsync(scene.Focal, scene.SponsorPlace), await data.FrameAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), data.Province));

        foreach (var (from, to, active) in new[] { (First, Last, 1L), (new DateOnly(2025, 6, 1), Last, 0L) })
        {
            var own = await data.MeasureAsync(focal, MeasureSubject.Sponsor, [scene.SponsorId], from, to);

            own[("pairing.active", scene.SponsorId)].Numerator.ShouldBe(active);
            own.ShouldBe(await data.MeasureAsync(province, MeasureSubject.Sponsor, [scene.SponsorId], from, to), ignoreOrder: true);
        }
    }

    [DatabaseTest]
    public async Task AnotherLocality_ReadsNothing_AsOfWhatDoesNotExist(Provider provider)
    {
        var (data, shared) = await ArrangeAsync(provider);
        var elsewhere = await data.CreateSceneAsync();
        var frame = await data.FrameAsync(elsewhere.District, elsewhere.Place);

        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Pairing, [shared.PairingId], First, Last), shared.PairingId);
        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Sponsor, [shared.Scene.SponsorId], First, Last), shared.Scene.SponsorId);
        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Locality, [shared.Place.Id], First, Last), shared.Place.Id);
        var commune = await data.MeasureAsync(frame, MeasureSubject.Commune, [TestData.Zuoich], First, Last);
        commune[("resources.pledged", TestData.Zuoich)].Numerator.ShouldBe(0, "the same unit, in a locality where nothing was given");
        (await data.MeasureRecordsAsync(frame, "resources.pledges", MeasureSubject.Commune, TestData.Zuoich, First, Last)).Total.ShouldBe(0);
        foreach (var kind in Enum.GetValues<MeasureSubject>().Except([MeasureSubject.Locality]))
        {
            (await ListAsync(data, frame, kind)).ShouldBeEmpty(kind.ToString());
        }
    }

    [DatabaseTest]
    public async Task ProvinceOfficer_LimitedToACommune_ReadsThatCommune(Provider provider)
    {
        var (data, shared) = await ArrangeAsync(provider);
        var frame = await data.FrameAsync(await data.CreateMemberWithAsync(data.Province, [PairingPermissions.Contributions.View], TestData.ChoChun), data.Province);

        (await ListAsync(data, frame, MeasureSubject.Commune)).ShouldBe([TestData.ChoChun]);
        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Commune, [TestData.Zuoich], First, Last), TestData.Zuoich);
        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Locality, [shared.Place.Id], First, Last), shared.Place.Id);
        AllUnknown(await data.MeasureAsync(frame, MeasureSubject.Pairing, [shared.PairingId], First, Last), shared.PairingId);
    }

    /// <summary>A pairing of two communes: 10 đồng pledged to the one, 20 to the other.</summary>
    private async Task<(TestData Data, SharedScene Shared)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        data.MoveTo(new DateOnly(2025, 5, 15));
        var shared = await data.CreateSharedSceneAsync();
        await data.PledgeToAsync(shared, shared.Scene.ReceiverId, "Cho xã này", 10);
        await data.PledgeToAsync(shared, shared.OtherReceiverId, "Cho xã kia", 20);
        return (data, shared);
    }

    private static async Task<IReadOnlyList<Guid>> ListAsync(TestData data, AmbientFrame frame, MeasureSubject kind) =>
        [.. (await data.Host.WithAsync(services => services.GetRequiredService<IMeasures>().SubjectsAsync(kind, null, 100, CancellationToken.None), frame)).Select(s => s.Id)];

    private static Dictionary<(string Name, Guid Id), MeasureValue> AllKnown(IReadOnlyDictionary<(string Name, Guid Id), MeasureValue> read, Guid id)
    {
        var own = read.Where(v => v.Key.Id == id).ToDictionary();
        own.Values.ShouldAllBe(v => v.Numerator != null);
        return own;
    }

    private static void AllUnknown(IReadOnlyDictionary<(string Name, Guid Id), MeasureValue> read, Guid id)
    {
        var values = read.Where(v => v.Key.Id == id).ToList();
        values.Count.ShouldBeGreaterThan(20);
        values.ShouldAllBe(v => v.Value == MeasureValue.Unknown(v.Key.Name, id));
    }
}
