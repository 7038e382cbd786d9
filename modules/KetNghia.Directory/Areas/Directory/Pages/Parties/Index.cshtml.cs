using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class IndexModel(PartyList list, ListPageServices services) : ListPage<PartyFilter, PartyRow>(list, services)
{
    public override string Icon => "building";
}
