using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>Chấm phần việc của phòng, ban: what the reader scores in open assessments.</summary>
[HasPermission(EmulationPermissions.Departments.Score)]
internal sealed class IndexModel(PartQueries queries, IStringLocalizer<EmulationResource> texts) : PageModel
{
    public IReadOnlyList<PartRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await queries.MineAsync(cancellationToken);

    /// <summary>What waits before what may come, and that before what is over.</summary>
    public static int OrderOf(PartRow row) => row.IsDone || row.State == SheetState.Appraised ? 2 : row.State == SheetState.Submitted ? 0 : 1;

    public Pill PillOf(PartRow row) => row.IsDone ? new Pill(PillKind.Ok, texts["Parts.Done"])
        : row.State == SheetState.Submitted ? new Pill(PillKind.Info, texts["Parts.Open"])
        : row.State == SheetState.Appraised ? new Pill(PillKind.Lock, texts["Parts.Missed"])
        : new Pill(PillKind.Idle, texts["Parts.NotSent"]);
}
