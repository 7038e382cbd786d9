using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;

namespace KetNghia.Directory.Pages.Units;

/// <summary>Lịch sử của một nơi.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class HistoryModel(HubQueries hubs, IEnumerable<IHubPanel> panels, IClock clock) : HubPage(panels, clock)
{
    public override HubTab Part => HubTab.History;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.UnitAsync(Id, cancellationToken);
}
