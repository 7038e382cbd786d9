using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Sponsors with a pairing in force: what each pledged in the year.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class GiversModel(CoverageQueries queries, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : CoveragePage(queries, shown, clock, texts)
{
    public IReadOnlyList<SponsorLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await ShowAsync(filter => Queries.SponsorsAsync(filter, PageNumber, cancellationToken), "Chip.Pledged", null, cancellationToken);
}
