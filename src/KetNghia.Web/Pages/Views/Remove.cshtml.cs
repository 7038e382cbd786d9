using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Web.Pages.Views;

/// <summary>Lets go of a saved view of one's own.</summary>
[RecordId("id", nameof(SavedView))]
internal sealed class RemoveModel(SavedViews views, ICurrentUser user, IStringLocalizer<UiResource> texts) : FormPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var list = await views.RemoveAsync(id, user.Required.AccountId, cancellationToken);
        Flash(texts["Views.Removed"]);
        return RedirectToPage("Index", new { list });
    }
}
