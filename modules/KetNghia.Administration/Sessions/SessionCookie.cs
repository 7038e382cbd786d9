using System.Security.Claims;
using KetNghia.Framework.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration.Sessions;

/// <summary>The cookie carries only the session's random key; everything else is read from the session row.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Session";
    public const string KeyClaim = "key";
    public const string PendingCookie = "__Host-kn-pending";
    public const string DeviceCookie = "__Host-kn-device";

    private static readonly TimeSpan DeviceKept = TimeSpan.FromDays(180);

    public static AuthenticationBuilder AddSessionCookie(this AuthenticationBuilder builder) => builder.AddCookie(Scheme, o =>
    {
        o.Cookie.Name = "__Host-kn-session";
        o.Cookie.Path = "/";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        o.ExpireTimeSpan = TimeSpan.FromDays(30);
        o.SlidingExpiration = false;
        o.LoginPath = "/account/sign-in";
        o.ReturnUrlParameter = "returnUrl";
        o.Events.OnValidatePrincipal = ValidateAsync;
        o.Events.OnRedirectToLogin = RedirectToSignIn;
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    });

    /// <summary>Puts the session's key into the cookie of this answer.</summary>
    public static Task GiveAsync(HttpContext http, string key) => http.SignInAsync(
        Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(KeyClaim, key)], Scheme)), new AuthenticationProperties());

    /// <summary>Leaves with this browser what proves later that the person has signed in on it before.</summary>
    public static void RememberDevice(HttpContext http, string deviceKey) => http.Response.Cookies.Append(DeviceCookie, deviceKey, Options(DeviceKept));

    public static void Await(HttpContext http, string pendingKey) => http.Response.Cookies.Append(PendingCookie, pendingKey, Options(SessionService.CodeWindow));

    public static void ForgetPending(HttpContext http) => http.Response.Cookies.Delete(PendingCookie, Options(null));

    private static CookieOptions Options(TimeSpan? kept) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        MaxAge = kept,
    };

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var key = context.Principal?.FindFirstValue(KeyClaim);
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionService>();
        var signedIn = key is null ? null : await sessions.FindAsync(key, context.HttpContext.RequestAborted);
        if (signedIn is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        // Form tokens are bound to the person, not to the session's key: a form outlives a renewed key.
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signedIn.User.AccountId.ToString("N"))], Scheme);
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
        context.HttpContext.Features.Set(signedIn);
    }

    /// <summary>The workspace prefix belongs to the place to return to, not to the sign-in page.</summary>
    private static Task RedirectToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";
        context.Response.Redirect("/account/sign-in?returnUrl=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }
}
