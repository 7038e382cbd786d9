using KetNghia.Administration.Contracts;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages;

/// <summary>Open to every member: says what is missing and who can help. Those who see rights may ask for another person.</summary>
internal sealed class WhyModel(
    WhyQueries why, UserQueries users, PermissionCatalogue catalogue, ICurrentWorkspace workspace, ICurrentUser user, ITexts texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "permission")]
    public string? Permission { get; set; }

    /// <summary>Membership of the person asked for; null: the reader.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Person { get; set; }

    public string? PersonName { get; private set; }

    public PermissionExplanation? Answer { get; private set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Choices = [.. catalogue.For(workspace.Required.Kind).GroupBy(p => p.Module).SelectMany(g =>
        {
            var group = new SelectListGroup { Name = texts["Module." + g.Key] };
            return g.Select(p => new SelectListItem(texts["Permission." + p.Name], p.Name, p.Name == Permission) { Group = group });
        })];
        UserDetails? person = null;
        if (Person is { } member)
        {
            if (!user.May(AdministrationPermissions.Users.View))
            {
                return Forbid();
            }

            person = await users.GetAsync(member, cancellationToken);
            PersonName = person.FullName;
        }

        if (string.IsNullOrEmpty(Permission))
        {
            return Page();
        }

        if (catalogue.Find(Permission) is null)
        {
            return NotFound();
        }

        Answer = person is null ? await why.ExplainAsync(Permission, cancellationToken) : await why.ExplainAsync(Permission, person, cancellationToken);
        return Page();
    }
}
