using System.Collections.Concurrent;
using KetNghia.Tests.TestBase;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Tests.Isolation;

/// <summary>
/// Every door of the running host is tried by people who have no business there. A new door is covered without anybody
/// adding it; one whose parameters cannot be filled fails here.
/// </summary>
public sealed class IsolationTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>Shut doors change nothing, so all tests stand in one world.</summary>
    private static readonly ConcurrentDictionary<Provider, Lazy<Task<World>>> Worlds = new();

    /// <summary>Open to everybody on purpose; a new one must be thought about and added.</summary>
    private static readonly string[] Open =
        ["/", "/account/sign-in", "/account/sign-in/code", "/account/preferences", "/errors/", "/error/", "/health/", "/openapi/", "/api", "/{**path:file}"];

    /// <summary>Any member may ask why something is not allowed, and see the jobs started by oneself.</summary>
    private static readonly string[] ForEveryMember =
        ["/administration/why", "/administration/jobs", "/administration/jobs/index", "/administration/jobs/details/{id:guid}", "/administration/jobs/result/{id:guid}"];

    [DatabaseTest]
    public async Task Doors_Anonymous_LeadToTheSignInPageOrNowhere(Provider provider)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        using var visitor = host.Visitor();
        var prober = await new Prober(visitor).WithTokenFromAsync("/account/sign-in");
        var found = new List<string>();

        foreach (var door in doors.Where(door => !IsOpen(door)))
        {
            var answer = await prober.KnockAsync(door, await AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            Judge(found, door, answer, world.Here);
        }

        found.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Doors_EveryParameter_CanBeFilled(Provider provider)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        foreach (var door in doors)
        {
            await AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit);
        }

        samples.Gaps.ShouldBeEmpty($"name the entity in {nameof(Samples)}, or add an {nameof(IWorldPart)} that makes one");
    }

    [DatabaseTest]
    public async Task Doors_OpenToEverybody_AreTheListedOnes(Provider provider)
    {
        var (_, _, doors) = await PrepareAsync(provider);

        doors.Where(door => door.IsAnonymous && !IsOpen(door)).Select(door => door.Name).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Doors_OfModules_NameAPermission(Provider provider)
    {
        var (_, _, doors) = await PrepareAsync(provider);

        doors.Where(door => door is { IsPage: true, Area: not null, IsOutside: false, Permission: null } && !ForEveryMember.Contains(door.Path)).Select(door => door.Name).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Doors_MemberOfAnotherLocality_AreShut(Provider provider)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.There.Mighty);
        var prober = await new Prober(visitor).WithTokenFromAsync(world.There.Workspace.Path("/"));
        var found = new List<string>();

        foreach (var door in doors.Where(door => !door.IsOutside))
        {
            var answer = await prober.KnockAsync(door, await AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            Judge(found, door, answer, world.Here);
        }

        found.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Doors_MemberWithoutPermission_AreShut(Provider provider)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.Here.Powerless);
        var prober = await new Prober(visitor).WithTokenFromAsync(world.Here.Workspace.Path("/"));
        var found = new List<string>();

        foreach (var door in doors.Where(door => door.Permission is not null))
        {
            var answer = await prober.KnockAsync(door, await AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            if (!Prober.IsRefusal(answer) || Prober.IsToSignIn(answer))
            {
                found.Add($"{door.Name} -> {(int)answer.Status}");
            }
        }

        found.ShouldBeEmpty();
    }

    [DatabaseTest]
    public Task Ids_OfAnotherLocality_AreUnknown(Provider provider) =>
        CompareAsync(provider, world => (world.There.Mighty, world.There.Workspace), world => world.Here.InsideUnit);

    [DatabaseTest]
    public Task Ids_OutsideTheUnitScope_AreUnknown(Provider provider) =>
        CompareAsync(provider, world => (world.Here.Scoped, world.Here.Workspace), world => world.Here.OutsideUnit, unitScopedOnly: true);

    [DatabaseTest]
    public Task Ids_OfAnotherSponsorsPairing_AreUnknown(Provider provider) =>
        CompareAsync(provider, world => (world.OtherSponsorPerson, world.OtherSponsor), world => world.Here.InsideUnit);

    [DatabaseTest]
    public Task Api_TokenOfAnotherLocality_SeesNothingOfThisOne(Provider provider) =>
        CompareAsync(provider, world => (world.There.Mighty, world.There.Workspace), world => world.Here.InsideUnit, byToken: true);

    [DatabaseTest]
    public Task Api_TokenOutsideTheUnitScope_SeesNothingThere(Provider provider) =>
        CompareAsync(provider, world => (world.Here.Scoped, world.Here.Workspace), world => world.Here.OutsideUnit, unitScopedOnly: true, byToken: true);

    [DatabaseTest]
    public Task Api_TokenOfAnotherSponsor_SeesNothingOfThePairing(Provider provider) =>
        CompareAsync(provider, world => (world.OtherSponsorPerson, world.OtherSponsor), world => world.Here.InsideUnit, byToken: true);

    [DatabaseTest]
    public async Task Api_WithTheCookieOfABrowser_IsShut(Provider provider)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.Here.Mighty);
        var found = new List<string>();

        foreach (var door in doors.Where(door => door.IsApi))
        {
            var answer = await new Prober(visitor).KnockAsync(door, await AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            Judge(found, door, answer, world.Here);
        }

        found.ShouldBeEmpty();
    }

    /// <summary>A foreign id must be answered exactly as an id that never existed.</summary>
    private async Task CompareAsync(Provider provider, Func<World, (TestPerson Person, TestWorkspace Workspace)> who, Func<World, Guid> unit, bool unitScopedOnly = false, bool byToken = false)
    {
        var (host, world, doors) = await PrepareAsync(provider);
        var samples = new Samples(host);
        var (person, workspace) = who(world);
        using var visitor = byToken ? await world.Data.VisitByTokenAsync(person, workspace) : await world.Data.VisitAsync(person);
        var prober = byToken ? new Prober(visitor) : await new Prober(visitor).WithTokenFromAsync(workspace.Path("/"));
        var found = new List<string>();

        foreach (var door in doors.Where(door => door.IsApi == byToken && !door.Parameters.Any() && door.Method == "GET" && workspace != world.Here.Workspace))
        {
            var list = await prober.KnockAsync(door, door.Fill(workspace, _ => ""));
            if (list.Body.Contains(world.Here.Canary, StringComparison.OrdinalIgnoreCase))
            {
                found.Add($"{door.Name} shows the canary");
            }
        }

        foreach (var door in doors.Where(door => door.Parameters.Any() && door.IsApi == byToken))
        {
            var entities = door.Parameters.Select(parameter => samples.EntityOf(door, parameter)).OfType<IEntityType>().ToList();
            if (entities.Count == 0 || entities.All(Samples.IsShared)
                || (unitScopedOnly && !entities.Any(entity => typeof(IUnitScoped).IsAssignableFrom(entity.ClrType))))
            {
                continue;
            }

            var foreign = await prober.KnockAsync(door, await AddressAsync(door, world.Here, workspace, samples, unit(world)));
            var unknown = await prober.KnockAsync(door, door.Fill(workspace, parameter => Samples.PlainValue(parameter) ?? host.Ids.New().ToString()));
            Judge(found, door, foreign, world.Here, leaks: workspace != world.Here.Workspace);
            if (foreign.Status != unknown.Status || Prober.Normalize(foreign) != Prober.Normalize(unknown))
            {
                found.Add($"{door.Name} -> a foreign id answers {(int)foreign.Status}, an unknown one {(int)unknown.Status}{(foreign.Status == unknown.Status ? " with another page" : "")}");
            }
        }

        found.ShouldBeEmpty();
    }

    internal static bool IsOpen(Door door) =>
        Open.Any(place => place.EndsWith('/') && place.Length > 1 ? door.Path.StartsWith(place, StringComparison.Ordinal) : door.Path == place);

    /// <summary>Ids of the named place; a kind of record it has none of is noted as a gap.</summary>
    internal static async Task<string> AddressAsync(Door door, Place place, TestWorkspace workspace, Samples samples, Guid unit)
    {
        var values = new Dictionary<string, string>();
        foreach (var parameter in door.Parameters)
        {
            values[parameter] = Samples.PlainValue(parameter) ?? await IdAsync(door, parameter, place, samples, unit);
        }

        return door.Fill(workspace, parameter => values[parameter]);
    }

    private static async Task<string> IdAsync(Door door, string parameter, Place place, Samples samples, Guid unit)
    {
        var entity = samples.EntityOf(door, parameter);
        var id = entity is null ? null : await samples.FindAsync(entity, place, unit);
        return (id ?? samples.Gap(door, parameter, entity)).ToString();
    }

    private static void Judge(List<string> found, Door door, Answer answer, Place owner, bool leaks = true)
    {
        if (!Prober.IsRefusal(answer))
        {
            found.Add($"{door.Name} -> {(int)answer.Status} {answer.Location}");
        }
        else if (leaks && answer.Body.Contains(owner.Canary, StringComparison.OrdinalIgnoreCase))
        {
            found.Add($"{door.Name} -> {(int)answer.Status} shows the canary");
        }
    }

    private async Task<(TestHost Host, World World, IReadOnlyList<Door> Doors)> PrepareAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var doors = await Doors.OfAsync(host);
        doors.Count.ShouldBeGreaterThan(3);
        return (host, await Worlds.GetOrAdd(provider, _ => new(() => World.CreateAsync(host))).Value, doors);
    }
}
