using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Ghi cam kết hỗ trợ.</summary>
[HasPermission(PairingPermissions.Contributions.Pledge)]
[EntersRecord<TwinPairing>]
[RecordId("id", nameof(TwinPairing))]
internal sealed class PledgeModel(
    ContributionAppService contributions, PairingQueries queries, SponsorPairingQueries sponsor, PairingAccess access, IClock clock, IStringLocalizer<PairingResource> texts)
    : PledgeFormPage(queries)
{
    protected override IClock Clock => clock;

    public bool OnBehalf => access.Kind == WorkspaceKind.Locality;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.PledgedOn = clock.Today;
        Input.Kind = ContributionKind.Cash;
        Input.SponsorPartyId = Guid.TryParse(Sponsors.FirstOrDefault()?.Value, out var first) ? first : null;
        Input.ReceiverPartyId = Guid.TryParse(Receivers.FirstOrDefault()?.Value, out var receiver) ? receiver : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await contributions.PledgeAsync(Id, Input.SponsorPartyId ?? Guid.Empty, Input.ReceiverPartyId ?? Guid.Empty, Terms, cancellationToken);
        Flash(texts["Contributions.Pledged"]);
        return RedirectToPage("Details", new { id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await Queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        var mine = access.Kind == WorkspaceKind.Sponsor ? await sponsor.OwnPartiesAsync(cancellationToken) : null;
        Sponsors = [.. Head.SponsorsNow.Where(s => mine is null || mine.Contains(s.PartyId)).Select(s => new SelectListItem(s.Name, s.PartyId.ToString()))];
        Receivers = [.. Head.ReceiversNow.Where(r => AmbientFrame.Current.Covers(r.UnitId ?? Guid.Empty)).Select(r => new SelectListItem(r.Name, r.PartyId.ToString()))];
        await LoadGroupsAsync(cancellationToken);
    }
}
