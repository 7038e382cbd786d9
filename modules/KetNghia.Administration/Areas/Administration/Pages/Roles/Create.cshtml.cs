using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages.Roles;

[HasPermission(AdministrationPermissions.Roles.Manage)]
[RequiresStepUp]
internal sealed class CreateModel(RoleQueries queries, RoleAppService roles, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sources { get; private set; } = [];

    public async Task OnGetAsync(Guid? copyFrom, CancellationToken cancellationToken)
    {
        Input.CopyFromId = copyFrom;
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await roles.CreateAsync(Input.Name, Input.CopyFromId, cancellationToken);
        Flash(texts["Roles.Created"]);
        return RedirectToPage("Edit", new { id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Sources = [.. (await queries.ListAsync(withRetired: false, cancellationToken)).Select(r => new SelectListItem(r.Name, r.Id.ToString()))];

    public sealed class InputModel
    {
        [Required, StringLength(Role.NameLength, MinimumLength = 2)]
        public string Name { get; set; } = "";

        public Guid? CopyFromId { get; set; }
    }
}
