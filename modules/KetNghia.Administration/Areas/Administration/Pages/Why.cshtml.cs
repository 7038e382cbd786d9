using KetNghia.Administration.Contracts;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages;

/// <summary>Open to every member: says what is missing and who can help.</summary>
internal sealed class WhyModel(IPermissionExplainer explainer, PermissionCatalogue catalogue, ICurrentWorkspace workspace, ITexts texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "permission")]
    public string? Permission { get; set; }

    public PermissionExplanation? Answer { get; private set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Choices = [.. catalogue.For(workspace.Required.Kind).GroupBy(p => p.Module).SelectMany(g =>
        {
            var group = new SelectListGroup { Name = texts["Module." + g.Key] };
            return g.Select(p => new SelectListItem(texts["Permission." + p.Name], p.Name, p.Name == Permission) { Group = group });
        })];
        if (string.IsNullOrEmpty(Permission))
        {
            return Page();
        }

        if (catalogue.Find(Permission) is null)
        {
            return NotFound();
        }

        Answer = await explainer.ExplainAsync(Permission, cancellationToken);
        return Page();
    }
}
