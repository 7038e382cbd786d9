using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan của đơn vị hỗ trợ.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class SponsorModel(SponsorOverviewQueries overviews, ICurrentWorkspace workspace, ShownYear shown, IClock clock) : OverviewPage(workspace, shown, clock)
{
    /// <summary>Pairings of a page.</summary>
    public const int Most = 25;

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public SponsorOverview Overview { get; private set; } = null!;

    public PageInfo Paging { get; private set; } = PageInfo.Of(1, 0, Most);

    public IEnumerable<SponsorPairLine> Pairs => Overview.Pairs.Skip(Paging.Skip).Take(Paging.Size);

    public string Name { get; private set; } = "";

    public override bool HasQuarters => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var here = Enter(WorkspaceKind.Sponsor);
        Name = here.PartyId is null ? throw new RecordNotFoundException() : here.Name;
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        Paging = PageInfo.Of(Number, Overview.Pairs.Count, Most);
        return Page();
    }
}
