using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>What the three overviews share: the period asked for, and that each belongs to one kind of workspace.</summary>
internal abstract class OverviewPage(ICurrentWorkspace workspace, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Quarter { get; set; }

    public OverviewPeriod Period { get; private set; } = null!;

    public DateTime Now => clock.UtcNow;

    public int ThisYear => clock.Today.Year;

    protected WorkspaceInfo Enter(WorkspaceKind kind)
    {
        Period = OverviewPeriod.Of(Year, Quarter, clock.Today);
        return workspace.Required.Kind == kind ? workspace.Required : throw new RecordNotFoundException();
    }
}
