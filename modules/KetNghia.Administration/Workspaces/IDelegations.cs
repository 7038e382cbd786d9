namespace KetNghia.Administration.Workspaces;

/// <summary>What delegations add to what people may do by their roles, asked with every request.</summary>
internal interface IDelegations
{
    /// <summary>Every delegation of the day, whosever it is.</summary>
    IQueryable<DelegationEnds> On(DateOnly today);

    /// <summary>What a member holds for others and has given to others today; one command.</summary>
    /// <param name="own">Permissions of the member's own roles: those are never held for another.</param>
    Task<DelegatedRights> OfAsync(WorkspaceInfo workspace, Guid membershipId, IReadOnlySet<string> own, CancellationToken cancellationToken);
}

/// <summary>Whom a delegation names: memberships of a workspace.</summary>
internal sealed record DelegationEnds
{
    public Guid WorkspaceId { get; init; }

    public Guid PrincipalId { get; init; }

    public Guid DeputyId { get; init; }
}

/// <param name="DemandsSecondFactor">A role of somebody acted for demands one.</param>
internal sealed record DelegatedRights(IReadOnlyDictionary<string, ActingFor> HeldFor, IReadOnlyDictionary<string, string> GivenTo, bool DemandsSecondFactor);
