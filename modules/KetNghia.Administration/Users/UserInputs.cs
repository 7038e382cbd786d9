namespace KetNghia.Administration.Users;

/// <summary>What a membership grants, as a form says it.</summary>
internal sealed record RightsInput(IReadOnlyCollection<Guid> RoleIds, IReadOnlyCollection<Guid> UnitIds, DateOnly? From, DateOnly? To);

internal sealed record NewUser
{
    public required string FullName { get; init; }

    /// <summary>Empty: made from the name.</summary>
    public string? UserName { get; init; }

    public string? Email { get; init; }

    /// <summary>The exact user name again, to add a person who already has an account.</summary>
    public string? ConfirmUserName { get; init; }

    public required RightsInput Rights { get; init; }
}

/// <param name="OneTimePassword">Null when the person had an account already.</param>
internal sealed record CreatedUser(Guid MembershipId, string UserName, string? OneTimePassword);
