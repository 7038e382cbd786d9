using KetNghia.Administration.Contracts;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Roles;

/// <param name="Differing">Permissions that some roles have and others have not.</param>
internal sealed record MatrixGroup(PermissionGroup Of, IReadOnlyList<PermissionLine> Lines, int Differing, bool IsOpen);

/// <summary>Who may do what, module by module: folded until one is opened, or the differences alone.</summary>
[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class MatrixModel(RoleQueries queries) : PageModel
{
    public const string Every = "all";

    /// <summary>A module, or <see cref="Every"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public string? Open { get; set; }

    [BindProperty(SupportsGet = true, Name = "different")]
    public bool OnlyDifferent { get; set; }

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<MatrixGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Roles = await queries.ListAsync(withRetired: false, cancellationToken);
        Groups = [.. queries.Catalogue().Select(Group)];
    }

    private MatrixGroup Group(PermissionGroup group)
    {
        var differing = group.Lines.Where(Differs).ToList();
        var isOpen = OnlyDifferent ? differing.Count > 0 : Open is { } open && (open == Every || open == group.Module);
        return new MatrixGroup(group, isOpen ? OnlyDifferent ? differing : group.Lines : [], differing.Count, isOpen);
    }

    private bool Differs(PermissionLine line) => Roles.Select(r => r.Permissions.Contains(line.Name)).Distinct().Count() > 1;
}
