using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Pages;

/// <summary>Language and theme: cookies of this browser, no account data.</summary>
[AllowAnonymous]
[OutsideWorkspace]
internal sealed class PreferencesModel(IOptions<RequestLocalizationOptions> localization) : PageModel
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? culture, string? theme, string? returnUrl)
    {
        var provider = localization.Value.RequestCultureProviders.OfType<CookieRequestCultureProvider>().FirstOrDefault();
        if (culture is "vi" or "en" && provider is not null)
        {
            Keep(provider.CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
        }

        if (ShellCookies.ThemeOf(theme) is { } chosen)
        {
            Keep(ShellCookies.Theme, chosen);
        }
        else if (theme is not null)
        {
            Response.Cookies.Delete(ShellCookies.Theme, Options());
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private void Keep(string name, string value) => Response.Cookies.Append(name, value, Options());

    private static CookieOptions Options() => new()
    {
        Path = "/",
        MaxAge = Kept,
        HttpOnly = true,
        Secure = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
    };
}
