using KetNghia.Administration.Contracts;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Roles;

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class IndexModel(RoleList list, ListPageServices services) : ListPage<RoleFilter, RoleRow>(list, services)
{
    public override string Icon => "lock";

    public override string Sub => Text("Sub");
}
