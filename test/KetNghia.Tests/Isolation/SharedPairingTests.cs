using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using System.Text.RegularExpressions;
using KetNghia.Documents.Evidence;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Isolation;

/// <summary>
/// A pairing shared by communes and sponsors: everybody who looks at anything opens every door with the ids of every
/// record, and each answer, workbooks included, is read for words that person must not see. Everything that may be seen
/// must have been shown by some door, so that a crawl that reaches nothing fails too.
/// </summary>
public sealed partial class SharedPairingTests(Hosts hosts, ITestOutputHelper output) : IClassFixture<Hosts>
{
    private static readonly ConcurrentDictionary<Provider, Lazy<Task<SharedWorld>>> Worlds = new();

    private static readonly (string Path, string Kind)[] Kinds =
    [
        ("/views/remove", "none"),
        ("/pairing/pairings/", nameof(TwinPairing)),
        ("/api/v1/pairings/", nameof(TwinPairing)),
        ("/pairing/agreements/record", nameof(TwinPairing)),
        ("/pairing/agreements/edit", nameof(Agreement)),
        ("/documents/", nameof(EvidenceFile)),
        ("/administration/audit/details", nameof(ActionLogEntry)),
        .. Hubs("parties", nameof(Party)),
        .. Hubs("units", nameof(AdminUnit)),
    ];

