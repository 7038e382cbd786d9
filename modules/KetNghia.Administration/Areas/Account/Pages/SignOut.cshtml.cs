using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using KetNghia.Framework.Web;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.AccountPages;

/// <summary>POST only. What the browser kept for this person (pages, drafts) goes too.</summary>
[OpenBeforeFirstVisit]
internal sealed class SignOutModel(SignInService signIn, ICurrentUser user) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (user.Info is { SessionId: not null } me)
        {
            await signIn.SignOutAsync(me, cancellationToken);
        }

        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Cookies.Delete(LastWorkspace.CookieName, new() { Path = "/", Secure = true });
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("SignIn");
    }
}
