using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Pages.Programmes;

/// <summary>Các giai đoạn kết nghĩa của tỉnh.</summary>
[HasPermission(PairingPermissions.Programmes.Manage)]
internal sealed class IndexModel(PairingQueries queries) : PageModel
{
    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await queries.ProgrammesAsync(cancellationToken);
}
