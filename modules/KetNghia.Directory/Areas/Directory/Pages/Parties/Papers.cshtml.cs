using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>Giao ước, minh chứng của một đơn vị.</summary>
[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class PapersModel(HubQueries hubs, IEnumerable<IHubPanel> panels, IClock clock) : HubPage(panels, clock)
{
    public override HubTab Part => HubTab.Papers;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.PartyAsync(Id, cancellationToken);
}
