using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Seeding;

/// <summary>In every locality a cluster of its units, full of the locality's canary.</summary>
internal sealed class ClusterCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    public int Order => 72;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            await using var scope = scopes.CreateAsyncScope();
            using (AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.DistrictOfficer)))
            {
                var clusters = scope.ServiceProvider.GetRequiredService<ClusterAppService>();
                var id = await clusters.CreateAsync(SubjectKind.Commune, new ClusterFacts(place.Canary, place.Canary), cancellationToken);
                await clusters.JoinAsync(id, [.. place.Units.Select(u => new ClusterSubject(u.Id, place.Canary))], clock.Today, null, cancellationToken);
                world.Records.Add(new CanaryRecord(nameof(Cluster), id, null, place.Slug, nameof(ClusterState.Standing), null));
            }
        }
    }
}
