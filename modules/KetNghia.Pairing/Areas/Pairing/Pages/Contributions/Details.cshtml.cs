using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Khoản hỗ trợ: three figures, every delivery with both statements, differences, evidence and history.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class DetailsModel(
    ContributionQueries queries, PairingAccess access, RecordSteps steps, IEvidence evidence, IHistory history, ICurrentUser user, IClock clock,
    IStringLocalizer<PairingResource> texts) : ContributionRecordPage(queries, clock)
{
    private const int ShownHistory = 20;
    private bool _isMine = true;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public override string Tab => "Details";

    public override string ActionsView => "/Areas/Pairing/Pages/Contributions/_ContributionActions.cshtml";

    /// <summary>What is given in full asks for nothing more.</summary>
    public ShownSteps Steps => steps.Of(ContributionSteps.Rules, Item.Standing(Details.Pairing, _isMine), step =>
        step.Action switch
        {
            ContributionAction.HandOver => Item.IsOwed ? Url.Page("HandOver", new { id = Id }) : null,
            ContributionAction.Revise => Url.Page("Revise", new { id = Id }),
            _ => Url.Page("Step", new { id = Id, step = step.Action }),
        });

    public bool MaySettle => _isMine && user.May(PairingPermissions.Contributions.Settle);

    /// <summary>The other side has proposed nothing that this one could answer; its own proposal is with the other.</summary>
    public bool IsWaiting(DiscrepancyLine gap) => gap.State == DiscrepancyState.Proposed
        && gap.ProposedSide == (access.Kind == WorkspaceKind.Sponsor ? Side.Sponsor : Side.Receiver);

    public ShownSteps StepsOf(DeliveryLine delivery) => steps.Of(DeliverySteps.Rules, Item.StandingOf(delivery, _isMine), step =>
        Url.Page(step.HasOwnForm ? "Confirm" : "DeliveryStep", new { id = Id, deliveryId = delivery.Id, step = step.HasOwnForm ? (DeliveryAction?)null : step.Action }));

    public IReadOnlyList<ChainCell> Chain =>
    [
        Cell("Chain.Pledged", Item.Pledged, BarFill.Pledge, "pledged"),
        Cell("Chain.Given", Item.Given, BarFill.Need, "given"),
        Cell("Chain.Received", Item.Received, BarFill.Received, "received"),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        _isMine = await access.IsMineAsync(Item.SponsorPartyId, cancellationToken);
        Gallery = await evidence.GalleryAsync([.. Item.Deliveries.Select(d => d.Id)], cancellationToken);
        Timeline = (await history.OfAsync(Item.Id, ShownHistory, cancellationToken)).ToTimeline();
    }

    private ChainCell Cell(string label, Figure figure, BarFill fill, string total) => new(
        texts[label], Item.Show(figure), null, null, null, Item.IsCash || Item.UnitPriceDong is null ? "" : Format.Money(figure.Dong),
        [new BarPart(figure.Measure, fill)], Math.Max(Item.Pledged.Measure, 1), null, total, figure.Measure);
}
