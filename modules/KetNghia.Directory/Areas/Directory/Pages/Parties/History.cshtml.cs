using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>Lịch sử của một đơn vị.</summary>
[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class HistoryModel(HubQueries hubs, IEnumerable<IHubPanel> panels, IHistory history, IClock clock) : HubPage(panels, clock)
{
    private const int Shown = 20;

    public override HubTab Tab => HubTab.History;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.PartyAsync(Id, cancellationToken);

    /// <summary>For those who keep the entry.</summary>
    protected override async Task<HubPanel?> OwnAsync(CancellationToken cancellationToken) => Head.IsMine
        ? new HubPanel("/Areas/Directory/Pages/Shared/_RegisterHistory.cshtml", await history.OfAsync(Id, Shown, cancellationToken))
        : null;
}
