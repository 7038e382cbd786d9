using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Cụm, khối thi đua of the workspace.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
internal sealed class IndexModel(ClusterList list, ListPageServices services, IClock clock) : ListPage<ClusterFilter, ClusterRow>(list, services)
{
    public override string Icon => "users-group";

    public DateOnly Today => clock.Today;
}
