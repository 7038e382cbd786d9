using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Views;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Lets go of a saved view of one's own.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[RecordId("id", nameof(SavedView))]
internal sealed class RemoveViewModel(SavedViews views, ICurrentUser user, IStringLocalizer<PairingResource> texts) : FormPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await views.RemoveAsync(id, user.Required.AccountId, cancellationToken);
        Flash(texts["Views.Removed"]);
        return RedirectToPage("Views");
    }
}
