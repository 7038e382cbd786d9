using KetNghia.Framework.Ambient;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

internal sealed record HomeChain(int Year, HelpSums Help);

/// <summary>Pledged, handed over and received of the running year, beside the owed work.</summary>
internal sealed class HomeChainPanel(OverviewReads reads, ICurrentUser user, IClock clock) : IHomePanel
{
    public int Order => 10;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken) => user.May(PairingPermissions.Contributions.View)
        ? new HomePanel(
            "/Areas/Pairing/Pages/Shared/_HomeChain.cshtml",
            new HomeChain(clock.Today.Year, HelpSums.Of(await reads.HelpAsync(clock.Today.Year, cancellationToken))))
        : null;
}
