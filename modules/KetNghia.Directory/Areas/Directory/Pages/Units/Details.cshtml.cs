using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Web;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Units;

[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class DetailsModel(UnitQueries queries, PartyLookup parties, ICurrentUser user, IClock clock) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public UnitDetails Details { get; private set; } = null!;

    public IReadOnlyList<PartyInfo> Parties { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        if (user.May(DirectoryPermissions.Parties.View))
        {
            Parties = await parties.OfUnitAsync(Id, 50, cancellationToken);
        }
    }
}
