using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Users;

/// <summary>What every act on a person shares: who it is, and a reason where one is owed.</summary>
internal abstract class PersonActPage(UserQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public UserDetails Person { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Person = await queries.GetAsync(Id, cancellationToken);

    public sealed class ReasonInput
    {
        [Required, StringLength(SecondFactorReset.ReasonLength, MinimumLength = 3)]
        public string Reason { get; set; } = "";
    }
}

[HasPermission(AdministrationPermissions.Users.Manage)]
[RequiresStepUp]
internal sealed class RevokeModel(UserQueries queries, UserAppService users, IStringLocalizer<AdministrationResource> texts) : PersonActPage(queries)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await users.RevokeAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["Users.Revoked"]);
        return RedirectToPage("Index");
    }
}

[HasPermission(AdministrationPermissions.Users.Disable)]
[RequiresStepUp]
internal sealed class DisableModel(UserQueries queries, AccountAdminService accounts, IStringLocalizer<AdministrationResource> texts) : PersonActPage(queries)
{
    public bool IsDisabled => Person.State == MemberState.Disabled;

    public async Task<IActionResult> OnPostAsync(bool disable, CancellationToken cancellationToken)
    {
        await accounts.SetDisabledAsync(Id, disable, Input.Reason, cancellationToken);
        Flash(texts[disable ? "Users.Disabled" : "Users.Enabled"]);
        return RedirectToPage("Details", new { id = Id });
    }
}

[HasPermission(AdministrationPermissions.Users.Credentials)]
[RequiresStepUp]
internal sealed class PasswordModel(UserQueries queries, AccountAdminService accounts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public UserDetails Person { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        TempData[IssuedModel.PasswordKey] = await accounts.IssuePasswordAsync(Id, cancellationToken);
        return RedirectToPage("Issued", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Person = await queries.GetAsync(Id, cancellationToken);
}

[HasPermission(AdministrationPermissions.Users.Credentials)]
[RequiresStepUp]
internal sealed class SecondFactorModel(UserQueries queries, SecondFactorResetService resets, IStringLocalizer<AdministrationResource> texts) : PersonActPage(queries)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await resets.RequestAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["SecondFactor.Requested"]);
        return RedirectToPage("Details", new { id = Id });
    }
}
