using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>The process is killed while clerks issue papers: a number and the paper that bears it stand or fall together.</summary>
public sealed class CrashNumberTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Papers = 24;
    private const int Clerks = 3;
    private const string Taken = "SELECT COUNT(*) FROM Doc_RegisterEntries";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [DatabaseTest]
    public async Task Kill_WhileNumbersAreTaken_LeavesNoNumberWithoutItsPaper(Provider provider)
    {
        var random = new Random(20260205 + (int)provider);
        var host = await hosts.StartOwnAsync(provider, _ => { });
        host.Clock.Set(DateTime.UtcNow);
        var data = new TestData(host);
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var papers = new List<Guid>();
        for (var i = 0; i < Papers; i++)
        {
            papers.Add(await data.ApprovedPaperAsync(scene));
        }

        await using var process = new ProductProcess(host.Database);
        using var clerk = await data.VisitAsync(scene.District, process.Visitor(host));
        await host.StopAsync();

        var cut = 0;
        foreach (var until in new[] { 3, 9 })
        {
            await process.StartAsync();
            var clerks = Work(clerk, scene, papers);
            await UntilAsync(host, until + random.Next(3), process);
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 15));
            await process.KillAsync();
            cut += (await Task.WhenAll(clerks)).Sum();
            await ShouldAgreeAsync(host);
        }

        await process.StartAsync();
        await Task.WhenAll(Work(clerk, scene, papers));
        var (code, output) = await process.RunAsync("verify", "--json");
        await process.KillAsync();

        cut.ShouldBeGreaterThan(0, "the process never died with a paper on its way");
        await ShouldAgreeAsync(host);
        (await host.Database.NumberAsync(Taken)).ShouldBe(Papers);
        (await host.Database.NumberAsync("SELECT MAX(Number) FROM Doc_RegisterEntries")).ShouldBe(Papers, "no number was left out");
        JsonDocument.Parse(output).RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue($"{code}: {output}");
    }

    /// <summary>Each clerk issues every third paper that is not issued yet.</summary>
    /// <returns>How many papers were cut off before the answer came.</returns>
    private static List<Task<int>> Work(Visitor clerk, PairingScene scene, IReadOnlyList<Guid> papers) => [.. Enumerable.Range(0, Clerks).Select(async first =>
    {
        foreach (var paper in papers.Where((_, i) => i % Clerks == first))
        {
            try
            {
                var form = await clerk.GetAsync(scene.Place.Path($"documents/papers/issue/{paper}"));
                if (form.Status == System.Net.HttpStatusCode.OK)
                {
                    await clerk.SubmitAsync(form.MainForm);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                return 1;
            }
        }

        return 0;
    })];

    private static async Task ShouldAgreeAsync(TestHost host)
    {
        var issued = await host.Database.NumberAsync("SELECT COUNT(*) FROM Doc_Papers WHERE State = 'Issued' AND Number IS NOT NULL");
        (await host.Database.NumberAsync(Taken)).ShouldBe(issued);
        (await host.Database.NumberAsync("SELECT COUNT(*) FROM Doc_RegisterEntries e JOIN Doc_Papers p ON p.Id = e.PaperId AND p.Number = e.Number AND p.State = 'Issued'")).ShouldBe(issued, "each number stands on its paper");
        (await host.Database.NumberAsync("SELECT MAX(Last) FROM Fw_NumberCounters WHERE Book LIKE 'paper:%'")).ShouldBe(issued, "no number is counted that no paper bears");
    }

    private static async Task UntilAsync(TestHost host, long atLeast, ProductProcess process)
    {
        var waited = Stopwatch.StartNew();
        while (await host.Database.NumberAsync(Taken) < atLeast)
        {
            waited.Elapsed.ShouldBeLessThan(Patience, process.Messages);
            await Task.Delay(10);
        }
    }
}
