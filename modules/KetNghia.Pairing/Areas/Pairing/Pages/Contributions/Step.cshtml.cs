using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>One step of a contribution as a whole: its reversal. Nothing is deleted.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class StepModel(
    StepPageServices services, ContributionAppService contributions, ContributionQueries queries, PairingAccess access, IStringLocalizer<PairingResource> texts)
    : StepPage<ContributionStanding, ContributionState, ContributionAction>(ContributionSteps.Rules, services)
{
    public ContributionHead Item { get; private set; } = null!;

    public override string Sub => $"{Item.Title} · {Item.Show(Item.Pledged)}";

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override string Done => texts["Contributions.Reversed"];

    protected override async Task<ContributionStanding> FindAsync(CancellationToken cancellationToken)
    {
        var found = await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException();
        Item = found.Item;
        return Item.Standing(found.Pairing, await access.IsMineAsync(Item.SponsorPartyId, cancellationToken));
    }

    protected override Pill PillOf(ContributionState state) => texts.PillOf(state);

    protected override Task TakeAsync(CancellationToken cancellationToken) => contributions.ReverseAsync(Id, Input.Reason, cancellationToken);
}
