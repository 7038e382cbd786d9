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
