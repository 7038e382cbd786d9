using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Chênh lệch: not agreed, not answered and agreed on, each with its rows.</summary>
internal sealed record DifferenceTile(OverviewPage Overview, HelpSums Help);

/// <summary>What the three overviews share: the period asked for, that each belongs to one kind of workspace, and where a figure leads.</summary>
internal abstract class OverviewPage(ICurrentWorkspace workspace, ShownYear shown, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Quarter { get; set; }

    public OverviewPeriod Period { get; private set; } = null!;

    public ShownYear Shown => shown;

    public DateTime Now => clock.UtcNow;

    public DateOnly Today => clock.Today;

    /// <summary>The page shows something that is counted by quarter.</summary>
    public virtual bool HasQuarters => true;

    /// <summary>The rows of a figure.</summary>
    public string? Rows(FigureOnly? only = null, Guid? locality = null, Guid? unit = null, Guid? sponsor = null, Guid? pairing = null, string? group = null) =>
        Url.Page("/Overviews/Rows", new { area = "Pairing", year = shown.Value, only, locality, unit, sponsor, pairing, group });

    /// <summary>The same, unless the figure is unknown because nothing has a price: then what is there is shown.</summary>
    public string? Rows(long? figure, FigureOnly only, Guid? locality = null, Guid? unit = null, Guid? sponsor = null, Guid? pairing = null, string? group = null) =>
        Rows(figure is null ? null : only, locality, unit, sponsor, pairing, group);

    public string? Communes(bool? has = null, Guid? locality = null, int? quarter = null) =>
        Url.Page("/Overviews/Communes", new { area = "Pairing", year = shown.Value, quarter = quarter ?? Period.Quarter, has = Flag(has), locality });

    public string? Givers(bool? has = null) => Url.Page("/Overviews/Givers", new { area = "Pairing", year = shown.Value, has = Flag(has) });

    public string? Pairings(Guid? locality = null, Guid? unit = null, Guid? sponsor = null) =>
        Url.Page("/Overviews/Pairings", new { area = "Pairing", year = shown.Value, locality, unit, sponsor });

    protected WorkspaceInfo Enter(WorkspaceKind kind)
    {
        Period = OverviewPeriod.Of(shown.Year, Quarter, clock.Today);
        return workspace.Required.Kind == kind ? workspace.Required : throw new RecordNotFoundException();
    }

    private static string? Flag(bool? has) => has switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
