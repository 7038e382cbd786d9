using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Bộ tiêu chí of the workspace, and those that come with the product.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
internal sealed class IndexModel(RubricList list, ListPageServices services) : ListPage<RubricFilter, RubricRow>(list, services)
{
    public override string Icon => "trophy";

    public IReadOnlyList<ShippedRubric> Shipped => ShippedRubrics.All;
}
