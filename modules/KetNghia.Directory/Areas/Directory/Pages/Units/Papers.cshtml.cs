using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;

namespace KetNghia.Directory.Pages.Units;

/// <summary>Giao ước, minh chứng của một nơi.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class PapersModel(HubQueries hubs, IEnumerable<IHubPanel> panels, IClock clock) : HubPage(panels, clock)
{
    public override HubTab Part => HubTab.Papers;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.UnitAsync(Id, cancellationToken);
}
