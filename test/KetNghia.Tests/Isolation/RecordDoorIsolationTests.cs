using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Pairing.Programmes;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>The one door of each kind of record: what exists for whom, and in which tenant it is entered.</summary>
public sealed class RecordDoorIsolationTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Pairing_ForEachKindOfWorkspace_ExistsWhereItIsSeen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (shared, foreign) = (await data.CreateSharedSceneAsync(), await data.CreateSceneAsync());
        var scene = shared.Scene;
        var (school, clinic) = (await data.CreatePartyAsync("Trường Thử", PartyKind.School, TestData.Zuoich), await data.CreatePartyAsync("Trạm Thử", PartyKind.School, TestData.Zuoich));
        var one = await data.CreateActivePairingAsync(scene, c => c.ReceiverIds = [school]);
        var elsewhere = await data.CreateActivePairingAsync(foreign);
        var removed = await data.TakeBackPairingAsync(scene, await data.ProposeAsync(scene, change: c => c.ReceiverIds = [clinic]));
        var (province, part) = (await data.CreateMightyMemberAsync(data.Province), await data.CreateMightyMemberAsync(data.Province, TestData.ChoChun));

        foreach (var (person, place, seen, unseen) in new (TestPerson, TestWorkspace, Guid[], Guid[])[]
        {
            (shared.Mighty, scene.Place, [shared.PairingId, one], [elsewhere, removed]),
            (shared.Here, scene.Place, [shared.PairingId, one], [elsewhere, removed]),
            (shared.There, scene.Place, [shared.PairingId], [one, elsewhere, removed]),
            (scene.Focal, scene.SponsorPlace, [shared.PairingId, one], [elsewhere, removed]),
            (foreign.Focal, foreign.SponsorPlace, [elsewhere], [shared.PairingId, one, removed]),
            (province, data.Province, [shared.PairingId, one, elsewhere], [removed]),
            (part, data.Province, [shared.PairingId], [one, elsewhere, removed]),
        })
        {
            await KnowsAsync<TwinPairing>(data, person, place, seen, [.. unseen, data.Host.Ids.New()]);
        }

        (await TenantAsync<TwinPairing>(data, scene.Focal, scene.SponsorPlace, one)).ShouldBe(scene.Place.Id);
        (await TenantAsync<TwinPairing>(data, province, data.Province, elsewhere)).ShouldBe(foreign.Place.Id);
        (await TenantAsync<TwinPairing>(data, shared.Here, scene.Place, elsewhere)).ShouldBe(scene.Place.Id, "a locality never enters another tenant");
    }

    [DatabaseTest]
    public async Task Contribution_ForEachKindOfWorkspace_ExistsWithItsPartsWhereItIsSeen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (shared, foreign) = (await data.CreateSharedSceneAsync(), await data.CreateSceneAsync());
        var scene = shared.Scene;
        var (here, there) = (await data.PledgeToAsync(shared, scene.ReceiverId, "Cho xã này", 30_000_000), await data.PledgeToAsync(shared, shared.OtherReceiverId, "Cho xã kia", 50_000_000));
        var elsewhere = await data.PledgeAsync(foreign, await data.CreateActivePairingAsync(foreign));
        var removed = await data.PledgeAsync(scene, shared.PairingId);
        await data.TakeBackAsync(scene, removed);
        var given = await data.PledgeAsync(scene, shared.PairingId);
        var (delivery, other) = (await data.HandOverAsync(scene, given, 40), await data.HandOverAsync(foreign, elsewhere, 40));
        var (province, part) = (await data.CreateMightyMemberAsync(data.Province), await data.CreateMightyMemberAsync(data.Province, TestData.ChoChun));

        foreach (var (person, place, seen, unseen) in new (TestPerson, TestWorkspace, Guid[], Guid[])[]
        {
            (shared.Mighty, scene.Place, [here, there, given], [elsewhere, removed]),
            (shared.Here, scene.Place, [here, given], [there, elsewhere, removed]),
            (shared.There, scene.Place, [there], [here, given, elsewhere, removed]),
            (scene.Focal, scene.SponsorPlace, [here, there, given], [elsewhere, removed]),
            (province, data.Province, [here, there, given, elsewhere], [removed]),
            (part, data.Province, [there], [here, given, elsewhere, removed]),
        })
        {
            await KnowsAsync<Contribution>(data, person, place, seen, [.. unseen, data.Host.Ids.New()]);
            (await HasAsync(person, place, given, "delivery", delivery)).ShouldBe(seen.Contains(given));
            (await HasAsync(person, place, given, "delivery", other)).ShouldBeFalse("a delivery of another record");
        }

        (await HasAsync(province, data.Province, elsewhere, "delivery", other)).ShouldBeTrue();

        Task<bool> HasAsync(TestPerson person, TestWorkspace place, Guid id, string part, Guid partId) => data.AsAsync(person, place, s =>
            s.GetRequiredService<TenantRecordKind<Contribution>>().ExistsAsync(id, [(part, partId)], CancellationToken.None));
    }

    /// <summary>Whoever has left opens it as it stood, and meets it nowhere else; its papers are gone with it.</summary>
    [DatabaseTest]
    public async Task Pairing_ASponsorHasLeft_IsEnteredAndNotSeen(Provider provider)
    {
        var world = await SharedWorld.CreateAsync(await hosts.GetAsync(provider));
        var data = world.Data;

        foreach (var (sponsor, isSeen) in new[] { (world.Staying, true), (world.Left, false) })
        {
            var person = world.PersonOf[sponsor];
            (await TenantAsync<TwinPairing>(data, person, sponsor, world.PairingId)).ShouldBe(world.Place.Id);
            (await ExistsAsync<TwinPairing>(data, person, sponsor, world.PairingId)).ShouldBe(isSeen);
            (await ExistsAsync<Agreement>(data, person, sponsor, world.AgreementIds[0])).ShouldBe(isSeen);
            (await TenantAsync<Agreement>(data, person, sponsor, world.AgreementIds[0])).ShouldBe(isSeen ? world.Place.Id : null);
        }
    }

    [DatabaseTest]
    public async Task Link_ToARecordAndItsParts_IsTheReadersOwn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, foreign) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var pledge = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var delivery = await data.HandOverAsync(scene, pledge, 40);

        var (home, abroad) = (await LinkAsync(scene.District, scene.Place), await LinkAsync(scene.Focal, scene.SponsorPlace));

        home!.Path.ShouldBe($"/pairing/contributions/details/{pledge}");
        home.Title.ShouldEndWith(" · Bàn ghế học sinh");
        abroad!.Path.ShouldBe(home.Path);
        abroad.Title.ShouldBe($"{scene.Place.CodePrefix}-{home.Title}");
        (await LinkAsync(foreign.Focal, foreign.SponsorPlace)).ShouldBeNull();

        Task<RecordLink?> LinkAsync(TestPerson person, TestWorkspace place) => data.AsAsync(person, place, s =>
            s.GetRequiredService<TenantRecordKind<Contribution>>().LinkAsync(nameof(Delivery), delivery, CancellationToken.None));
    }

    [DatabaseTest(OnSqliteOnly = "no row is asked for")]
    public async Task Door_OfAKindNobodyDeclared_Fails(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();

        await data.AsAsync(scene.District, scene.Place, async s =>
        {
            var kind = s.GetRequiredService<TenantRecordKind<Contribution>>();
            await Should.ThrowAsync<InvalidOperationException>(async () => await new EntersRecordAttribute<ContentGroup>().TenantOfAsync(s, Guid.Empty, CancellationToken.None));
            (await Should.ThrowAsync<InvalidOperationException>(() => kind.ExistsAsync(Guid.Empty, [("programme", Guid.Empty)], CancellationToken.None))).Message.ShouldContain("no part programme");
            (await Should.ThrowAsync<InvalidOperationException>(() => kind.IdsAsync(nameof(Programme), CancellationToken.None))).Message.ShouldContain("no part Programme");
            return 0;
        });
    }

    /// <summary>Which rows there are is one matter, whether the person reads the kind at all another.</summary>
    [DatabaseTest]
    public async Task Search_WithoutThePermissionOfTheKind_FindsNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var (all, none) = (await data.CreateMemberWithAsync(scene.Place, [PairingPermissions.Contributions.View]), await data.CreateMemberWithAsync(scene.Place, [PairingPermissions.Pairings.View]));

        (await HitsAsync(all)).ShouldHaveSingleItem().Path.ShouldStartWith("/pairing/contributions/details/");
        (await HitsAsync(none)).ShouldBeEmpty();

        Task<IReadOnlyList<SearchHit>> HitsAsync(TestPerson person) => data.AsAsync(person, scene.Place, s =>
            s.GetServices<ISearchSource>().OfType<ContributionSearch>().Single().SearchAsync("Bàn ghế", 5, CancellationToken.None));
    }

    private static async Task KnowsAsync<T>(TestData data, TestPerson person, TestWorkspace place, Guid[] seen, Guid[] unseen)
        where T : class, ITenantOwned
    {
        foreach (var (id, isSeen) in seen.Select(id => (id, true)).Concat(unseen.Select(id => (id, false))))
        {
            var why = $"{person.UserName} in {place.Slug}, {Array.IndexOf(seen, id)}/{Array.IndexOf(unseen, id)}";
            (await ExistsAsync<T>(data, person, place, id)).ShouldBe(isSeen, why);
            (await TenantAsync<T>(data, person, place, id) is not null).ShouldBe(isSeen || place.Kind == WorkspaceKind.Locality, why);
        }
    }

    private static Task<bool> ExistsAsync<T>(TestData data, TestPerson person, TestWorkspace place, Guid id)
        where T : class => data.AsAsync(person, place, s => s.GetRequiredService<RecordKind<T>>().ExistsAsync(id, CancellationToken.None));

    private static Task<Guid?> TenantAsync<T>(TestData data, TestPerson person, TestWorkspace place, Guid id)
        where T : class => data.AsAsync(person, place, s => s.GetRequiredService<RecordKind<T>>().TenantOfAsync(id, CancellationToken.None));
}
