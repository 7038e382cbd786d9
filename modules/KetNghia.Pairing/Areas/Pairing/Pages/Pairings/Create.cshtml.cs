using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Đề xuất cặp kết nghĩa.</summary>
[HasPermission(PairingPermissions.Pairings.Propose)]
internal sealed class CreateModel(
    PairingAppService pairings, PairingQueries queries, PartyChoices choices, DecidingDocuments documents, IClock clock, IStringLocalizer<PairingResource> texts)
    : PairingFormPage(queries, choices, documents)
{
    protected override Guid? OwnId => null;

    public async Task OnGetAsync(Guid? parent, CancellationToken cancellationToken)
    {
        Input.FromOn = clock.Today;
        Input.ParentId = parent;
        Input.Form = parent is null ? PairingForm.Assigned : PairingForm.Internal;
        Input.Level = parent is null ? PairingLevel.AgencyToCommune : PairingLevel.OrganisationToOrganisation;
        Input.ProgrammeId = (await Queries.ProgrammesAsync(cancellationToken)).FirstOrDefault(p => p.FromOn <= clock.Today && p.ToOn >= clock.Today)?.Id;
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var input = await ReadAsync(new Dictionary<string, Guid>(), cancellationToken);
        var id = await pairings.ProposeAsync(input, cancellationToken);
        Flash(texts["Pairings.Proposed"]);
        return RedirectToPage("Details", new { id });
    }
}
