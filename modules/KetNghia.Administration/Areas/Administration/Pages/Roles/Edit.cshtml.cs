using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Roles;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Roles;

internal sealed class RoleFormInput
{
    [Required, StringLength(Role.NameLength, MinimumLength = 2)]
    public string Name { get; set; } = "";

    public bool RequiresTwoFactor { get; set; }

    public List<string> Permissions { get; set; } = [];

    public long Version { get; set; }
}

/// <summary>Name and permissions of a role; posts to the review, which shows the difference before anything is written.</summary>
[HasPermission(AdministrationPermissions.Roles.Manage)]
[RequiresStepUp]
internal sealed class EditModel(RoleQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RoleFormInput Input { get; set; } = new();

    public IReadOnlyList<PermissionGroup> Groups { get; private set; } = [];

    public RoleDetails Role { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new RoleFormInput { Name = Role.Name, RequiresTwoFactor = Role.RequiresTwoFactor, Permissions = [.. Role.Permissions], Version = Role.Version };
    }

    /// <summary>Back from the review with the choice kept.</summary>
    public Task OnPostAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Role = await queries.GetAsync(Id, cancellationToken);
        Groups = queries.Catalogue();
    }
}

[HasPermission(AdministrationPermissions.Roles.Manage)]
[RequiresStepUp]
internal sealed class ReviewModel(RoleQueries queries, RoleAppService roles, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RoleFormInput Input { get; set; } = new();

    public RoleDetails Role { get; private set; } = null!;

    public IReadOnlyList<PermissionLine> Added { get; private set; } = [];

    public IReadOnlyList<PermissionLine> Removed { get; private set; } = [];

    public bool HasChanges => Added.Count + Removed.Count > 0 || Role.Name != Input.Name || Role.RequiresTwoFactor != Input.RequiresTwoFactor;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await queries.GetAsync(Id, cancellationToken);
        return RedirectToPage("Edit", new { id = Id });
    }

    /// <summary>Shows the difference; writes nothing.</summary>
    public Task OnPostAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        await roles.ChangeAsync(Id, Input.Version, new RoleInput(Input.Name, Input.RequiresTwoFactor, Input.Permissions), cancellationToken);
        Flash(texts["Roles.Changed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Role = await queries.GetAsync(Id, cancellationToken);
        var chosen = roles.Complete(Input.Permissions);
        var lines = queries.Catalogue().SelectMany(g => g.Lines).ToList();
        Added = [.. lines.Where(l => chosen.Contains(l.Name) && !Role.Permissions.Contains(l.Name))];
        Removed = [.. lines.Where(l => !chosen.Contains(l.Name) && Role.Permissions.Contains(l.Name))];
    }
}
