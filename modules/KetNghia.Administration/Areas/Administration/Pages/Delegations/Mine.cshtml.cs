using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Delegations;

/// <summary>Ủy quyền của tôi: what the reader has given, and what they do for others.</summary>
[HasPermission(AdministrationPermissions.Delegations.Own)]
internal sealed class MineModel(DelegationQueries queries, ICurrentUser user) : PageModel
{
    public IReadOnlyList<DelegationRow> Rows { get; private set; } = [];

    public bool MayGive => queries.MayGive;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = user.Required.MembershipId is { } me ? await queries.OfMemberAsync(me, cancellationToken) : [];
}
