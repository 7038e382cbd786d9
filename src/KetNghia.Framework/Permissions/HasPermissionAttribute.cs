using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KetNghia.Framework.Permissions;

/// <summary>The rule: hiding a button is courtesy, this is the check.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class HasPermissionAttribute(string permission) : AuthorizeAttribute(PermissionPolicies.Prefix + permission)
{
    public string Permission { get; } = permission;
}

public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Makes one policy per permission name on demand.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, PermissionCatalogue catalogue)
    : DefaultAuthorizationPolicyProvider(options)
{
    public const string Prefix = "permission:";

    public override bool AllowsCachingPolicies => true;

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return base.GetPolicyAsync(policyName);
        }

        var name = policyName[Prefix.Length..];
        if (catalogue.Find(name) is null)
        {
            throw new InvalidOperationException($"Unknown permission {name}.");
        }

        return Task.FromResult<AuthorizationPolicy?>(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(name)).Build());
    }
}

public sealed class PermissionHandler(ICurrentUser user) : AuthorizationHandler<PermissionRequirement>
{
    /// <summary>Where the 403 page finds which permission was missing.</summary>
    public const string DeniedKey = "KetNghia.DeniedPermission";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.May(requirement.Permission))
        {
            user.Info?.Use(requirement.Permission);
            context.Succeed(requirement);
        }
        else if (context.Resource is HttpContext http)
        {
            http.Items[DeniedKey] = requirement.Permission;
        }

        return Task.CompletedTask;
    }
}
