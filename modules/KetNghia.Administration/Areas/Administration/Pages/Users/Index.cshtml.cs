using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Users;

[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class IndexModel(UserQueries queries, IStringLocalizer<AdministrationResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public Guid? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public MemberState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public IReadOnlyList<UserRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public IReadOnlyList<RoleChoice> Roles { get; private set; } = [];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Roles = await queries.RolesAsync(cancellationToken);
        (Rows, Paging) = await queries.ListAsync(new UserFilter(Q, Role, State, Sort, Number), cancellationToken);
        Chips = [.. ChipsOf()];
    }

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            yield return new FilterChip(texts["Users.Filter.Text"], Q, "q");
        }

        if (Roles.FirstOrDefault(r => r.Id == Role) is { } role)
        {
            yield return new FilterChip(texts["Users.Filter.Role"], role.Name, "role");
        }

        if (State is { } state)
        {
            yield return new FilterChip(texts["Users.Filter.State"], texts["MemberState." + state], "state");
        }
    }
}
