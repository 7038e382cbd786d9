namespace KetNghia.Framework.Web;

/// <summary>Set by the authentication handlers once session or token have been checked in the database.</summary>
public sealed record SignedInFeature(UserInfo User)
{
    /// <summary>The one page to visit before any other (an issued password has to be changed); null for none.</summary>
    public string? FirstVisit { get; init; }

    /// <summary>Where a second factor is set up, when roles may demand one and the account has none.</summary>
    public string? SecondFactorSetUp { get; init; }

    /// <summary>Until when the last password counts for sensitive pages; null when no password was given (tokens).</summary>
    public DateTime? VerifiedUntilUtc { get; init; }

    /// <summary>Set for personal access tokens: the one workspace they enter and the most they may do there.</summary>
    public TokenLimits? Token { get; init; }
}

public sealed record TokenLimits(Guid WorkspaceId, IReadOnlySet<string> Permissions);

/// <summary>A page that stays open to a person who still owes a <see cref="SignedInFeature.FirstVisit"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenBeforeFirstVisitAttribute : Attribute;
