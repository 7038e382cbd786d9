using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Pairings in force, with the help of the year.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class PairingsModel(CoverageQueries queries, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : CoveragePage(queries, shown, clock, texts)
{
    public IReadOnlyList<PairingLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await ShowAsync(
        filter => Queries.PairingsAsync(filter, PageNumber, cancellationToken), null,
        l => Unit is not null ? l.ReceiverNames : l.SponsorNames, cancellationToken);
}
