using System.Diagnostics;
using System.Text.Json;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>
/// The process is killed while people write and an import runs. An acknowledged write outlives it, one without an answer may
/// be sent again with the same key, and an import ends whole or leaves nothing.
/// </summary>
public sealed class CrashTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Creates = 300;
    private const int Many = 200;
    private const int Fewer = 80;
    private const string ImportJobs = "SELECT COUNT(*) FROM Fw_JobRuns WHERE Job = 'Imports.Run'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [DatabaseTest]
    public async Task Kill_AmongWritesAndImports_LosesNothingAndDoublesNothing(Provider provider)
    {
        var random = new Random(20250515 + (int)provider);
        await using var product = await ArrangeAsync(provider);
        using var whole = await ImporterAsync(product);
        using var nothing = await ImporterAsync(product);
        var writes = await WritesAsync(product);
        await product.Host.StopAsync();

        await product.Process.StartAsync();
        await whole.UploadAsync("NHIEU", Many);
        await nothing.UploadAsync("IT", Fewer);
        var written = await KillAsync(product, writes, random, () => whole.ApplyAsync("GoodRowsOnly"), RowsIn("Applied"), atLeast: 51 + random.Next(80));

        await product.Process.StartAsync();
        var applied = await whole.EndAsync();
        await nothing.EndAsync();
        await nothing.TakeCodeAsync($"IT-{Fewer}");
        var halfWritten = await KillAsync(product, writes, random, () => nothing.ApplyAsync("AllOrNothing"), ImportJobs + " AND State = 'Running'", atLeast: 1, RowsIn("Applied") + $" AND RunId IN (SELECT RunId FROM Imp_Rows GROUP BY RunId HAVING COUNT(*) = {Fewer})");

        await product.Process.StartAsync();
        var rolledBack = await nothing.EndAsync();
        await UntilAsync(product, ImportJobs + " AND State = 'Succeeded'", atLeast: 4);
        await KillAsync(product, writes, random, () => Task.CompletedTask, RowsIn("Applied"), atLeast: 0);

        await product.Process.StartAsync();
        await writes.FinishAsync();
        await writes.ShouldAnswerTheSameAgainAsync(sample: 25);
        var stored = await writes.StoredAsync();
        await product.Process.KillAsync();

        writes.Refusals.ShouldBeEmpty(product.Process.Messages);
        writes.Unanswered.ShouldBeGreaterThan(0, "the process never died with a request on its way");
        writes.Made.Count.ShouldBe(Creates);
        stored.Order().ShouldBe(writes.Made.Values.Order());
        stored.Select(s => s.Number[s.Number.IndexOf("DG-", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Range(1, Creates).Select(n => $"DG-{product.Host.Clock.Today.Year}-{n:0000}").Order(StringComparer.Ordinal), "no number is left out or given twice");
        written.ShouldBeInRange(1, Many - 1, "the process was to die among the rows");
        applied.Total("applied").ShouldBe(Many);
        halfWritten.ShouldBe(0, "what goes in whole is never there by half");
        rolledBack.Text.ShouldContain("không nhập dòng nào");
        rolledBack.Total("applied").ShouldBe(0);
        await ShouldHaveEndedWellAsync(product.Host);
        await ShouldVerifyAsync(product.Process);
    }

    /// <summary>Lets people write, begins an import while they do, and kills in the middle of both.</summary>
    /// <returns>How far the import had come.</returns>
    private static async Task<long> KillAsync(Installation product, CrashWrites writes, Random random, Func<Task> import, string sql, long atLeast, string? counted = null)
    {
        var running = writes.Begin(enough: 30 + random.Next(40));
        await running.Enough;
        await import();
        await UntilAsync(product, sql, atLeast);
        await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 15));
        await product.Process.KillAsync();
        await running.EndAsync();
        return await product.Host.Database.NumberAsync(counted ?? sql);
    }

    /// <summary>Two checks, and two jobs that a fresh process took a second time; none is still held, no row is there twice or by half.</summary>
    private static async Task ShouldHaveEndedWellAsync(TestHost host)
    {
        (await host.Database.NumberAsync(ImportJobs)).ShouldBe(4);
        (await host.Database.NumberAsync(ImportJobs + " AND State = 'Succeeded' AND Owner IS NULL AND LeaseUntilUtc IS NULL")).ShouldBe(4);
        (await host.Database.NumberAsync(ImportJobs + " AND Attempts >= 2 AND Fence >= 2")).ShouldBeGreaterThanOrEqualTo(2);
        (await host.Database.NumberAsync(Parties("NHIEU"))).ShouldBe(Many);
        (await host.Database.NumberAsync(Parties("IT"))).ShouldBe(1, "only the one entered by hand");
    }

    private static async Task ShouldVerifyAsync(ProductProcess process)
    {
        var (code, output) = await process.RunAsync("verify", "--json");
        code.ShouldBe(0, output);
        JsonDocument.Parse(output).RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue(output);
    }

    private static string RowsIn(string state) => $"SELECT COUNT(*) FROM Imp_Rows WHERE State = '{state}'";

    private static string Parties(string prefix) => $"SELECT COUNT(*) FROM Dir_Parties WHERE Code LIKE '{prefix}-%' AND IsRemoved = 0";

    private static async Task UntilAsync(Installation product, string sql, long atLeast)
    {
        var waited = Stopwatch.StartNew();
        while (await product.Host.Database.NumberAsync(sql) < atLeast)
        {
            waited.Elapsed.ShouldBeLessThan(Patience, $"{sql}\n{product.Process.Messages}");
            await Task.Delay(10);
        }
    }

    /// <summary>The world is built by a host that then stops; from there on only the executable writes into the database.</summary>
    private async Task<Installation> ArrangeAsync(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, _ => { });
        host.Clock.Set(DateTime.UtcNow);
        return new Installation(host, new TestData(host), new ProductProcess(host.Database) { Settings = { ["Jobs__Lease"] = "00:00:02" } });
    }

    private static async Task<CrashImporter> ImporterAsync(Installation product)
    {
        var place = await product.Data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var officer = await product.Data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        return new CrashImporter(place, await product.Data.VisitAsync(officer, product.Process.Visitor(product.Host)), Patience);
    }

    private static async Task<CrashWrites> WritesAsync(Installation product)
    {
        var scene = await product.Data.CreateSceneAsync();
        var pairing = await product.Data.CreateActivePairingAsync(scene);
        return new CrashWrites(product.Process, scene, pairing, await product.Data.CreateTokenAsync(scene.Focal, scene.SponsorPlace), product.Host.Clock.Today, Creates);
    }

    private sealed record Installation(TestHost Host, TestData Data, ProductProcess Process) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
