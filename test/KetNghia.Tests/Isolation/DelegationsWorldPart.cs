using KetNghia.Administration.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>The leader of each locality has given their decisions to an officer.</summary>
internal sealed class DelegationsWorldPart : IWorldPart
{
    public int Order => 20;

    public async Task BuildAsync(World world, Place place)
    {
        var data = world.Data;
        var leader = await data.CreateMemberAsync(place.Workspace, RoleCodes.Leader);
        var officer = await data.CreateMemberAsync(place.Workspace, RoleCodes.DistrictOfficer);
        await data.Host.WithAsync(services => services.GetRequiredService<IDelegationProvisioning>().EnsureAsync(
            new NewDelegation(place.Workspace.Id, leader.AccountId, officer.AccountId, data.Host.Clock.Today, data.Host.Clock.Today.AddDays(30), ["Pairing.Pairings.Decide"])
            {
                Capacity = ActingCapacity.ForHead,
                PrincipalOffice = place.Canary,
                DeputyOffice = place.Canary,
                PaperNumber = place.Canary,
                PaperOn = data.Host.Clock.Today,
                PaperIssuer = place.Canary,
            },
            CancellationToken.None));
    }
}
