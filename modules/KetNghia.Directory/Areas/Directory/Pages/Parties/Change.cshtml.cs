using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>First step: what happens to the party and by which document. Sent by GET to the review page; nothing is written.</summary>
[HasPermission(DirectoryPermissions.Parties.Manage)]
internal sealed class ChangeModel(PartyQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public ChangeForm Input { get; set; } = new();

    public PartyDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        ModelState.Clear();
        return Details.IsMine && Details.Party.ValidTo is null ? Page() : RedirectToPage("Register", new { id = Id });
    }
}
