namespace KetNghia.Framework.Workspaces;

/// <summary>Loại không gian làm việc. A locality is a tenant; the province is the host side; a sponsor crosses tenants.</summary>
public enum WorkspaceKind
{
    Locality = 1,
    Province = 2,
    Sponsor = 3,
}

/// <param name="TenantId">The owner of rows written in this workspace. A sponsor enters a locality's tenant only for its own pairings.</param>
/// <param name="PartyId">Sponsor workspaces only: the party it speaks for.</param>
public sealed record WorkspaceInfo(Guid Id, Guid TenantId, WorkspaceKind Kind, string Slug, string Name, Guid? PartyId = null);

/// <summary>The signed-in person within the current workspace. Permissions are re-read on every request.</summary>
public sealed record UserInfo(
    Guid AccountId,
    string UserName,
    string FullName,
    Guid? MembershipId,
    IReadOnlyList<string> RoleNames,
    IReadOnlySet<string> Permissions,
    Guid? SessionId = null,
    Guid? TokenId = null)
{
    public static readonly UserInfo System = new(Guid.Empty, "system", "Hệ thống", null, [], new HashSet<string>());
}

/// <summary>Phạm vi: the administrative units (versions) a person is limited to.</summary>
public sealed record UnitScope(IReadOnlyList<Guid> UnitIds);

public interface ICurrentWorkspace
{
    /// <summary>Null outside a workspace (account pages, jobs that did not enter one).</summary>
    WorkspaceInfo? Info { get; }

    /// <exception cref="InvalidOperationException">No workspace has been entered.</exception>
    WorkspaceInfo Required { get; }
}

public interface ICurrentUser
{
    UserInfo? Info { get; }

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    UserInfo Required { get; }

    bool May(string permission);

    /// <summary>Null when the person sees every unit of the workspace.</summary>
    UnitScope? Scope { get; }
}

public interface ICurrentTenant
{
    Guid? Id { get; }

    /// <exception cref="InvalidOperationException">No tenant has been entered: jobs and handlers must call <see cref="Change"/>.</exception>
    Guid Required { get; }

    /// <summary>Enters another tenant until disposed. The unit scope goes along: units are the same everywhere.</summary>
    IDisposable Change(Guid? tenantId);
}
