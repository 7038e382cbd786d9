using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Sửa cam kết khi chưa giao gì.</summary>
[HasPermission(PairingPermissions.Contributions.Pledge)]
[EntersRecord<Contribution>]
internal sealed class ReviseModel(ContributionAppService contributions, ContributionQueries queries, PairingQueries pairings, IClock clock, IStringLocalizer<PairingResource> texts) : PledgeFormPage(pairings)
{
    public ContributionHead Item { get; private set; } = null!;

    public override bool AsksParties => false;

    protected override IClock Clock => clock;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new PledgeFields
        {
            Kind = Item.Kind,
            ContentGroupCode = Item.ContentGroupCode,
            Title = Item.Title,
            AmountDong = Item.IsCash ? Item.PledgedDong : null,
            QuantityThousandths = Item.PledgedThousandths,
            Unit = Item.Unit,
            UnitPriceDong = Item.UnitPriceDong,
            ValuationBasis = Item.ValuationBasis,
            FundingSource = Item.FundingSource,
            PledgedOn = Item.PledgedOn,
            DueOn = Item.DueOn,
            EventTag = Item.EventTag,
            Purpose = Item.Purpose,
            Version = Item.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await contributions.ReviseAsync(Id, Terms, Input.Version, cancellationToken);
        Flash(texts["Contributions.Revised"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var found = await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException();
        (Item, Head) = (found.Item, found.Pairing);
        await LoadGroupsAsync(cancellationToken);
    }
}
