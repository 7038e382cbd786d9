namespace KetNghia.Administration.Contracts;

/// <summary>
/// Creates accounts, memberships and workspaces that are not there yet, for seeders, verbs and imports. Idempotent; every
/// creation is logged. Callable with no ambient tenant.
/// </summary>
public interface IAccountProvisioning
{
    /// <summary>The account of this user name, created with the given password when it is missing. An existing one is left as it is.</summary>
    Task<Guid> EnsureAccountAsync(
        string userName, string fullName, string password, string? email = null, bool mustChangePassword = false, CancellationToken cancellationToken = default);

    /// <summary>An active membership with at least these roles and units.</summary>
    /// <param name="workspaceId">Locality, province or sponsor workspace.</param>
    /// <param name="accountId">The person.</param>
    /// <param name="roleCodes">Codes of roles of the workspace (<see cref="Framework.Permissions.RoleCodes"/>).</param>
    /// <param name="unitIds">Administrative units the person is limited to; null or empty means all of the workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Guid> EnsureMembershipAsync(
        Guid workspaceId, Guid accountId, IReadOnlyCollection<string> roleCodes, IReadOnlyCollection<Guid>? unitIds = null, CancellationToken cancellationToken = default);

    /// <summary>The workspace of this slug with its default roles, created when it is missing.</summary>
    Task<Guid> EnsureWorkspaceAsync(
        WorkspaceKind kind, string slug, string name, LocalityKind localityKind = LocalityKind.None, IReadOnlyCollection<Guid>? unitIds = null, Guid? partyId = null,
        CancellationToken cancellationToken = default);
}
