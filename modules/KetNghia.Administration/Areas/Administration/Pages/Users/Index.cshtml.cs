using KetNghia.Administration.Contracts;
using KetNghia.Administration.Users;

namespace KetNghia.Administration.Pages.Users;

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class IndexModel(UserList list, ListPageServices services) : ListPage<UserFilter, UserRow>(list, services)
{
    public override string Icon => "users";
}
