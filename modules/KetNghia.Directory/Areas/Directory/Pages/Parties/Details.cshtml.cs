using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.History;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Web;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.View)]
internal sealed class DetailsModel(
    PartyQueries queries, PartyLookup lookup, PartyAppService parties, IEnumerable<IPartyPanel> panels, IHistory history, ITexts allTexts,
    ICurrentWorkspace workspace, IClock clock, IStringLocalizer<DirectoryResource> texts) : FormPage
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PartyDetails Details { get; private set; } = null!;

    public IReadOnlyList<(string Heading, IReadOnlyList<PartyPanelLine> Lines)> Panels { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public bool MaySeeContacts => queries.MaySeeContacts(Id);

    public DateOnly Today => clock.Today;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndFocalAsync(Guid focalId, CancellationToken cancellationToken)
    {
        await parties.EndFocalAsync(Id, focalId, cancellationToken);
        Flash(texts["Focal.EndedFlash"]);
        return RedirectToPage("Details", new { id = Id });
    }

    public string UrlOf(string path) => "/k/" + workspace.Required.Slug + path;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        var line = await lookup.WithPredecessorsAsync(Id, cancellationToken);
        var shown = new List<(string, IReadOnlyList<PartyPanelLine>)>();
        foreach (var panel in panels.OrderBy(p => p.Order))
        {
            shown.Add((allTexts[panel.Heading], await panel.LinesAsync(line, Shown, cancellationToken)));
        }

        Panels = shown;
        if (Details.IsMine)
        {
            History = await history.OfAsync(Id, Shown, cancellationToken);
        }
    }
}
