using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Random work with faults, by seed, against a plain model. A failing seed names itself and fails again in the same way.</summary>
public sealed class FaultSimulationTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Seeds = 30;
    private const int Operations = 60;
    private const int OneIn = 60;

    /// <summary>The invariants look at the whole database; each seed by itself is compared with its ledger.</summary>
    private const int Together = 5;

    [Fact]
    public async Task Chain_WithFaultsOfTheDatabaseAndTheDisk_ReadsAsThePlainLedger()
    {
        var faults = new Faults(0);
        var data = new TestData(await hosts.StartOwnAsync(Provider.Sqlite, faults.Install));
        await RunAsync(data, faults, seed: 0, oneIn: 0);
        var runs = new List<FaultSimulation>();

        for (var seed = 1; seed <= Seeds; seed++)
        {
            runs.Add(await RunAsync(data, faults, seed, OneIn));
            if (seed % Together == 0)
            {
                await VerifyAsync(data, seed);
            }
        }

        var again = await RunAsync(data, faults, seed: Seeds, OneIn);
        again.Trace.ShouldBe(runs[^1].Trace, "the same seed goes the same way");
        runs.Sum(r => r.Faulted).ShouldBeGreaterThan(Seeds * Operations / 20, "too few faults to say anything");
        runs.Sum(r => r.Refused).ShouldBeInRange(Seeds, Seeds * Operations / 2, "work must be done and refused");
    }

    private static async Task<FaultSimulation> RunAsync(TestData data, Faults faults, int seed, int oneIn)
    {
        var scene = await data.CreateSceneAsync();
        var simulation = new FaultSimulation(data, faults, scene, await data.CreateActivePairingAsync(scene), seed);
        await simulation.RunAsync(Operations, oneIn);
        return simulation;
    }

    private static Task VerifyAsync(TestData data, int seed) => data.Host.WithAsync(async services =>
    {
        foreach (var invariant in services.GetServices<IInvariant>().Where(i => i.Id is "I3" or "I4" or "I6" or "I13"))
        {
            var report = new InvariantReport();
            await invariant.CheckAsync(report, CancellationToken.None);
            report.Failures.ShouldBeEmpty($"{invariant.Id} after seeds {seed - Together + 1} to {seed}");
        }
    });
}
