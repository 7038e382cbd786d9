using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Web;

/// <summary>Before routing: <c>/k/{slug}</c> moves from the path to the path base.</summary>
internal sealed class WorkspacePathMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (!path.StartsWith("/k/", StringComparison.Ordinal))
        {
            return next(http);
        }

        var end = path.IndexOf('/', 3);
        var slug = end < 0 ? path[3..] : path[3..end];
        if (slug.Length is 0 or > 60 || !slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Features.Set(new WorkspacePath(slug));
        http.Items[WorkspacePath.Key] = slug;
        http.Request.PathBase = http.Request.PathBase.Add("/k/" + slug);
        http.Request.Path = end < 0 ? "/" : path[end..];
        return next(http);
    }
}

/// <summary>The slug found in the path.</summary>
public sealed record WorkspacePath(string Slug)
{
    /// <summary>Where the log of refusals finds the slug that was asked for, entered or not.</summary>
    public const string Key = "KetNghia.AskedWorkspace";
}

/// <summary>
/// After authentication: enters the workspace as the signed-in member. Everything downstream, queries included, runs in
/// this frame. A stranger to the workspace and a stranger to the system learn nothing but "sign in" or "not yours".
/// </summary>
internal sealed class WorkspaceEntryMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var signedIn = http.Features.Get<SignedInFeature>();
        var principal = signedIn?.User;
        var path = http.Features.Get<WorkspacePath>();
        if (signedIn?.FirstVisit is { } first && !IsOpenBefore(http.GetEndpoint()))
        {
            http.Response.Redirect(first);
            return;
        }

        if (signedIn?.Token is { } token)
        {
            await EnterByTokenAsync(http, signedIn, token);
            return;
        }

        if (path is null)
        {
            if (NeedsWorkspace(http.GetEndpoint()))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            using (AmbientFrame.Push(new AmbientFrame(null, null, principal, null)))
            {
                await next(http);
            }

            return;
        }

        if (principal is null)
        {
            await http.ChallengeAsync();
            return;
        }

        var resolver = http.RequestServices.GetRequiredService<IWorkspaceResolver>();
        var entry = await resolver.ResolveAsync(path.Slug, principal.AccountId, http.RequestAborted);
        if (entry.Outcome != WorkspaceEntryOutcome.Entered)
        {
            await RefuseAsync(http, entry);
            return;
        }

        if (entry.DemandsSecondFactor && signedIn!.SecondFactorSetUp is { } setUp)
        {
            http.Response.Redirect(setUp);
            return;
        }

        RememberWorkspace(http, path.Slug);
        await RunAsync(http, principal.Within(entry), entry);
    }

    /// <summary>A token names its workspace itself; it may do what it was given and the person still may by their own roles.</summary>
    private async Task EnterByTokenAsync(HttpContext http, SignedInFeature signedIn, TokenLimits token)
    {
        var principal = signedIn.User;
        var resolver = http.RequestServices.GetRequiredService<IWorkspaceResolver>();
        var entry = await resolver.ResolveAsync(token.WorkspaceId, principal.AccountId, http.RequestAborted);
        if (entry.Outcome != WorkspaceEntryOutcome.Entered)
        {
            await RefuseAsync(http, entry);
            return;
        }

        if (entry.DemandsSecondFactor && signedIn.SecondFactorSetUp is not null)
        {
            http.Items[ErrorPages.CodeKey] = FrameworkErrors.SecondFactorOwed;
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Items[WorkspacePath.Key] = entry.Workspace!.Slug;
        await RunAsync(http, principal with { MembershipId = entry.MembershipId, RoleNames = entry.RoleNames!, Permissions = entry.Permissions!.Intersect(token.Permissions).ToHashSet() }, entry);
    }

    private async Task RunAsync(HttpContext http, UserInfo user, WorkspaceEntry entry)
    {
        using (AmbientFrame.Push(new AmbientFrame(entry.Workspace!.TenantId, entry.Workspace, user, entry.Scope)))
        {
            await next(http);
        }
    }

    private static bool IsOpenBefore(Endpoint? endpoint) =>
        endpoint is null
        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.Metadata.GetMetadata<OpenBeforeFirstVisitAttribute>() is not null;

    /// <summary>A cookie of this browser alone: the start page opens the same workspace next time.</summary>
    private static void RememberWorkspace(HttpContext http, string slug)
    {
        if (http.Request.Cookies[LastWorkspace.CookieName] != slug && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            http.Response.Cookies.Append(LastWorkspace.CookieName, slug, new CookieOptions
            {
                Path = "/",
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(90),
            });
        }
    }

    /// <summary>Pages of modules make no sense outside a workspace; APIs and files name their own.</summary>
    private static bool NeedsWorkspace(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: not OutsideWorkspace.AreaName }
        && endpoint.Metadata.GetMetadata<OutsideWorkspaceAttribute>() is null;

    private static Task RefuseAsync(HttpContext http, WorkspaceEntry entry)
    {
        http.Features.Set<WorkspacePath>(null);
        http.Request.PathBase = PathString.Empty;
        http.Items[ErrorPages.CodeKey] = "Framework.Workspace." + entry.Outcome;
        http.Response.StatusCode = entry.Outcome == WorkspaceEntryOutcome.Unknown
            ? StatusCodes.Status404NotFound
            : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Which workspace this browser opened last.</summary>
public static class LastWorkspace
{
    public const string CookieName = "__Host-kn-last";
}

/// <summary>A page of no area that also answers outside workspaces (start, errors).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutsideWorkspaceAttribute : Attribute;

/// <summary>The area that stands outside workspaces (sign-in, chooser, profile).</summary>
public static class OutsideWorkspace
{
    public const string AreaName = "Account";
}
