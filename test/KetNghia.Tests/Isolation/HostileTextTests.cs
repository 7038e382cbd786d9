using System.IO.Compression;
using System.Net;
using System.Xml;
using AngleSharp.Dom;
using KetNghia.Tests.TestBase;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Isolation;

/// <summary>Records full of markup, script addresses, formulas and templates are shown as the text they are, on every page and in every file.</summary>
public sealed class HostileTextTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Hostile = "javascript:kn('\"><kn-x onload=1>{{7*7}}@(7*7)$=7*7]]>&lt;";
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster"];

    [DatabaseTest(OnSqliteOnly = "SafetyTests opens the same pages on both; read here is their markup")]
    public async Task Text_OfEveryRecord_StaysTextOnEveryPage(Provider provider)
    {
        var (host, world) = await PrepareAsync(provider);
        var samples = new Samples(host);
        var doors = (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: null }).ToList();
        var (found, shown) = (new List<string>(), 0);

        foreach (var (person, workspace) in new[] { (world.Here.Mighty, world.Here.Workspace), (world.ProvincePerson, world.Data.Province), (world.SponsorPerson, world.Sponsor) })
        {
            using var visitor = await world.Data.VisitAsync(person);
            foreach (var door in doors)
            {
                var answer = await visitor.GetAsync(await IsolationTests.AddressAsync(door, world.Here, workspace, samples, world.Here.InsideUnit));
                shown += answer.Text.Contains("{{7*7}}@(7*7)$=7*7", StringComparison.Ordinal) ? 1 : 0;
                found.AddRange(Faults(answer).Select(fault => $"{door.Name} in {workspace.Kind}: {fault}"));
            }
        }

        found.ShouldBeEmpty();
        shown.ShouldBeGreaterThan(15);
    }

    [DatabaseTest]
    public async Task Text_OfEveryRecord_StaysTextInEveryFile(Provider provider)
    {
        var (host, world) = await PrepareAsync(provider);
        var samples = new Samples(host);
        using var visitor = await world.Data.VisitAsync(world.Here.Mighty);
        var (found, books) = (new List<string>(), 0);

        foreach (var door in (await Doors.OfAsync(host)).Where(door => door is { Method: "GET", IsPage: true, Handler: not null }))
        {
            var answer = await visitor.GetAsync(await IsolationTests.AddressAsync(door, world.Here, world.Here.Workspace, samples, world.Here.InsideUnit));
            if (answer.Status == HttpStatusCode.OK && answer.Bytes is [0x50, 0x4B, ..])
            {
                books++;
                found.AddRange(Parts(answer.Bytes).Select(fault => $"{door.Name}: {fault}"));
            }
        }

        found.ShouldBeEmpty();
        books.ShouldBeGreaterThan(1);
    }

    private static IEnumerable<string> Faults(Answer answer)
    {
        if ((int)answer.Status >= 500)
        {
            yield return $"answers {(int)answer.Status}";
        }

        if (answer.Has("kn-x") || answer.Body.Contains("<kn-x", StringComparison.OrdinalIgnoreCase))
        {
            yield return "holds markup that was typed";
        }

        foreach (var element in answer.Document.All)
        {
            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"<{element.LocalName} {attribute.Name}>";
            }

            foreach (var address in element.Attributes.Where(a => Addresses.Contains(a.Name) && IsRisky(a.Value)))
            {
                yield return $"<{element.LocalName} {address.Name}=\"{address.Value}\">";
            }
        }
    }

    private static bool IsRisky(string address) =>
        new string([.. address.Where(c => c > ' ')]) is var plain
        && (plain.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || (plain.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !plain.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Parts(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        foreach (var part in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            var document = new XmlDocument { XmlResolver = null };
            using var stream = part.Open();
            document.Load(stream);
            if (document.GetElementsByTagName("f", "http://schemas.openxmlformats.org/spreadsheetml/2006/main").Count > 0 || document.GetElementsByTagName("kn-x").Count > 0)
            {
                yield return part.FullName + " holds a formula or markup";
            }
        }
    }

    private async Task<(TestHost Host, World World)> PrepareAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        return (host, await World.CreateAsync(host, Hostile));
    }
}
