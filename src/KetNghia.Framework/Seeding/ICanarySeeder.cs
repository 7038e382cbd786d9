namespace KetNghia.Framework.Seeding;

/// <summary>
/// Adds one record of every kind in every state of one module, for isolation tests from outside: every text field of a
/// tenant's record contains that tenant's canary. Runs with no ambient tenant after everything upstream has been seeded.
/// </summary>
[Contributed]
public interface ICanarySeeder
{
    /// <summary>Ascending; modules upstream come first.</summary>
    int Order { get; }

    Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken);
}

/// <summary>What has been seeded so far; written to the output file at the end.</summary>
public sealed class CanaryWorld(int seed)
{
    private readonly Random _random = new(seed);

    public List<CanaryTenant> Tenants { get; } = [];

    public List<CanaryActor> Actors { get; } = [];

    public List<CanaryRecord> Records { get; } = [];

    public List<CanaryToken> Tokens { get; } = [];

    public IEnumerable<CanaryTenant> Localities => Tenants.Where(t => t.Kind == WorkspaceKind.Locality);

    public IEnumerable<CanaryTenant> Sponsors => Tenants.Where(t => t.Kind == WorkspaceKind.Sponsor);

    /// <summary>The same numbers in every run with the same seed.</summary>
    public int Next(int exclusiveMax) => _random.Next(exclusiveMax);

    /// <summary>Letters and digits that occur nowhere else.</summary>
    public string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abcdefghjkmnpqrstuvwxyz23456789"[_random.Next(31)]));
}

/// <param name="Units">Administrative units of a locality, the communes.</param>
public sealed record CanaryTenant(Guid Id, WorkspaceKind Kind, string Slug, string Canary, IReadOnlyList<CanaryUnit> Units, Guid? PartyId = null);

public sealed record CanaryUnit(Guid Id, string Code);

public sealed record CanaryActor(Guid AccountId, string UserName, string Password, string? TotpSecret, string Workspace, IReadOnlyList<string> Roles, string? UnitCode);

/// <param name="Entity">Name as the verb <c>routes</c> gives it, for example <c>Contribution</c>.</param>
/// <param name="Workspace">Slug.</param>
public sealed record CanaryRecord(string Entity, Guid Id, string? Number, string Workspace, string? State, string? UnitCode);

public sealed record CanaryToken(string UserName, string Token);
