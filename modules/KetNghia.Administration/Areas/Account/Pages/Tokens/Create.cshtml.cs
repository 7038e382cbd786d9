using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages.Tokens;

/// <summary>First the workspace, then what the token may do there; both work without scripts.</summary>
[RequiresStepUp]
internal sealed class CreateModel(
    TokenService tokens, MyWorkspaces workspaces, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Workspace { get; set; }

    public WorkspaceInfo? Chosen { get; private set; }

    public IReadOnlyList<string> Permissions { get; private set; } = [];

    public IReadOnlyList<MyWorkspace> Workspaces { get; private set; } = [];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (Workspace is null)
        {
            Workspaces = [.. (await workspaces.OfAsync(user.Required.AccountId, cancellationToken)).Where(w => w.State == MyWorkspaceState.Open)];
            return;
        }

        var entry = await tokens.EnterAsync(user.Required.AccountId, Workspace, cancellationToken);
        Chosen = entry.Workspace;
        Permissions = [.. entry.Permissions!.Order(StringComparer.Ordinal)];
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        TempData[IndexModel.TokenKey] = await tokens.CreateAsync(
            user.Required, new NewToken(Input.Name, Workspace ?? "", Input.Days, Input.Permissions), cancellationToken);
        Flash(localizer["Account.Tokens.Made"]);
        return RedirectToPage("Index");
    }

    protected override IEnumerable<BusinessException> Faults() => Workspace is null ? [] : TokenService.FaultsOf(Input.Permissions);

    internal sealed class InputModel
    {
        [Required]
        [StringLength(AccessToken.NameLength)]
        public string Name { get; set; } = "";

        [Range(1, TokenService.LongestDays)]
        public int Days { get; set; } = 90;

        public List<string> Permissions { get; set; } = [];
    }
}
