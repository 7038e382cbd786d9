namespace KetNghia.Framework.Seeding;

/// <summary>
/// Adds one module's part of a country's data to an empty installation, for measuring: what the product itself would have
/// written, written in bulk. Runs with no ambient tenant after everything upstream has been seeded.
/// </summary>
[Contributed]
public interface ILargeSeeder
{
    /// <summary>Ascending; modules upstream come first.</summary>
    int Order { get; }

    Task SeedAsync(LargeWorld world, CancellationToken cancellationToken);
}

/// <param name="Localities">The first holds <paramref name="Pairings"/> and <paramref name="Contributions"/>; the others share the rest evenly.</param>
/// <param name="LogRows">Rows of the action log beside those of the records: people who sign out.</param>
public sealed record LargeScale(int Localities, int Pairings, int AllPairings, int Contributions, int AllContributions, int Sponsors, int LogRows)
{
    private static readonly LargeScale Whole = new(705, 3_000, 13_560, 60_000, 200_000, 2_000, 2_000_000);

    /// <param name="share">1 is a country of 705 localities.</param>
    public static LargeScale Of(decimal share)
    {
        int Part(int whole, int least) => Math.Max(least, (int)(whole * share));
        return new LargeScale(
            Part(Whole.Localities, 3), Part(Whole.Pairings, 12), Part(Whole.AllPairings, 16), Part(Whole.Contributions, 60), Part(Whole.AllContributions, 100),
            Part(Whole.Sponsors, 12), Part(Whole.LogRows, 100));
    }
}

/// <summary>What has been seeded so far.</summary>
/// <param name="password">Of everybody who can sign in.</param>
public sealed class LargeWorld(LargeScale scale, string password)
{
    public LargeScale Scale => scale;

    public string Password => password;

    public List<LargePlace> Places { get; } = [];

    public List<LargeParty> Sponsors { get; } = [];

    /// <summary>By user name.</summary>
    public Dictionary<string, UserInfo> People { get; } = [];
}

/// <param name="Communes">Those that receive.</param>
public sealed record LargePlace(string Slug, string Name, Guid DistrictId, IReadOnlyList<LargeParty> Communes)
{
    public WorkspaceInfo? Workspace { get; set; }
}

/// <param name="UnitId">A commune's own.</param>
public sealed record LargeParty(Guid Id, string Name, Guid UnitId);
