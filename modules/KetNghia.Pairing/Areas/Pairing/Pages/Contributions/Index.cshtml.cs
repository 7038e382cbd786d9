using KetNghia.Framework.Ambient;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Tiếp nhận: every contribution this workspace sees, what waits for an answer first to hand.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class IndexModel(ContributionQueries queries, PairingAccess access, IWorkspaceDirectory workspaces, IClock clock) : PageModel
{
    public static readonly string[] Todos = ["", "confirm", "settle"];

    [BindProperty(SupportsGet = true, Name = "todo")]
    public string? Todo { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public ContributionState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public IReadOnlyList<ContributionRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public long PledgedDong { get; private set; }

    public long ReceivedDong { get; private set; }

    public bool CrossesLocalities => access.Kind != WorkspaceKind.Locality;

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var text = Q is { Length: > 100 } ? Q[..100] : Q;
        (Rows, Paging, PledgedDong, ReceivedDong) = await queries.ListAsync(new ContributionFilter(State, Todo, text), Number, PageInfo.DefaultSize, cancellationToken);
        if (CrossesLocalities)
        {
            Localities = (await workspaces.LocalitiesAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);
        }
    }
}
