using KetNghia.Administration.Contracts;
using KetNghia.Administration.Users;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages;

/// <summary>Open to every member: says what is missing and who can help. Those who see rights may ask for another person.</summary>
internal sealed class WhyModel(
    IPermissionExplainer explainer, UserQueries users, PermissionCatalogue catalogue, ICurrentWorkspace workspace, ICurrentUser user, ITexts texts) : PageModel
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
        if (Person is { } member)
        {
            if (!user.May(AdministrationPermissions.Users.View))
            {
                return Forbid();
            }

            PersonName = (await users.GetAsync(member, cancellationToken)).FullName;
        }

        if (string.IsNullOrEmpty(Permission))
        {
            return Page();
        }

        if (catalogue.Find(Permission) is null)
        {
            return NotFound();
        }

        Answer = Person is { } id ? await explainer.ExplainAsync(Permission, id, cancellationToken) : await explainer.ExplainAsync(Permission, cancellationToken);
        return Page();
    }
}
