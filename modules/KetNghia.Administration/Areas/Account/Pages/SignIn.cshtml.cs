using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

[AllowAnonymous]
[LeadsIn]
internal sealed class SignInModel(SignInService signIn, ICurrentUser user, ITexts texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the person is here again; a word that is none of ours says nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public string? EndedBy { get; set; }

    /// <summary>A form was on its way and has not been recorded.</summary>
    [BindProperty(SupportsGet = true, Name = "unsent")]
    public string? UnsentForm { get; set; }

    public SessionEnd? Ended => Enum.TryParse<SessionEnd>(EndedBy, out var end) && Enum.IsDefined(end) ? end : null;

    public bool IsUnsent => UnsentForm == "true";

    public IActionResult OnGet() => user.Info is null ? Page() : LocalRedirect(Returns.Safe(Url, ReturnUrl));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (user.Info is not null)
        {
            return LocalRedirect(Returns.Safe(Url, ReturnUrl));
        }

        try
        {
            var answer = await signIn.WithPasswordAsync(Input.UserName, Input.Password, Client.Of(HttpContext), cancellationToken);
            if (answer.PendingKey is { } pending)
            {
                SessionCookie.Await(HttpContext, pending);
                return RedirectToPage("SignInCode", new { returnUrl = Returns.Kept(Url, ReturnUrl) });
            }

            await Entry.GiveAsync(HttpContext, answer);
            return LocalRedirect(Returns.Safe(Url, ReturnUrl));
        }
        catch (BusinessException e) when (e.Code == AccountErrors.SignInWait)
        {
            return Entry.Wait(this, e, texts);
        }
    }

    internal sealed class InputModel
    {
        [Required, StringLength(200), SignInName]
        public string UserName { get; set; } = "";

        [Required]
        [StringLength(PasswordRules.MaxLength)]
        public string Password { get; set; } = "";
    }
}
