using KetNghia.Emulation.Rubrics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Seeding;

/// <summary>In every locality a rubric in each state, full of the locality's canary.</summary>
internal sealed class RubricCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    public int Order => 70;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            foreach (var state in Enum.GetValues<RubricState>())
            {
                await using var scope = scopes.CreateAsyncScope();
                using (AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.DistrictOfficer)))
                {
                    var id = await MakeAsync(scope.ServiceProvider.GetRequiredService<RubricAppService>(), place.Canary, state, cancellationToken);
                    world.Records.Add(new CanaryRecord(nameof(RubricVersion), id, null, place.Slug, state.ToString(), null));
                }
            }
        }
    }

    private async Task<Guid> MakeAsync(RubricAppService rubrics, string canary, RubricState state, CancellationToken cancellationToken)
    {
        var shipped = ShippedRubrics.All[0];
        var named = shipped.Rubric with { Name = canary, Code = $"{canary}-{(int)state}", Base = shipped.Rubric.Base with { Name = canary } };
        var id = await rubrics.CreateAsync(shipped.Subject, named, null, cancellationToken);
        if (state is RubricState.Published or RubricState.Retired)
        {
            await rubrics.PublishAsync(id, 1, clock.Today, null, cancellationToken);
        }

        if (state == RubricState.Retired)
        {
            await rubrics.RetireAsync(id, 2, clock.Today, canary, cancellationToken);
        }
        else if (state == RubricState.Discarded)
        {
            await rubrics.DiscardAsync(id, 1, canary, cancellationToken);
        }

        return id;
    }
}
