using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using KetNghia.Tests.Pairing;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    internal Task<Guid> CreateClusterAsync(PairingScene scene, string name) => AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<ClusterAppService>().CreateAsync(SubjectKind.Commune, new ClusterFacts(name, null), CancellationToken.None));

    internal Task JoinClusterAsync(PairingScene scene, Guid cluster, Guid unit, DateOnly from, DateOnly? to = null) => AsAsync(scene.District, scene.Place, async services =>
    {
        await services.GetRequiredService<ClusterAppService>().JoinAsync(cluster, [new ClusterSubject(unit, "Xã Thử")], from, to, CancellationToken.None);
        return 0;
    });

    /// <summary>A commune that changed its cluster with the year, and leads the one it is in now.</summary>
    internal async Task ChangedClusterAsync(PairingScene scene)
    {
        var year = Host.Clock.Today.Year;
        var (before, now) = (await CreateClusterAsync(scene, "Cụm cũ"), await CreateClusterAsync(scene, "Cụm mới"));
        await JoinClusterAsync(scene, before, scene.UnitId, new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31));
        await JoinClusterAsync(scene, now, scene.UnitId, new DateOnly(year, 1, 1));
        await AsAsync(scene.District, scene.Place, async services =>
        {
            await services.GetRequiredService<ClusterAppService>().LeadAsync(now, 2, year, scene.UnitId, null, CancellationToken.None);
            return 0;
        });
    }
}
