using KetNghia.Administration.Localization;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.AccountPages;

/// <summary>Chọn không gian làm việc. Coming from the start page, a person with one place or a last one goes straight in.</summary>
internal sealed class WorkspacesModel(MyWorkspaces workspaces, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : PageModel
{
    public IReadOnlyList<IGrouping<WorkspaceKind, MyWorkspace>> Groups { get; private set; } = [];

    public IReadOnlyList<MyWorkspace> Closed { get; private set; } = [];

    public string? Last => Request.Cookies[LastWorkspace.CookieName];

    public async Task<IActionResult> OnGetAsync(bool start, CancellationToken cancellationToken)
    {
        var all = await workspaces.OfAsync(user.Required.AccountId, cancellationToken);
        var open = all.Where(w => w.State == MyWorkspaceState.Open).ToList();
        var straight = open.Count == 1 && (start || all.Count == 1) ? open[0] : start ? open.Find(w => w.Slug == Last) : null;
        if (straight is not null)
        {
            return LocalRedirect(straight.Path);
        }

        Groups = [.. open.GroupBy(w => w.Kind).OrderBy(g => g.Key)];
        Closed = [.. all.Where(w => w.State != MyWorkspaceState.Open)];
        return Page();
    }

    public string Why(MyWorkspace place) => place.State switch
    {
        MyWorkspaceState.Upcoming => localizer["Workspaces.From", Format.Date(place.From)],
        MyWorkspaceState.Suspended => localizer["Workspaces.Suspended", place.SuspendedReason ?? ""],
        _ when place.To is { } to => localizer["Workspaces.EndedOn", Format.Date(to)],
        _ => localizer["Workspaces.Ended"],
    };
}