    [DatabaseTest]
    public async Task Doors_OfASharedPairing_ShowEachWhatIsTheirs(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await WorldAsync(host);
        var doors = (await Doors.OfAsync(host)).Where(door => !IsolationTests.IsOpen(door) && door.Path != "/account/sign-out").ToList();
        var records = await RecordsAsync(host, world);

        var crawls = await Task.WhenAll(world.Viewers.Select(viewer => LookAsync(world, viewer, doors, records)));

        output.WriteLine(
            $"{doors.Count} doors × {world.Viewers.Count} viewers × {records.Values.Sum(ids => ids.Count)} records with {world.Secrets.Count} words: " +
            $"{crawls.Sum(c => c.Answers)} answers read, {crawls.Sum(c => c.Workbooks)} of them workbooks, {crawls.Sum(c => c.Refused)} refused");
        var faults = host.Logs.All.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text + Environment.NewLine + line.Exception).Distinct().Take(5);
        crawls.SelectMany(crawl => crawl.Found).ShouldBeEmpty(string.Join(Environment.NewLine, faults));
    }

    [DatabaseTest]
    public async Task Figures_OfASharedPairing_AddUpToWhatEachSees(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await WorldAsync(host);

        foreach (var viewer in world.Viewers.Where(v => v.Workspace != world.Data.Province))
        {
            using var visitor = await world.Data.VisitAsync(viewer.Person);
            var own = world.Help.Where(h => viewer.MaySee(h.Secret)).ToList();
            var list = await visitor.OpenAsync(viewer.Workspace.Path("pairing/contributions"));
            var page = await visitor.GetAsync(viewer.Workspace.Path($"pairing/pairings/details/{world.PairingId}"));

            (viewer.Name, own.Count == 0 ? 0 : list.Total("pledged")).ShouldBe((viewer.Name, own.Sum(h => h.Dong)));
            (viewer.Name, page.Status == HttpStatusCode.OK ? page.Total("pledged") : 0).ShouldBe((viewer.Name, own.Sum(h => h.Dong)));
        }
    }

    [DatabaseTest]
    public async Task Overview_OfOneCommune_LeavesTheOtherOut(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await WorldAsync(host);
        var first = world.Viewers[1];
        using var visitor = await world.Data.VisitAsync(first.Person);

        var communes = await visitor.OpenAsync(first.Workspace.Path("pairing/overviews/communes?year=2025&quarter=2"));
        var idle = await visitor.OpenAsync(first.Workspace.Path("pairing/overviews/communes?year=2025&quarter=2&has=false"));
        var filters = await visitor.OpenAsync(first.Workspace.Path("pairing/pairings?panel=filters"));

        communes.Text.ShouldContain("Xã một");
        communes.Text.ShouldNotContain("Xã hai");
        idle.Text.ShouldNotContain("Xã hai");
        filters.Document.QuerySelectorAll("select[name=unit] option").Select(o => o.TextContent).ShouldNotContain(text => text.Contains("Xã hai", StringComparison.Ordinal));
    }

    /// <summary>The rule about histories asks the modules: a kind bound to units that nobody answers for would be open to all.</summary>
    [DatabaseTest]
    public async Task History_EveryRecordedKindBoundToUnits_HasReaders(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var (bound, kept) = await host.WithAsync(services => Task.FromResult((
            services.GetRequiredService<KetNghiaDbContext>().Model.GetEntityTypes()
                .Where(type => typeof(IUnitScoped).IsAssignableFrom(type.ClrType) && typeof(IRecorded).IsAssignableFrom(type.ClrType)).Select(type => type.ClrType.Name).ToList(),
            services.GetServices<IHistoryReaders>().SelectMany(readers => readers.Kinds).ToList())));

        bound.ShouldNotBeEmpty();
        bound.Except(kept).ShouldBeEmpty($"add an {nameof(IHistoryReaders)}");
    }

    /// <summary>Looking changes nothing, so all tests look at one world.</summary>
    private static Task<SharedWorld> WorldAsync(TestHost host) => Worlds.GetOrAdd(host.Provider, _ => new(() => SharedWorld.CreateAsync(host))).Value;

    private static async Task<Crawl> LookAsync(SharedWorld world, Viewer viewer, IReadOnlyList<Door> doors, IReadOnlyDictionary<string, IReadOnlyList<Guid>> records)
    {
        var crawl = new Crawl(viewer, world.Secrets, world.Place.CodePrefix);
        using var browser = await world.Data.VisitAsync(viewer.Person);
        using var program = await world.Data.VisitByTokenAsync(viewer.Person, viewer.Workspace);
        var prober = await new Prober(browser).WithTokenFromAsync(viewer.Workspace.Path("/"));
        foreach (var door in doors.Where(door => door.Method == "GET"))
        {
            foreach (var address in Addresses(world, viewer, door, records))
            {
                crawl.Read(door, address, await (door.IsApi ? program : browser).GetAsync(address));
            }
        }

        foreach (var address in Further(world, viewer))
        {
            crawl.Read(null, address, await browser.GetAsync(address));
        }

        foreach (var help in world.Help.Where(help => !viewer.MaySee(help.Secret)))
        {
            foreach (var door in doors.Where(door => door.Method != "GET" && IsAboutHelp(door) && door.Parameters.Any()))
            {
                var address = door.Fill(viewer.Workspace, parameter => IdOf(help, parameter));
                crawl.Refuses(door, address, await (door.IsApi ? new Prober(program) : prober).KnockAsync(door, address));
            }
        }

        crawl.Finish();
        return crawl;
    }

    /// <summary>The door with the ids of every record it may be about.</summary>
    private static IEnumerable<string> Addresses(SharedWorld world, Viewer viewer, Door door, IReadOnlyDictionary<string, IReadOnlyList<Guid>> records)
    {
        var parameters = door.Parameters.ToList();
        if (parameters.Count == 0)
        {
            return [door.Fill(viewer.Workspace, _ => "")];
        }

        if (door.Path.StartsWith("/pairing/contributions/pledge", StringComparison.Ordinal))
        {
            return [door.Fill(viewer.Workspace, _ => world.PairingId.ToString())];
        }

        if (IsAboutHelp(door))
        {
            return world.Help.Select(help => door.Fill(viewer.Workspace, parameter => IdOf(help, parameter)));
        }

        var kind = Kinds.FirstOrDefault(kind => door.Path.StartsWith(kind.Path, StringComparison.Ordinal)).Kind;
        return kind is null ? [] : records[kind].Select(id => door.Fill(viewer.Workspace, parameter => parameter == "step" ? "End" : id.ToString()));
    }

    private static bool IsAboutHelp(Door door) =>
        door.Path.StartsWith("/pairing/contributions/", StringComparison.Ordinal) || door.Path.StartsWith("/api/v1/contributions/", StringComparison.Ordinal);

    private static string IdOf(SharedHelp help, string parameter)
    {
        var id = parameter switch { "deliveryId" => help.DeliveryId, "discrepancyId" => help.DiscrepancyId, _ => help.Id };
        return id.ToString();
    }

    /// <summary>Lists asked in the ways people ask them: filtered, searched, exported, as of a day.</summary>
    private static IEnumerable<string> Further(SharedWorld world, Viewer viewer)
    {
        var (today, pairing, words) = ($"{world.Data.Host.Clock.Today:dd/MM/yyyy}", world.PairingId, Uri.EscapeDataString(SharedWorld.Common));
        string[] pages =
        [
            $"search?q={words}", $"search?q={world.Secrets[0].Word[..4]}", $"search?q={world.Secrets[1].Word[..4]}", $"pairing/pairings/history/{pairing}?take=800&on={today}",
            $"pairing/contributions?pairing={pairing}", $"pairing/contributions?view=Differing&q={words}", $"pairing/contributions?handler=Export&pairing={pairing}",
            "pairing/contributions?panel=filters", "pairing/pairings?panel=filters", "pairing/pairings?handler=Export", $"pairing/overviews/rows?year=2025&pairing={pairing}", "pairing/overviews/rows?year=2025",
            "pairing/overviews/pairings?year=2025", "pairing/overviews/givers?year=2025", "pairing/overviews/communes?year=2025", "administration/audit?p=2", "administration/audit?handler=Export",
        ];
        return pages.Select(page => viewer.Workspace.Path(page));
    }

    private static Task<Dictionary<string, IReadOnlyList<Guid>>> RecordsAsync(TestHost host, SharedWorld world) => world.Data.AsAsync(world.Mighty, world.Place, async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        return new Dictionary<string, IReadOnlyList<Guid>>
        {
            ["none"] = [],
            [nameof(TwinPairing)] = [world.PairingId, world.InnerId],
            [nameof(Agreement)] = world.AgreementIds,
            [nameof(Contribution)] = [.. world.Help.Select(help => help.Id)],
            [nameof(EvidenceFile)] = await db.Set<EvidenceFile>().Select(file => file.Id).ToListAsync(),
            [nameof(Party)] = [.. world.PartyOf.Values, .. world.PartyOf.Keys.Select(w => w.PartyId!.Value), .. world.ReceiverOf.Values],
            [nameof(AdminUnit)] = [.. world.ReceiverOf.Keys],
            [nameof(ActionLogEntry)] = await db.Set<ActionLogEntry>().Select(entry => entry.Id).ToListAsync(),
        };
    });

    /// <summary>Everything about a place or a party gathers what stands in many records.</summary>
    private static IEnumerable<(string Path, string Kind)> Hubs(string folder, string kind) =>
        new[] { "details", "papers", "history" }.Select(page => ($"/directory/{folder}/{page}", kind));

    /// <summary>The number of a record that does not say whose it is; a period's own code is nobody's.</summary>
    [GeneratedRegex(@"(?<![A-Z]-)\b(?!KN-\d{4}-\d{4})(KN|DG)-\d[\d-]*")]
    private static partial Regex BareCode();

    private sealed class Crawl(Viewer viewer, IReadOnlyList<Secret> secrets, string prefix)
    {
        private readonly HashSet<Secret> _shown = [];
        private bool _wasToldACode;

        public List<string> Found { get; } = [];

        public int Answers { get; private set; }

        public int Workbooks { get; private set; }

        public int Refused { get; private set; }

        public void Read(Door? door, string address, Answer answer)
        {
            Answers++;
            if ((int)answer.Status >= 500)
            {
                Found.Add($"{viewer.Name}: {address} answers {(int)answer.Status}");
            }

            var text = TextOf(answer);
            _wasToldACode |= text.Contains(prefix + "-KN-", StringComparison.Ordinal);
            if (IsOutside && BareCode().Match(text) is { Success: true } bare)
            {
                Found.Add($"{viewer.Name} is shown {bare.Value} of some locality by {door?.Name ?? "a list"} {address}");
            }

            foreach (var secret in secrets.Where(secret => text.Contains(secret.Word, StringComparison.OrdinalIgnoreCase)))
            {
                _shown.Add(secret);
                if (!viewer.MaySee(secret))
                {
                    Found.Add($"{viewer.Name} is shown {secret.Word} by {door?.Name ?? "a list"} {address}");
                }
            }
        }

        public void Refuses(Door door, string address, Answer answer)
        {
            Refused++;
            if (!Prober.IsRefusal(answer))
            {
                Found.Add($"{viewer.Name} is let in by {door.Name} {address}: {(int)answer.Status}");
            }
        }

        public void Finish()
        {
            Found.AddRange(secrets.Where(secret => viewer.MaySee(secret) && !_shown.Contains(secret)).Select(secret => $"{viewer.Name} is never shown {secret.Word}"));
            if (IsOutside && secrets.Any(viewer.MaySee) && !_wasToldACode)
            {
                Found.Add($"{viewer.Name} is never shown a code with its prefix");
            }
        }

        private bool IsOutside => viewer.Workspace.Kind != WorkspaceKind.Locality;

        /// <summary>A workbook or a paper is read as its parts, with the names of files in headers.</summary>
        private string TextOf(Answer answer)
        {
            var headers = answer.Response.Content.Headers.ToString();
            if (answer.Response.Content.Headers.ContentType?.MediaType?.Contains("officedocument", StringComparison.Ordinal) != true)
            {
                return headers + answer.Body;
            }

            Workbooks++;
            using var archive = new ZipArchive(new MemoryStream(answer.Bytes));
            return headers + string.Concat(archive.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                return reader.ReadToEnd();
            }));
        }
    }
}
