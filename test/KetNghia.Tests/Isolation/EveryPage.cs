using System.Collections.Concurrent;
using System.Net;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Isolation;

/// <summary>
/// Every page opened once, as the person who may see most of it, in a workspace of every kind, over records whose every
/// text is hostile. The walk is long: each answer is read on the way for all that any page promises.
/// </summary>
internal sealed class EveryPage
{
    private static readonly ConcurrentDictionary<Provider, Lazy<Task<EveryPage>>> Walks = new();

    /// <summary>Doors that broke a promise, by the kind of promise.</summary>
    public Dictionary<Promise, List<string>> Found { get; } = Enum.GetValues<Promise>().ToDictionary(promise => promise, _ => new List<string>());

    /// <summary>Answers that were pages.</summary>
    public int Pages { get; private set; }

    /// <summary>Answers in which the hostile text can be read.</summary>
    public int Shown { get; private set; }

    /// <summary>Forms that keep a draft of what is typed into them.</summary>
    public int Drafts { get; private set; }

    /// <summary>Tables whose rows the walk changed.</summary>
    public IReadOnlyList<string> Changed { get; private set; } = [];

    /// <summary>Lines of the log that are errors or tell who or what is written in records.</summary>
    public IReadOnlyList<string> Logged { get; private set; } = [];

    public static Task<EveryPage> WalkAsync(Provider provider, Func<Task<TestHost>> host) =>
        Walks.GetOrAdd(provider, _ => new(() => Costs.OfAsync($"every page opened, {provider}", async () => await BeginAsync(await host())))).Value;

    private static async Task<EveryPage> BeginAsync(TestHost host)
    {
        var world = await World.CreateAsync(host, HostileText.Everywhere);
        Visit[] visits =
        [
            new(world.Here.Mighty, world.Here.Workspace, [world.There.Canary]),
            new(world.ProvincePerson, world.Data.Province, []),
            new(world.SponsorPerson, world.Sponsor, []),
            new(world.OtherSponsorPerson, world.OtherSponsor, [HostileText.Read, world.There.Canary]),
        ];
        var walk = new EveryPage();
        var doors = (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: null }).ToList();
        var visitors = await Task.WhenAll(visits.Select(visit => world.Data.VisitAsync(visit.Person)));
        await Task.WhenAll(visitors.Zip(visits, (visitor, visit) => visitor.OpenAsync(visit.Workspace.Path("/"))));
        var before = await host.ChecksumsAsync();
        foreach (var (visitor, visit) in visitors.Zip(visits))
        {
            var samples = new Samples(host);
            foreach (var door in doors)
            {
                walk.Read(door, visit, visitor, await visitor.GetAsync(await IsolationTests.AddressAsync(door, world.Here, visit.Workspace, samples, world.Here.InsideUnit)));
            }
        }

        walk.Changed = [.. (await host.ChecksumsAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key)];
        walk.Logged = [.. LogFaults(host, world)];
        return walk;
    }

    private void Read(Door door, Visit visit, Visitor visitor, Answer answer)
    {
        Note(Promise.Kept, PagePromises.Faults(answer, visit.MayNotSee));
        Note(Promise.StaysText, HostileText.Faults(answer));
        if (answer.Status == HttpStatusCode.OK && answer.IsHtml)
        {
            Pages++;
            Shown += answer.Text.Contains(HostileText.Read, StringComparison.Ordinal) ? 1 : 0;
            Drafts += BrowserKeeping.Drafts(answer.Document);
            Note(Promise.KeepsToItself, BrowserKeeping.Faults(answer, visitor.Session, door.IsAnonymous));
        }

        void Note(Promise promise, IEnumerable<string> faults) => Found[promise].AddRange(faults.Select(fault => $"{door.Name} in {visit.Workspace.Kind}: {fault}"));
    }

    /// <summary>The log says what happened and to which record, never who or what is written there.</summary>
    private static IEnumerable<string> LogFaults(TestHost host, World world)
    {
        string[] secrets = [world.Here.Canary, world.There.Canary, world.Here.Mighty.FullName, world.SponsorPerson.FullName, world.Here.Mighty.UserName];
        return host.Logs.All
            .Where(line => line.Level >= LogLevel.Error || secrets.Any(secret => line.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            .Select(line => $"{line.Level} {line.Category}: {line.Text}");
    }

    private sealed record Visit(TestPerson Person, TestWorkspace Workspace, string[] MayNotSee);
}

internal enum Promise
{
    /// <summary>Headers, markup, the number of SQL commands, nothing of others.</summary>
    Kept,

    /// <summary>Markup, script addresses and templates in records are shown as the text they are.</summary>
    StaysText,

    /// <summary>Every form keeps a draft, nothing personal is in drafts or addresses, and the way out is on every page.</summary>
    KeepsToItself,
}
