using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Overviews;

internal sealed record HomeChain(ShownYear Shown, HelpSums Help);

/// <summary>Pledged, handed over and received of the year shown, beside the owed work.</summary>
internal sealed class HomeChainPanel(OverviewReads reads, ICurrentUser user, ShownYear shown) : IHomePanel
{
    public int Order => 10;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken) => user.May(PairingPermissions.Contributions.View)
        ? new HomePanel(
            "/Areas/Pairing/Pages/Shared/_HomeChain.cshtml",
            new HomeChain(shown, await reads.HelpAsync(shown.Year, cancellationToken)))
        : null;
}
