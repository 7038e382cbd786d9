using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan của đơn vị hỗ trợ.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class SponsorModel(SponsorOverviewQueries overviews, ICurrentWorkspace workspace, ShownYear shown, IClock clock) : OverviewPage(workspace, shown, clock)
{
    public SponsorOverview Overview { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public override bool HasQuarters => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var here = Enter(WorkspaceKind.Sponsor);
        Name = here.PartyId is null ? throw new RecordNotFoundException() : here.Name;
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        return Page();
    }
}
