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

    public Contribution Item => Record.Item;

    public override string Sub => $"{Item.Title} · {Item.Show(Record.Delivery.Given)}";

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override string Done => texts["Contributions.Withdrawn"];

    protected override async Task<DeliveryStanding> FindAsync(CancellationToken cancellationToken)
    {
        var found = await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException();
        var delivery = found.Item.Deliveries.FirstOrDefault(d => d.Id == DeliveryId) ?? throw new RecordNotFoundException();
        return new DeliveryStanding(found.Item, delivery, await access.IsMineAsync(found.Item, cancellationToken));
    }

    protected override Pill PillOf(DeliveryState state) => texts.PillOf(state);

    protected override Task TakeAsync(CancellationToken cancellationToken) => contributions.WithdrawAsync(Id, DeliveryId, Input.Reason, cancellationToken);
}
