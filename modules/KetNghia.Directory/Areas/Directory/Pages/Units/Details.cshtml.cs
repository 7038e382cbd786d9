using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;

namespace KetNghia.Directory.Pages.Units;

/// <summary>Tổng quan của một nơi.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class DetailsModel(HubQueries hubs, IEnumerable<IHubPanel> panels, IClock clock) : HubPage(panels, clock)
{
    public override HubTab Part => HubTab.Overview;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.UnitAsync(Id, cancellationToken);
}
