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
    private static readonly IReadOnlyDictionary<string, ActingFor> NobodysPermissions = new Dictionary<string, ActingFor>();
    private static readonly IReadOnlyDictionary<string, string> NothingGiven = new Dictionary<string, string>();

    private Turn? _turn;

    public static readonly UserInfo System = new(Guid.Empty, "system", "Hệ thống", null, [], new HashSet<string>());

    /// <summary>Permissions held for another now (ủy quyền); never one of <see cref="Permissions"/>, which are the person's own.</summary>
    public IReadOnlyDictionary<string, ActingFor> HeldFor
    {
        get;
        init
        {
            field = value;
            _turn = value.Count == 0 ? null : new Turn();
        }
    } = NobodysPermissions;

    /// <summary>The person's own permissions that a deputy uses now, with the deputy's name.</summary>
    public IReadOnlyDictionary<string, string> GivenTo { get; init; } = NothingGiven;

    /// <summary>For whom the work at hand is done: set by the permission it needed; null for one's own.</summary>
    public ActingFor? ActsNow => _turn?.For;

    public bool May(string permission) => Permissions.Contains(permission) || HeldFor.ContainsKey(permission);

    /// <summary>For whom the permission is held; null when it is the person's own, or not held.</summary>
    public ActingFor? ActsFor(string permission) => Permissions.Contains(permission) ? null : HeldFor.GetValueOrDefault(permission);

    /// <summary>The work at hand needs this permission: what it writes counts for whom it is held.</summary>
    public void Use(string permission)
    {
        if (ActsFor(permission) is { } other)
        {
            _turn!.For = other;
        }
    }

    /// <summary>The person as a member of the workspace entered.</summary>
    public UserInfo Within(WorkspaceEntry entry) => this with
    {
        MembershipId = entry.MembershipId,
        RoleNames = entry.RoleNames ?? [],
        Permissions = entry.Permissions ?? new HashSet<string>(),
        HeldFor = entry.HeldFor,
        GivenTo = entry.GivenTo,
    };

    private sealed class Turn
    {
        public ActingFor? For { get; set; }
    }
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

    /// <summary>By one's own roles, or for somebody who has given it for a time.</summary>
    bool May(string permission);

    /// <summary>For whom a permission is held; null when it is the person's own, or not held.</summary>
    ActingFor? ActsFor(string permission) => Info?.ActsFor(permission);

    /// <summary>For whom the work at hand is done, by the permission it needed; null for one's own.</summary>
    ActingFor? ActsNow => Info?.ActsNow;

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
