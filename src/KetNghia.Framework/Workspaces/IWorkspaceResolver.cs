namespace KetNghia.Framework.Workspaces;

/// <summary>Owned by Administration: turns a slug and an account into what the request runs as, in one query.</summary>
public interface IWorkspaceResolver
{
    Task<WorkspaceEntry> ResolveAsync(string slug, Guid accountId, CancellationToken cancellationToken);

    /// <summary>The same by id, for tokens.</summary>
    Task<WorkspaceEntry> ResolveAsync(Guid workspaceId, Guid accountId, CancellationToken cancellationToken);
}

/// <summary>Unknown: no such slug. NotMember: known, but no valid membership. Suspended: members may read why, nothing else.</summary>
public enum WorkspaceEntryOutcome
{
    Unknown,
    NotMember,
    Suspended,
    Entered,
}

public sealed record WorkspaceEntry(
    WorkspaceEntryOutcome Outcome,
    WorkspaceInfo? Workspace = null,
    Guid? MembershipId = null,
    IReadOnlyList<string>? RoleNames = null,
    IReadOnlySet<string>? Permissions = null,
    UnitScope? Scope = null,
    bool DemandsSecondFactor = false)
{
    /// <summary>Permissions the person holds for others now; <see cref="Permissions"/> are those of their own roles.</summary>
    public IReadOnlyDictionary<string, ActingFor> HeldFor { get; init; } = new Dictionary<string, ActingFor>();

    /// <summary>Own permissions a deputy uses now, with the deputy's name.</summary>
    public IReadOnlyDictionary<string, string> GivenTo { get; init; } = new Dictionary<string, string>();
}

/// <summary>Owned by Administration: other modules ask it for workspaces without knowing its tables.</summary>
public interface IWorkspaceDirectory
{
    Task<WorkspaceInfo?> FindAsync(Guid workspaceId, CancellationToken cancellationToken);

    /// <summary>All localities, in Vietnamese order of their names.</summary>
    Task<IReadOnlyList<LocalityInfo>> LocalitiesAsync(CancellationToken cancellationToken);

    /// <summary>The same without their areas: as cheap for a country as for a province.</summary>
    Task<IReadOnlyList<LocalityHead>> LocalityHeadsAsync(CancellationToken cancellationToken);

    /// <summary>The prefix of each locality's codes. Read once in a process (<see cref="LocalityPrefixes"/>), at any place and so without waiting elsewhere.</summary>
    IReadOnlyDictionary<Guid, string> CodePrefixes();

    /// <summary>The sponsor workspace that speaks for a party, if one exists.</summary>
    Task<WorkspaceInfo?> FindSponsorAsync(Guid partyId, CancellationToken cancellationToken);
}

/// <param name="UnitId">One of its administrative units, by which its province is found.</param>
public sealed record LocalityHead(Guid Id, Guid TenantId, string Slug, string Name, Guid? UnitId);

/// <param name="UnitIds">Administrative unit versions of the programme area (district and communes).</param>
public sealed record LocalityInfo(Guid Id, Guid TenantId, string Slug, string Name, bool IsSuspended, IReadOnlyList<Guid> UnitIds);
