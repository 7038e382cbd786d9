using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Roles;

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class DetailsModel(RoleQueries queries, IHistory history) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public RoleDetails Role { get; private set; } = null!;

    public IReadOnlyList<PermissionGroup> Groups { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Role = await queries.GetAsync(Id, cancellationToken);
        Groups = [.. queries.Catalogue().Select(g => g with { Lines = [.. g.Lines.Where(l => Role.Permissions.Contains(l.Name))] }).Where(g => g.Lines.Count > 0)];
        History = await history.OfAsync(Id, 20, cancellationToken);
    }
}

[HasPermission(AdministrationPermissions.Roles.Manage)]
internal sealed class RetireModel(RoleQueries queries, RoleAppService roles, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public RoleDetails Role { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await roles.RetireAsync(Id, cancellationToken);
        Flash(texts["Roles.RetiredDone"]);
        return RedirectToPage("Index");
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Role = await queries.GetAsync(Id, cancellationToken);
}
