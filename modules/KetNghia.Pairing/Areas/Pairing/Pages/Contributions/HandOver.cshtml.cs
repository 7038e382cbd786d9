using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Ghi bàn giao: what the sponsor handed over this time.</summary>
[HasPermission(PairingPermissions.Contributions.HandOver)]
[EntersRecord<Contribution>]
internal sealed class HandOverModel(ContributionAppService contributions, ContributionQueries queries, IClock clock, IStringLocalizer<PairingResource> texts) : SidePage(queries)
{
    public Figure Left => Item.Facts.Left;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.On = clock.Today;
        (Input.Figure, Input.FigureDong) = (Left.Thousandths, Left.Dong);
    }

    protected override IEnumerable<BusinessException> Faults() => Contribution.FaultsOf(Item.Facts, Typed(clock.Today), onlyPledged: false, Details.Pairing.FromOn, clock.Today);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await contributions.HandOverAsync(Id, Typed(clock.Today), Files, cancellationToken);
        Flash(texts["Contributions.HandedOver"]);
        return RedirectToPage("Details", new { id = Id });
    }
}
