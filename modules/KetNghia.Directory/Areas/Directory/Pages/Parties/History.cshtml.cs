using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>Lịch sử của một đơn vị.</summary>
[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class HistoryModel(HubQueries hubs, IEnumerable<IHubPanel> panels, RecordHistories histories, IClock clock, IStringLocalizer<DirectoryResource> texts)
    : HubPage(panels, clock)
{
    public override HubTab Part => HubTab.History;

    protected override Task<HubHead> HeadAsync(CancellationToken cancellationToken) => hubs.PartyAsync(Id, cancellationToken);

    /// <summary>For those who keep the entry.</summary>
    protected override async Task<HubPanel?> OwnAsync(CancellationToken cancellationToken)
    {
        if (!Head.IsMine)
        {
            return null;
        }

        var read = await histories.ReadAsync(Request, nameof(Party), Id, cancellationToken, line: l => l.ToTimeline());
        return new HubPanel(RecordHistory.View, read with
        {
            Timeline = read.Timeline with { Heading = texts["Hub.RegisterHistory"], None = texts["Hub.RegisterHistory.None"] },
        });
    }
}
