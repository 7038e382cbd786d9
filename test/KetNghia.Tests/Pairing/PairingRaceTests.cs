using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Rules two people can break at once are held by the database.</summary>
public sealed class PairingRaceTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Confirm_ManyAtOnce_LeavesOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 100);

        var results = await Race.RunAsync(32, runner => TryAsync(() => data.ConfirmAsync(scene, contribution, delivery, 90 + (runner % 10))));

        results.Count(r => r == "ok").ShouldBe(1);
        await data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                (await db.Set<Discrepancy>().CountAsync(d => d.ContributionId == contribution)).ShouldBe(1);
                (await db.Set<WorkItem>().CountAsync(w => w.OpenKey != null && w.OpenKey.StartsWith($"contribution:{contribution:N}:settle:"))).ShouldBe(2);
            },
            AmbientFrame.Empty with { TenantId = scene.Place.Id });
        await VerifyAsync(data);
    }

    [DatabaseTest]
    public async Task Propose_SamePairAtOnce_LeavesOneOpen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();

        var results = await Race.RunAsync(16, _ => TryAsync(() => data.ProposeAsync(scene)));

        results.Count(r => r == "ok").ShouldBe(1);
        results.Where(r => r != "ok").ShouldAllBe(r => r == PairingErrors.Overlap || r == PairingErrors.OverlapMeanwhile || r == "transient");
        await VerifyAsync(data);
    }

    /// <summary>Each round is a locality of its own, whose book of pledges has no page yet.</summary>
    [DatabaseTest]
    public async Task Pledge_WhileThePairingIsTakenBack_HasItsPairingOrIsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        for (var round = 0; round < 8; round++)
        {
            var scene = await data.CreateSceneAsync();
            var pairing = await data.CreateActivePairingAsync(scene);

            var results = await Race.RunAsync(2, runner => TryAsync(() => runner == 0 ? data.PledgeAsync(scene, pairing) : data.TakeBackPairingAsync(scene, pairing)));

            var (gone, pledges) = await data.Host.WithAsync(
                async services =>
                {
                    var db = services.GetRequiredService<KetNghiaDbContext>();
                    return (!await db.Set<TwinPairing>().AnyAsync(p => p.Id == pairing), await db.Set<Contribution>().CountAsync());
                },
                AmbientFrame.Empty with { TenantId = scene.Place.Id });
            results.Count(r => r == "ok").ShouldBeLessThan(2, string.Join(", ", results));
            (gone, pledges).ShouldBe((results[1] == "ok", results[0] == "ok" ? 1 : 0));
        }

        await VerifyAsync(data);
    }

    [DatabaseTest]
    public async Task Pledge_ManyAtOnce_TakesNumbersWithoutGap(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);

        var results = await Race.RunAsync(16, _ => TryAsync(() => data.PledgeAsync(scene, pairing)));

        var numbers = await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(),
            AmbientFrame.Empty with { TenantId = scene.Place.Id });
        numbers.Count.ShouldBe(results.Count(r => r == "ok"));
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(n => $"DG-2025-{n:0000}"));
        await VerifyAsync(data);
    }

    [DatabaseTest]
    public async Task Reverse_AtOnce_LeavesOneReversal(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));

        var results = await Race.RunAsync(8, _ => TryAsync(() => data.AsAsync(scene.Accountant, scene.Place, services =>
            services.GetRequiredService<ContributionAppService>().ReverseAsync(contribution, "Ghi nhầm", CancellationToken.None))));

        results.Count(r => r == "ok").ShouldBe(1);
        await VerifyAsync(data);
    }

    private static async Task<string> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
            return "ok";
        }
        catch (BusinessException e)
        {
            return e.Code;
        }
        catch (DbUpdateConcurrencyException)
        {
            return FrameworkErrors.ChangedMeanwhile;
        }
        catch (RecordNotFoundException)
        {
            return "gone";
        }
        catch (Exception e) when (e is TransientConflictException || DatabaseErrors.IsTransient(e))
        {
            return "transient";
        }
    }

    /// <summary>Whatever happened, what is stored still adds up.</summary>
    private static Task VerifyAsync(TestData data) => data.Host.WithAsync(async services =>
    {
        foreach (var invariant in services.GetServices<IInvariant>().Where(i => i.Id is "I3" or "I4" or "I6" or "I7" or "I13"))
        {
            var report = new InvariantReport();
            await invariant.CheckAsync(report, CancellationToken.None);
            report.Failures.ShouldBeEmpty(invariant.Id);
        }
    });
}
