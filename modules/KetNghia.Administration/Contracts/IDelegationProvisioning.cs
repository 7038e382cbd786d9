namespace KetNghia.Administration.Contracts;

/// <summary>Makes delegations for seeders, as their principals would. Idempotent; callable with no ambient tenant.</summary>
public interface IDelegationProvisioning
{
    /// <summary>The delegation, made when its principal has given none before.</summary>
    /// <exception cref="BusinessException">What it says is not allowed: see the form.</exception>
    Task EnsureAsync(NewDelegation delegation, CancellationToken cancellationToken);
}

/// <param name="PrincipalId">Account of the one who gives, a member of the workspace.</param>
/// <param name="DeputyId">Account of the one who acts.</param>
/// <param name="ToOn">The last day, included.</param>
public sealed record NewDelegation(Guid WorkspaceId, Guid PrincipalId, Guid DeputyId, DateOnly FromOn, DateOnly ToOn, IReadOnlyCollection<string> Permissions)
{
    public required ActingCapacity Capacity { get; init; }

    /// <summary>As papers print it: CHỦ TỊCH.</summary>
    public required string PrincipalOffice { get; init; }

    public required string DeputyOffice { get; init; }

    public required string PaperNumber { get; init; }

    public required DateOnly PaperOn { get; init; }

    public required string PaperIssuer { get; init; }
}
