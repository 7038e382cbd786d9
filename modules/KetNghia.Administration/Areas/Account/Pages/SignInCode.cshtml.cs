using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

/// <summary>Second step: the password was right, a code is owed.</summary>
[AllowAnonymous]
[LeadsIn]
internal sealed class SignInCodeModel(SignInService signIn, SessionService sessions, ICurrentUser user) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    private string? PendingKey => Request.Cookies[SessionCookie.PendingCookie];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        user.Info is not null ? LocalRedirect(Returns.Safe(Url, ReturnUrl))
        : await sessions.PendingAsync(PendingKey, cancellationToken) is null ? RedirectToPage("SignIn", new { returnUrl = Returns.Kept(Url, ReturnUrl) })
        : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await signIn.WithCodeAsync(PendingKey, Input.Code, Client.Of(HttpContext), cancellationToken);
        SessionCookie.ForgetPending(HttpContext);
        await Entry.GiveAsync(HttpContext, answer);
        return LocalRedirect(Returns.Safe(Url, ReturnUrl));
    }

    internal sealed class InputModel
    {
        [Required]
        [StringLength(20)]
        public string Code { get; set; } = "";
    }
}
