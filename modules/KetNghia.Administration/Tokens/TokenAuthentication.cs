using System.Security.Claims;
using System.Text.Encodings.Web;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KetNghia.Administration.Tokens;

/// <summary><c>Authorization: Bearer kn_…</c>, under <c>/api/</c> only; sets no cookie and reads none.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenService tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";
    public const string Selector = "SessionOrToken";
    private const string Bearer = "Bearer ";

    /// <summary>Programs come in under <c>/api/</c> with a token, people everywhere else with a session.</summary>
    public static string SchemeFor(HttpContext http) =>
        http.Features.Get<WorkspacePath>() is null && http.Request.Path.StartsWithSegments("/api", out var rest) && rest.Value is { Length: > 1 }
            ? SchemeName
            : SessionCookie.Scheme;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = header[Bearer.Length..].Trim();
        if (token.Length > 100 || !token.StartsWith(TokenService.Prefix, StringComparison.Ordinal)
            || await tokens.FindAsync(token, Context.RequestAborted) is not { } found)
        {
            return AuthenticateResult.Fail("Unknown, expired or revoked token.");
        }

        Context.Features.Set(found);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, found.User.AccountId.ToString("N"))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
