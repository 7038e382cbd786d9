namespace KetNghia.Administration.Contracts;

public enum FirstAdminOutcome
{
    Created,

    /// <summary>The province workspace has an administrator already.</summary>
    AlreadyThere,

    /// <summary>The database has not been migrated and seeded.</summary>
    NoProvince,

    /// <summary>The user name has the wrong shape, or name or e-mail are taken.</summary>
    Refused,
}

/// <param name="OneTimePassword">To be told to the person; works once, for 72 hours.</param>
/// <param name="Reason">Text of the refusal.</param>
public sealed record FirstAdminResult(FirstAdminOutcome Outcome, string? OneTimePassword = null, string? Reason = null);

/// <summary>Makes the first province administrator, from the command line of the server.</summary>
public interface IFirstAdmin
{
    /// <summary>Refuses when there is one already, unless forced.</summary>
    Task<FirstAdminResult> CreateAsync(string userName, string fullName, string? email, bool force, CancellationToken cancellationToken);
}
