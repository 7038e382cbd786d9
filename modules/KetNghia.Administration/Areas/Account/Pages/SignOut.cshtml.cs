using System.Security.Cryptography;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Administration.AccountPages;

/// <summary>
/// POST only. What the browser kept for this person (pages, drafts) goes too. A form left open by an earlier person of this
/// browser signs out whoever is in now, and says so: leaving is what was asked for.
/// </summary>
[OpenBeforeFirstVisit]
[IgnoreAntiforgeryToken]
internal sealed class SignOutModel(
    SignInService signIn, ICurrentUser user, IAntiforgery tokens, IDataProtectionProvider protection, IStringLocalizer<AdministrationResource> texts) : PageModel
{
    /// <summary>What the framework protects its form tokens for.</summary>
    private const string TokenPurpose = "Microsoft.AspNetCore.Antiforgery.AntiforgeryToken.v1";

    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isOwn = await tokens.IsRequestValidAsync(HttpContext);
        if (!isOwn && !await IsOfAnEarlierSessionAsync(cancellationToken))
        {
            HttpContext.Items[ErrorPages.CodeKey] = FrameworkErrors.FormStale;
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        if (user.Info is { SessionId: not null } me)
        {
            await signIn.SignOutAsync(me, cancellationToken);
        }

        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Cookies.Delete(LastWorkspace.CookieName, new() { Path = "/", Secure = true });
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (!isOwn)
        {
            TempData[FlashKeys.Text] = texts["Account.SignOut.OldForm", user.Required.FullName].Value;
        }

        return RedirectToPage("SignIn");
    }

    /// <summary>The form carries a token this installation made, if for somebody else.</summary>
    private async Task<bool> IsOfAnEarlierSessionAsync(CancellationToken cancellationToken)
    {
        var form = await Request.ReadFormAsync(cancellationToken);
        try
        {
            protection.CreateProtector(TokenPurpose).Unprotect(WebEncoders.Base64UrlDecode(form["__RequestVerificationToken"].ToString()));
            return true;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
