using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

/// <summary>The password again, before something sensitive.</summary>
internal sealed class VerifyModel(AccountPasswords passwords, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await passwords.ConfirmAsync(user.Required, Input.Password, cancellationToken);
        if (Returns.Kept(Url, ReturnUrl) is { } back)
        {
            return LocalRedirect(back);
        }

        Flash(localizer["Account.Verify.Done"]);
        return LocalRedirect("/");
    }

    internal sealed class InputModel
    {
        [Required]
        [StringLength(PasswordRules.MaxLength)]
        public string Password { get; set; } = "";
    }
}
