using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

[OpenBeforeFirstVisit]
internal sealed class PasswordModel(AccountPasswords passwords, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The password was issued by an administrator and served its one time.</summary>
    public bool MustChange => HttpContext.Features.Get<SignedInFeature>()?.FirstVisit is not null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Next != Input.Again)
        {
            throw new BusinessException(AccountErrors.PasswordsDiffer).At("Input.Again");
        }

        var must = MustChange;
        var key = await passwords.ChangeAsync(
            user.Required, Input.Current, Input.Next, Input.EndOthers || must, Client.Address(HttpContext), Client.Device(HttpContext), cancellationToken);
        await SessionCookie.GiveAsync(HttpContext, key);
        Flash(localizer["Account.Password.Changed"]);
        return must ? LocalRedirect("/") : RedirectToPage();
    }

    internal sealed class InputModel
    {
        [Required]
        [StringLength(PasswordRules.MaxLength)]
        public string Current { get; set; } = "";

        [Required]
        [StringLength(PasswordRules.MaxLength)]
        public string Next { get; set; } = "";

        [Required]
        [StringLength(PasswordRules.MaxLength)]
        public string Again { get; set; } = "";

        public bool EndOthers { get; set; } = true;
    }
}
