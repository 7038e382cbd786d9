using KetNghia.Administration.Contracts;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Users;

/// <summary>Shows a one-time password, once.</summary>
[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class IssuedModel(UserQueries queries) : PageModel
{
    public const string PasswordKey = "OneTimePassword";

    public UserDetails Person { get; private set; } = null!;

    public string? Password { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Person = await queries.GetAsync(id, cancellationToken);
        Password = TempData[PasswordKey] as string;
    }
}
