using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>A long log is verified page by page: what is held does not grow with it, and how far it is is said.</summary>
[Collection(Alone.Name)]
public sealed class LongLogTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Rows = 30_000;
    private const long MostHeld = 24 * 1024 * 1024;

    [DatabaseTest]
    public async Task Verify_ThirtyThousandRows_HoldsFewAndSaysHowFarItIs(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await FillAsync(data, place);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        var sealing = await SqlLog.OfAsync(() => data.Host.Services.GetRequiredService<Sealer>().RunAsync(CancellationToken.None));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, said) = (0L, new List<string>());

        var result = await data.Host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None, (id, count) =>
        {
            said.Add($"{id} {count}");
            most = count == 0 ? most : Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });

        sealing.Count.ShouldBeLessThan(Rows / SealBlock.MaxRows * 5, "so many a block, however long the log");
        result.Invariants.SelectMany(i => i.Failures).ShouldBeEmpty();
        said.ShouldContain("I13 25000");
        said.ShouldContain("I18 25000");
        most.ShouldBeLessThan(MostHeld);
    }

    private static async Task FillAsync(TestData data, TestWorkspace place)
    {
        for (var page = 0; page < Rows / 1000; page++)
        {
            await data.Host.WithAsync(
                async services =>
                {
                    for (var i = 0; i < 1000; i++)
                    {
                        services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Account.PasswordConfirmed", "Account", place.Id, place.Name) { Reason = new string('x', 500) });
                    }

                    await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
                },
                AmbientFrame.Empty with { TenantId = place.Id });
        }
    }
}
