using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

/// <param name="HasPairings">Without any there is nothing to praise either.</param>
internal sealed record HomeWatch(string Title, IReadOnlyList<WatchLine> Lines, bool HasPairings, bool IsWide);

/// <summary>Cần để mắt, on every home: most of what there is to do in the province, and to a sponsor what it has not handed over in time.</summary>
internal sealed class HomeWatchPanel(OverviewWatch watch, OverviewReads reads, ICurrentWorkspace workspace, ICurrentUser user, ShownYear shown, IClock clock) : IHomePanel
{
    private const string Partial = "/Areas/Pairing/Pages/Shared/_HomeWatch.cshtml";

    public int Order => 20;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        var kind = workspace.Required.Kind;
        if (!user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var overdue = await watch.OverdueAsync(cancellationToken);
        IReadOnlyList<WatchLine> late = kind == WorkspaceKind.Province ? [] : await watch.LateAsync(cancellationToken);
        if (kind == WorkspaceKind.Sponsor)
        {
            return new HomePanel(Partial, new HomeWatch("Locality.Watch", late, HasPairings: false, IsWide: false), Overdue: overdue);
        }

        var period = OverviewPeriod.Of(shown.Year, null, clock.Today);
        var isWide = kind == WorkspaceKind.Province;
        var lines = await watch.LinesAsync(period, compares: true, cancellationToken);
        // Pairings without any help have silent sponsors, which is a line.
        var hasPairings = lines.Count > 0
            || ((await reads.HelpAsync(period.Year, cancellationToken)).Count > 0 && await (await reads.StandingAsync(cancellationToken)).AnyAsync(cancellationToken));
        return new HomePanel(Partial, new HomeWatch(isWide ? "Province.Watch" : "Locality.Watch", [.. late, .. lines], hasPairings, isWide), isWide, overdue);
    }
}
