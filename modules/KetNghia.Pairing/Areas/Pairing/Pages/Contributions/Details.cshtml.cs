using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Khoản hỗ trợ: three figures, every delivery with both statements, differences, evidence and history.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class DetailsModel(
    ContributionQueries queries, SponsorPairingQueries sponsor, PairingAccess access, IEvidence evidence, IHistory history, ICurrentUser user, IClock clock,
    IStringLocalizer<PairingResource> texts) : ContributionRecordPage(queries, clock)
{
    private const int ShownHistory = 20;
    private bool _isMine = true;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public override string Tab => "Details";

    public override string ActionsView => "/Areas/Pairing/Pages/Contributions/_ContributionActions.cshtml";

    /// <summary>What is given in full asks for nothing more.</summary>
    public bool MayHandOver => _isMine && Item.IsOwed && Details.Pairing.State.AcceptsHelp() && user.May(PairingPermissions.Contributions.HandOver);

    public bool MayWithdraw => _isMine && user.May(PairingPermissions.Contributions.HandOver);

    public bool MayRevise => _isMine && Details.Pairing.LeftOn is null && user.May(PairingPermissions.Contributions.Pledge) && Item.State == ContributionState.Pledged && Item.Deliveries.All(d => d.State == DeliveryState.Withdrawn);

    public bool MayConfirm => user.May(PairingPermissions.Contributions.Confirm);

    public bool MaySettle => _isMine && user.May(PairingPermissions.Contributions.Settle);

    /// <summary>The other side has proposed nothing that this one could answer; its own proposal is with the other.</summary>
    public bool IsWaiting(Discrepancy gap) => gap.State == DiscrepancyState.Proposed
        && gap.ProposedSide == (access.Kind == WorkspaceKind.Sponsor ? Side.Sponsor : Side.Receiver);

    public bool MayReverse => user.May(PairingPermissions.Contributions.Reverse) && Item.State != ContributionState.Reversed;

    public bool IsOwn(Delivery delivery) => delivery.GivenById == user.Required.AccountId;

    public IReadOnlyList<ChainCell> Chain =>
    [
        Cell("Chain.Pledged", Item.Pledged, BarFill.Pledge, "pledged"),
        Cell("Chain.Given", new Figure(Item.IsCash ? null : Item.GivenThousandths, Item.GivenDong), BarFill.Need, "given"),
        Cell("Chain.Received", new Figure(Item.IsCash ? null : Item.ReceivedThousandths, Item.ReceivedDong), BarFill.Received, "received"),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        _isMine = access.Kind != WorkspaceKind.Sponsor || (await sponsor.OwnPartiesAsync(cancellationToken)).Contains(Item.SponsorPartyId);
        Gallery = await evidence.GalleryAsync([.. Item.Deliveries.Select(d => d.Id)], cancellationToken);
        Timeline = (await history.OfAsync(Item.Id, ShownHistory, cancellationToken)).ToTimeline();
    }

    private ChainCell Cell(string label, Figure figure, BarFill fill, string total) => new(
        texts[label], Item.Show(figure), null, null, null, Item.IsCash || Item.UnitPriceDong is null ? "" : Format.Money(figure.Dong),
        [new BarPart(figure.Measure, fill)], Math.Max(Item.Pledged.Measure, 1), null, total, figure.Measure);
}
