using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Thống nhất chênh lệch: one side proposes a figure, the other agrees or proposes another.</summary>
[HasPermission(PairingPermissions.Contributions.Settle)]
[EntersRecord<Contribution>]
internal sealed class SettleModel(
    ContributionAppService contributions, ContributionQueries queries, PairingAccess access, ICurrentUser user, StepPerson person, IStringLocalizer<PairingResource> texts) : ContributionPage(queries)
{
    [BindProperty(SupportsGet = true)]
    public Guid DiscrepancyId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DiscrepancyLine Gap { get; private set; } = null!;

    public bool MayChooseSide => access.Kind == WorkspaceKind.Locality && user.May(PairingPermissions.Contributions.ActForSponsor);

    /// <summary>The side this page speaks for unless the person says otherwise.</summary>
    public Side OwnSide => access.Kind == WorkspaceKind.Sponsor ? Side.Sponsor : Side.Receiver;

    public bool IsSettled => Gap.State == DiscrepancyState.Settled;

    public bool MayAgree => DiscrepancySteps.Rules.May(Standing, DiscrepancyAction.Agree, person);

    public bool MayPropose => DiscrepancySteps.Rules.May(Standing, DiscrepancyAction.Propose, person);

    private DiscrepancyStanding Standing => Gap.Standing(MayChooseSide ? Enum.GetValues<Side>() : [OwnSide]);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);

        // Another figure than the proposed one is for the other side to find.
        if (Gap.State == DiscrepancyState.Open)
        {
            (Input.Figure, Input.FigureDong) = (Gap.Received.Thousandths, Item.IsCash ? Gap.Received.Dong : null);
        }
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        await contributions.ProposeAsync(
            Id, DiscrepancyId, new Figure(Input.Figure, Input.FigureDong), Input.Reason!.Value, Input.ReasonText ?? "", Input.ForSponsor, cancellationToken);
        Flash(texts["Settle.Proposed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var forSponsor = MayChooseSide && Gap.ProposedSide == Side.Receiver;
        await contributions.SettleAsync(Id, DiscrepancyId, forSponsor, cancellationToken);
        Flash(texts["Settle.Settled"]);
        return RedirectToPage("Details", new { id = Id });
    }

    /// <summary>Agreeing takes the figure as it stands; nothing is typed.</summary>
    protected override bool ChecksInput(string? handler) => handler == "Propose";

    protected override IEnumerable<BusinessException> Faults() => Contribution.ProposalFaults(Item.Facts, new Figure(Input.Figure, Input.FigureDong), Input.ReasonText ?? "");

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Gap = Item.Discrepancies.FirstOrDefault(d => d.Id == DiscrepancyId) ?? throw new RecordNotFoundException();
    }

    internal sealed class InputModel
    {
        [QuantityInput]
        public long? Figure { get; set; }

        [DongInput]
        public long? FigureDong { get; set; }

        [Required]
        public DiscrepancyReason? Reason { get; set; }

        [StringLength(Discrepancy.TextLength)]
        public string? ReasonText { get; set; }

        public bool ForSponsor { get; set; }
    }
}
