using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>
/// Two localities, two sponsors, the province; in each a person who may do everything there. What a module keeps is put
/// into both localities by its <see cref="IWorldPart"/>, once in each of the two units and marked with the locality's canary.
/// </summary>
internal sealed class World
{
    private World(TestData data)
    {
        Data = data;
    }

    public TestData Data { get; }

    public required Place Here { get; init; }

    public required Place There { get; init; }

    public required TestWorkspace Sponsor { get; init; }

    /// <summary>Takes part in nothing.</summary>
    public required TestWorkspace OtherSponsor { get; init; }

    public required TestPerson SponsorPerson { get; init; }

    public required TestPerson OtherSponsorPerson { get; init; }

    public required TestPerson ProvincePerson { get; init; }

    /// <param name="here">Text that stands in every record of the first locality.</param>
    public static Task<World> CreateAsync(TestHost host, string here = "khuvuonghaoa") => Costs.OfAsync($"world built, {host.Provider}", () => BuildAsync(host, here));

    private static async Task<World> BuildAsync(TestHost host, string here)
    {
        var data = new TestData(host);
        var sponsor = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: host.Ids.New());
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: host.Ids.New());
        var world = new World(data)
        {
            Here = await PlaceAsync(data, here),
            There = await PlaceAsync(data, "khuvuonghaob"),
            Sponsor = sponsor,
            OtherSponsor = other,
            SponsorPerson = await data.CreateMightyMemberAsync(sponsor),
            OtherSponsorPerson = await data.CreateMightyMemberAsync(other),
            ProvincePerson = await data.CreateMightyMemberAsync(data.Province),
        };
        foreach (var part in Parts())
        {
            await part.BuildAsync(world, world.Here);
            await part.BuildAsync(world, world.There);
        }

        return world;
    }

    private static async Task<Place> PlaceAsync(TestData data, string canary)
    {
        var inside = data.Host.Ids.New();
        var outside = data.Host.Ids.New();
        var workspace = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, name: $"Nơi {canary}", unitIds: [inside, outside]);
        return new Place(
            workspace, canary, inside, outside,
            await data.CreateMightyMemberAsync(workspace),
            await data.CreateMightyMemberAsync(workspace, inside),
            await data.CreateMemberWithAsync(workspace, []));
    }

    private static IEnumerable<IWorldPart> Parts() => typeof(World).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IWorldPart).IsAssignableFrom(type))
        .Select(type => (IWorldPart)Activator.CreateInstance(type)!)
        .OrderBy(part => part.Order);
}

/// <param name="Canary">Stands in every text of the locality and nowhere else.</param>
/// <param name="InsideUnit">The unit the scoped person is limited to.</param>
/// <param name="Mighty">May do everything in every unit.</param>
/// <param name="Scoped">May do everything in <paramref name="InsideUnit"/>.</param>
/// <param name="Powerless">A member without any permission.</param>
internal sealed record Place(TestWorkspace Workspace, string Canary, Guid InsideUnit, Guid OutsideUnit, TestPerson Mighty, TestPerson Scoped, TestPerson Powerless);

/// <summary>A module's records for the isolation suite: one of every kind in the inside unit and one in the outside unit of a locality.</summary>
internal interface IWorldPart
{
    /// <summary>Ascending; what others refer to comes first.</summary>
    int Order { get; }

    Task BuildAsync(World world, Place place);
}
