using System.IO.Compression;
using System.Net;
using System.Xml;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>Records full of markup and formulas stay text in every file; <see cref="SafetyTests"/> says it of pages.</summary>
public sealed class HostileTextTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Text_OfEveryRecord_StaysTextInEveryFile(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var world = await World.CreateAsync(host, HostileText.Everywhere);
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
}
