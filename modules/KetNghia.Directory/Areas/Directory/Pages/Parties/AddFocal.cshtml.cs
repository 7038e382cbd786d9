using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.Manage)]
internal sealed class AddFocalModel(PartyAppService parties, PartyQueries queries, IStringLocalizer<DirectoryResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PartyDetails Details { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await parties.AddFocalAsync(Id, new NewFocalPerson(Input.FullName, Input.Position, Input.Phone, Input.Email), cancellationToken);
        Flash(texts["Focal.AddedFlash"]);
        return RedirectToPage("Register", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Details = await queries.GetAsync(Id, cancellationToken);

    public sealed class InputModel
    {
        [Required, StringLength(FocalPerson.NameLength, MinimumLength = 2)]
        public string FullName { get; set; } = "";

        [StringLength(FocalPerson.PositionLength)]
        public string? Position { get; set; }

        [StringLength(FocalPerson.PhoneLength), RegularExpression(FocalPerson.PhonePattern)]
        public string? Phone { get; set; }

        [StringLength(FocalPerson.EmailLength), EmailAddress]
        public string? Email { get; set; }
    }
}
