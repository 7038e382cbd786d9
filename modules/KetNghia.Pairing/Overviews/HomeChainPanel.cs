using KetNghia.Framework.Ambient;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

internal sealed record HomeChain(int Year, HelpSums Help);

/// <summary>Pledged, handed over and received of the running year, beside the owed work.</summary>
internal sealed class HomeChainPanel(
    LocalityOverviewQueries locality, SponsorOverviewQueries sponsor, ICurrentWorkspace workspace, ICurrentUser user, IClock clock) : IHomePanel
{
    public int Order => 10;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var year = clock.Today.Year;
        var here = workspace.Required;
        var help = here switch
        {
            { Kind: WorkspaceKind.Locality } => await locality.SumsAsync(year, cancellationToken),
            { Kind: WorkspaceKind.Sponsor, PartyId: { } party } => await sponsor.SumsAsync(party, year, cancellationToken),
            _ => null,
        };
        return help is null ? null : new HomePanel("/Areas/Pairing/Pages/Shared/_HomeChain.cshtml", new HomeChain(year, help));
    }
}
