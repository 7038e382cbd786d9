using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;

namespace KetNghia.Administration.Pages.Delegations;

[HasPermission(AdministrationPermissions.Delegations.View)]
internal sealed class IndexModel(DelegationList list, ListPageServices services) : ListPage<DelegationFilter, DelegationRow>(list, services)
{
    public override string Icon => "users";
}
