using KetNghia.Documents.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Xác nhận số thực nhận: both figures side by side; a difference is a thing to clear up, not an error.</summary>
[HasPermission(PairingPermissions.Contributions.Confirm)]
[EntersRecord(RecordKind.Contribution)]
internal sealed class ConfirmModel(
    ContributionAppService contributions, ContributionQueries queries, IEvidence evidence, ICurrentUser user, IClock clock, IStringLocalizer<PairingResource> texts) : SidePage(queries)
{
    [BindProperty(SupportsGet = true)]
    public Guid DeliveryId { get; set; }

    public Delivery Delivery { get; private set; } = null!;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    /// <summary>Who recorded the hand-over may not confirm it.</summary>
    public bool IsSamePerson => Delivery.GivenById == user.Required.AccountId;

    public bool IsAwaiting => Delivery.State == DeliveryState.Awaiting;

    /// <summary>What has been typed, or what was handed over.</summary>
    public Figure Typed => Item.IsCash ? new Figure(null, Input.FigureDong) : new Figure(Input.Figure, null);

    public long Difference => Typed.Measure - Delivery.Given.Measure;

    public Figure DifferenceFigure => Item.IsCash ? new Figure(null, Difference) : new Figure(Difference, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.On = clock.Today;
        (Input.Figure, Input.FigureDong) = (Delivery.GivenThousandths, Item.IsCash ? Delivery.GivenDong : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var discrepancy = await contributions.ConfirmAsync(Id, DeliveryId, Figure, Stated, cancellationToken);
        Flash(texts[discrepancy is null ? "Contributions.Confirmed" : "Contributions.ConfirmedDiffering"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Delivery = Item.Deliveries.FirstOrDefault(d => d.Id == DeliveryId) ?? throw new RecordNotFoundException();
        Gallery = PairingWords.Gallery(await evidence.ListAsync([DeliveryId], cancellationToken), Request);
    }
}
