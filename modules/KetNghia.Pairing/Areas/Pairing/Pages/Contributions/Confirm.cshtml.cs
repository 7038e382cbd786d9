using System.Globalization;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Xác nhận số thực nhận: both figures side by side; a difference is a thing to clear up, not an error.</summary>
[HasPermission(PairingPermissions.Contributions.Confirm)]
[EntersRecord<Contribution>]
internal sealed class ConfirmModel(
    ContributionAppService contributions, ContributionQueries queries, IEvidence evidence, ICurrentUser user, IClock clock, IStringLocalizer<PairingResource> texts) : SidePage(queries)
{
    [BindProperty(SupportsGet = true)]
    public Guid DeliveryId { get; set; }

    public DeliveryLine Delivery { get; private set; } = null!;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    /// <summary>Who recorded the hand-over may not confirm it, nor may their deputy for them.</summary>
    public bool IsSamePerson => Actor.Of(user, clock.UtcNow).Is(Delivery.GivenById);

    public bool IsAwaiting => Delivery.State == DeliveryState.Awaiting;

    /// <summary>The control the received figure is typed into.</summary>
    public string FigureId => Item.IsCash ? "Input_FigureDong" : "Input_Figure";

    /// <summary>What was handed over as a person types it.</summary>
    public string GivenTyped => Item.IsCash ? Format.Whole(Delivery.Given.Dong) : Format.Quantity(Delivery.Given.Thousandths);

    /// <summary>What was handed over in đồng or pieces, for the script.</summary>
    public string GivenPlain => (Item.IsCash ? Delivery.Given.Measure : Delivery.Given.Measure / 1000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Received less given, đồng or thousandths; null while nothing has been typed.</summary>
    public long? Difference => (Item.IsCash ? Input.FigureDong : Input.Figure) - Delivery.Given.Measure;

    public string DifferenceText => Item.Show(Item.IsCash ? new Figure(null, Difference) : new Figure(Difference, null));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.On = clock.Today;
    }

    /// <summary>Everything that was handed over has arrived: fills in the figure. Scripts do it without a round trip.</summary>
    public async Task OnPostFullAsync(CancellationToken cancellationToken)
    {
        await OnPostCountAsync(cancellationToken);
        ModelState.Remove("Input.Figure");
        ModelState.Remove("Input.FigureDong");
        (Input.Figure, Input.FigureDong) = (Item.IsCash ? null : Delivery.Given.Thousandths, Item.IsCash ? Delivery.Given.Dong : null);
    }

    /// <summary>Shows the difference, nothing else.</summary>
    public async Task OnPostCountAsync(CancellationToken cancellationToken)
    {
        ForgiveInput();
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var discrepancy = await contributions.ConfirmAsync(Id, DeliveryId, Typed(clock.Today), Files, cancellationToken);
        Flash(texts[discrepancy is null ? "Contributions.Confirmed" : "Contributions.ConfirmedDiffering"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override bool ChecksInput(string? handler) => handler is null;

    protected override IEnumerable<BusinessException> Faults() => Contribution.FaultsOf(Item.Facts, Typed(clock.Today), Delivery.Given, Delivery.HandedOverOn, clock.Today);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Delivery = Item.Delivery(DeliveryId);
        Gallery = await evidence.GalleryAsync([DeliveryId], cancellationToken);
    }
}
