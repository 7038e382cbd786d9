using KetNghia.Directory.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A shared party with a focal person; units are in every installation.</summary>
internal sealed class DirectoryWorldPart : IWorldPart
{
    public int Order => 10;

    public Task BuildAsync(World world, Place place) => world.Data.Host.WithAsync(
        services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(
            new NewParty("DV-MAU", "Đơn vị mẫu", Enum.GetValues<PartyKind>()[0]) { FocalPersons = [new NewFocalPerson("Người Đầu Mối", null, null, null)] },
            CancellationToken.None),
        AmbientFrame.Empty with { TenantId = HostTenant.Value });
}
