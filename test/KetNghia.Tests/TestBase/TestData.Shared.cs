using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>One pairing of two communes: the scene's receiver and another one, each with a person who may do everything there.</summary>
internal sealed record SharedScene(PairingScene Scene, Guid PairingId, Guid OtherReceiverId, string OtherReceiverName, TestPerson Here, TestPerson There, TestPerson Mighty)
{
    public TestWorkspace Place => Scene.Place;
}

public sealed partial class TestData
{
    internal async Task<SharedScene> CreateSharedSceneAsync(bool isActive = true)
    {
        var scene = await CreateSceneAsync();
        var name = $"Xã Thử Khác {Next()}";
        var other = await CreatePartyAsync(name, PartyKind.Locality, ChoChun);
        var pairing = isActive
            ? await CreateActivePairingAsync(scene, c => c.ReceiverIds = [scene.ReceiverId, other])
            : await ProposeAsync(scene, change: c => c.ReceiverIds = [scene.ReceiverId, other]);
        return new SharedScene(
            scene, pairing, other, name,
            await CreateMightyMemberAsync(scene.Place, Zuoich), await CreateMightyMemberAsync(scene.Place, ChoChun), await CreateMightyMemberAsync(scene.Place));
    }

    internal Task<Guid> PledgeToAsync(SharedScene shared, Guid receiverId, string title, long dong) => AsAsync(shared.Scene.Focal, shared.Scene.SponsorPlace, services =>
        InTenantAsync(services, shared.Scene, () => services.GetRequiredService<ContributionAppService>().PledgeAsync(
            shared.PairingId, shared.Scene.SponsorId, receiverId, Cash(dong) with { Title = title }, CancellationToken.None)));
}
