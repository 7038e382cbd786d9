using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

internal sealed record HomePairings(ShownYear Shown, IReadOnlyList<SponsorPairLine> Pairs)
{
    /// <summary>That are shown; the others stand in the overview.</summary>
    public const int Most = 25;
}

/// <summary>A sponsor's pairings in force, and what is open in each.</summary>
internal sealed class HomePairingsPanel(SponsorOverviewQueries overviews, ICurrentWorkspace workspace, ICurrentUser user, ShownYear shown, IClock clock) : IHomePanel
{
    public int Order => 20;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        if (workspace.Required.Kind != WorkspaceKind.Sponsor || !user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var pairs = (await overviews.ReadAsync(OverviewPeriod.Of(shown.Year, null, clock.Today), cancellationToken)).Pairs.Where(p => p.Pairing.IsInForce).ToList();
        return pairs.Count == 0 ? null : new HomePanel("/Areas/Pairing/Pages/Shared/_HomePairings.cshtml", new HomePairings(shown, pairs), IsWide: true);
    }
}
