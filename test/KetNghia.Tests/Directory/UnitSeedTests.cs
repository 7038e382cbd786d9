using KetNghia.Directory.Contracts;
using KetNghia.Directory.Units;
using KetNghia.Data;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Directory;

/// <summary>The shipped register of units and the look-ups that stand on it.</summary>
public sealed class UnitSeedTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly DateOnly Before = new(2024, 6, 1);
    private static readonly DateOnly After = new(2026, 6, 1);

    [DatabaseTest]
    public async Task Seed_FreshInstallation_HoldsBothStatesOfTheProvince(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var (districts, communes, since2025) = await host.WithAsync(async services =>
        {
            var units = services.GetRequiredService<KetNghiaDbContext>().Set<AdminUnit>();
            return (
                await UnitLookup.InForce(units, Before).CountAsync(u => u.Level == 2),
                await UnitLookup.InForce(units, Before).CountAsync(u => u.Level == 3),
                await UnitLookup.InForce(units, After).CountAsync(u => u.Level == 3));
        });

        districts.ShouldBe(18);
        communes.ShouldBe(241);
        since2025.ShouldBe(94);
    }

    [DatabaseTest]
    public async Task Seed_Again_ChangesNothing(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var before = await host.ChecksumsAsync();

        await host.WithAsync(services => services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None));

        (await host.ChecksumsAsync()).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Ids_OfShippedUnits_AreComputedFromCodeAndDate(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var found = await host.WithAsync(services => services.GetRequiredService<IUnitLookup>()
            .GetAsync([UnitIds.Of("510"), UnitIds.Of("20701"), UnitIds.Of2025("20707")], CancellationToken.None));

        found[UnitIds.Of("510")].Name.ShouldBe("Huyện Nam Giang");
        found[UnitIds.Of("20701")].ParentId.ShouldBe(UnitIds.Of("510"));
        found[UnitIds.Of2025("20707")].Label.ShouldBe("Xã Nam Giang – Đà Nẵng");
    }

    [DatabaseTest]
    public async Task Label_OfUnitNoLongerInForce_SaysUntilWhen(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        host.Clock.Set(new DateTime(2026, 1, 5, 2, 0, 0, DateTimeKind.Utc));

        var found = await host.WithAsync(services => services.GetRequiredService<IUnitLookup>().SearchAsync("zuoich", null, 10, CancellationToken.None));

        found.Select(u => u.Label).ShouldContain("Xã Zuôich – Nam Giang – đến 30/6/2025");
    }

    [DatabaseTest]
    public async Task Search_ByOldNameAbbreviationOrOtherSpelling_FindsTheUnit(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        async Task<IReadOnlyList<string>> Names(string term, DateOnly? asOf) => [.. (await host.WithAsync(services =>
            services.GetRequiredService<IUnitLookup>().SearchAsync(term, asOf, 10, CancellationToken.None))).Select(u => u.Name)];

        (await Names("TAY GIANG", Before))[0].ShouldBe("Huyện Tây Giang");
        (await Names("h. đông giang", Before))[0].ShouldBe("Huyện Đông Giang");
        (await Names("zuôih", Before)).ShouldBe(["Xã Zuôich"]);
        (await Names("zuoich", After)).ShouldBe(["Xã Nam Giang"]);
        (await Names("chom", Before)).ShouldContain("Xã Ch'ơm");
    }

    [DatabaseTest]
    public async Task UnitByCode_ReusedCode_DependsOnTheDay(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var (before, after) = await host.WithAsync(async services =>
        {
            var provisioning = services.GetRequiredService<IDirectoryProvisioning>();
            return (await provisioning.UnitByCodeAsync("20707", Before, CancellationToken.None), await provisioning.UnitByCodeAsync("20707", After, CancellationToken.None));
        });

        before!.Id.ShouldNotBe(after!.Id);
        before.ValidTo.ShouldBe(new DateOnly(2025, 6, 30));
    }
}
