using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Communes with a pairing in force: in which quarters something was handed over.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class CommunesModel(CoverageQueries queries, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : CoveragePage(queries, shown, clock, texts)
{
    public IReadOnlyList<PlaceLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await ShowAsync(filter => Queries.CommunesAsync(filter, PageNumber, cancellationToken), "Chip.Active", null, cancellationToken);
}
