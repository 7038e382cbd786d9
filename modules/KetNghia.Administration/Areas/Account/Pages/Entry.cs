using System.Globalization;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Administration.AccountPages;

/// <summary>What a good sign-in leaves in the browser.</summary>
internal static class Entry
{
    public static async Task GiveAsync(HttpContext http, SignInAnswer answer)
    {
        await SessionCookie.GiveAsync(http, answer.SessionKey!);
        SessionCookie.RememberDevice(http, answer.DeviceKey!);
        if (answer.Language != CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        {
            GiveLanguage(http, answer.Language);
        }
    }

    public static void GiveLanguage(HttpContext http, string language)
    {
        var provider = http.RequestServices.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value
            .RequestCultureProviders.OfType<CookieRequestCultureProvider>().First();
        http.Response.Cookies.Append(provider.CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        });
    }

    /// <summary>429 with the page, the message and the time to wait; the same whether the account exists or not.</summary>
    public static IActionResult Wait(PageModel page, BusinessException refusal, ITexts texts)
    {
        page.Response.Headers.RetryAfter = Convert.ToString(refusal.Values["seconds"], CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", texts.Error(refusal));
        page.ViewData[FlashKeys.ErrorCode] = refusal.Code;
        var again = page.Page();
        again.StatusCode = StatusCodes.Status429TooManyRequests;
        return again;
    }
}

/// <summary>Where to go next: only within this installation.</summary>
internal static class Returns
{
    public static string Safe(IUrlHelper url, string? returnUrl) => Kept(url, returnUrl) ?? "/";

    public static string? Kept(IUrlHelper url, string? returnUrl) =>
        url.IsLocalUrl(returnUrl) && !returnUrl.StartsWith("/account/sign-", StringComparison.OrdinalIgnoreCase) ? returnUrl : null;
}
