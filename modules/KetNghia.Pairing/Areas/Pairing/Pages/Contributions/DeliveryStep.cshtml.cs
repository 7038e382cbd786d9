using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>One step of a delivery: to take it back while nobody has confirmed it.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class DeliveryStepModel(
    StepPageServices services, ContributionAppService contributions, ContributionQueries queries, PairingAccess access, IStringLocalizer<PairingResource> texts)
    : StepPage<DeliveryStanding, DeliveryState, DeliveryAction>(DeliverySteps.Rules, services)
{
    [BindProperty(SupportsGet = true)]
    public Guid DeliveryId { get; set; }

    public ContributionHead Item { get; private set; } = null!;

    public override string Sub => $"{Item.Title} · {Item.Show(Item.Delivery(DeliveryId).Given)}";

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override string Done => texts["Contributions.Withdrawn"];

    protected override async Task<DeliveryStanding> FindAsync(CancellationToken cancellationToken)
    {
        Item = (await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException()).Item;
        return Item.StandingOf(Item.Delivery(DeliveryId), await access.IsMineAsync(Item.SponsorPartyId, cancellationToken));
    }

    protected override Pill PillOf(DeliveryState state) => texts.PillOf(state);

    protected override Task TakeAsync(CancellationToken cancellationToken) => contributions.WithdrawAsync(Id, DeliveryId, Input.Reason, cancellationToken);
}
