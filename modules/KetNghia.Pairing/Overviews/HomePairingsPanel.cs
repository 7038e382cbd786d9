using KetNghia.Framework.Ambient;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

internal sealed record HomePairings(int Year, IReadOnlyList<SponsorPairLine> Pairs);

/// <summary>A sponsor's pairings in force, and what is open in each.</summary>
internal sealed class HomePairingsPanel(SponsorOverviewQueries overviews, ICurrentWorkspace workspace, ICurrentUser user, IClock clock) : IHomePanel
{
    public int Order => 20;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        if (workspace.Required.Kind != WorkspaceKind.Sponsor || !user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var year = clock.Today.Year;
        var pairs = (await overviews.ReadAsync(year, cancellationToken)).Pairs.Where(p => p.Pairing.IsInForce).ToList();
        return pairs.Count == 0 ? null : new HomePanel("/Areas/Pairing/Pages/Shared/_HomePairings.cshtml", new HomePairings(year, pairs), IsWide: true);
    }
}
