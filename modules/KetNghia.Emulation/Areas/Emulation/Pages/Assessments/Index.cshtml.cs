using KetNghia.Emulation.Assessments;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Đợt chấm điểm of the workspace.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
internal sealed class IndexModel(AssessmentList list, ListPageServices services) : ListPage<AssessmentFilter, AssessmentRow>(list, services)
{
    public override string Icon => "trophy";
}
