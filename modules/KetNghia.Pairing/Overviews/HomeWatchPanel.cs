using KetNghia.Framework.Ambient;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

/// <param name="HasPairings">Without any there is nothing to praise either.</param>
internal sealed record HomeWatch(string Title, IReadOnlyList<WatchLine> Lines, bool HasPairings, bool IsWide);

/// <summary>Cần để mắt, on the homes of localities and of the province, where it is most of what there is to do.</summary>
internal sealed class HomeWatchPanel(OverviewWatch watch, OverviewReads reads, ICurrentWorkspace workspace, ICurrentUser user, IClock clock) : IHomePanel
{
    public int Order => 20;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        var kind = workspace.Required.Kind;
        if (kind == WorkspaceKind.Sponsor || !user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var period = OverviewPeriod.Running(clock.Today);
        var isWide = kind == WorkspaceKind.Province;
        var lines = await watch.LinesAsync(period, compares: true, cancellationToken);
        var hasPairings = (await reads.PairsAsync(period.Year, cancellationToken)).Count > 0;
        return new HomePanel(
            "/Areas/Pairing/Pages/Shared/_HomeWatch.cshtml", new HomeWatch(isWide ? "Province.Watch" : "Locality.Watch", lines, hasPairings, isWide), isWide);
    }
}
