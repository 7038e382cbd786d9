using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>What the register says about a party: names, focal persons, before and after.</summary>
[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class RegisterModel(
    HubQueries hubs, PartyQueries queries, PartyAppService parties, IClock clock, IStringLocalizer<DirectoryResource> texts) : HubPage([], clock)
{
    public override HubTab Part => HubTab.Register;

    public PartyDetails Details { get; private set; } = null!;

    public bool MaySeeContacts => queries.MaySeeContacts(Id);

    public async Task<IActionResult> OnPostEndFocalAsync(Guid focalId, CancellationToken cancellationToken)
    {
        await parties.EndFocalAsync(Id, focalId, cancellationToken);
        Flash(texts["Focal.EndedFlash"]);
        return RedirectToPage("Register", new { id = Id });
    }

    protected override async Task<HubHead> HeadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        return hubs.Of(Details.Party, isRegistered: true, Details.IsMine);
    }
}
