using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration.Sessions;

/// <summary>The cookie carries only the session's random key; everything else is read from the session row.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Session";
    public const string KeyClaim = "key";
    public const string PendingCookie = "__Host-kn-pending";
    public const string DeviceCookie = "__Host-kn-device";
    private const string EndKey = "KetNghia.SessionEnd";
    private const string SignOutPath = "/account/sign-out";

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
        var found = key is null ? default : await sessions.FindAsync(key, context.HttpContext.RequestAborted);
        if (found.SignedIn is not { } signedIn)
        {
            context.HttpContext.Items[EndKey] = found.End;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        // Form tokens are bound to the person, not to the session's key: a form outlives a renewed key.
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signedIn.User.AccountId.ToString("N"))], Scheme);
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
        context.HttpContext.Features.Set(signedIn);
    }

    /// <summary>
    /// Says why, and where to go on afterwards: at the page that was asked for, or at the one the refused form stands on.
    /// The workspace prefix belongs to that place, not to the sign-in page.
    /// </summary>
    private static Task RedirectToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var isForm = HttpMethods.IsPost(request.Method) && request.Path != SignOutPath;
        var end = context.HttpContext.Items[EndKey] as SessionEnd? ?? (isForm ? SessionEnd.SignedOut : null);
        var query = new QueryBuilder { { "returnUrl", isForm ? PageOf(request) : HttpMethods.IsGet(request.Method) ? AddressOf(request) : "/" } };
        if (end is { } why)
        {
            query.Add("ended", why.ToString());
        }

        if (isForm)
        {
            query.Add("unsent", "true");
        }

        context.Response.Redirect("/account/sign-in" + query.ToQueryString());
        return Task.CompletedTask;
    }

    /// <summary>The browser says which of our pages the form stands on; otherwise it stands where it was sent to.</summary>
    private static string PageOf(HttpRequest request)
    {
        var page = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : AddressOf(request);
        var mark = page.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return page;
        }

        var query = QueryHelpers.ParseQuery(page[mark..]);
        query.Remove("handler");
        return page[..mark] + new QueryBuilder(query).ToQueryString();
    }

    private static string AddressOf(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
