using KetNghia.Administration.Contracts;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Roles;

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class IndexModel(RoleQueries queries) : PageModel
{
    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await queries.ListAsync(withRetired: true, cancellationToken);
}

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class MatrixModel(RoleQueries queries) : PageModel
{
    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<PermissionGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Roles = await queries.ListAsync(withRetired: false, cancellationToken);
        Groups = queries.Catalogue();
    }
}
