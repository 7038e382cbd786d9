using KetNghia.Emulation.Rubrics;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A rubric of the locality, as a draft full of its canary.</summary>
internal sealed class EmulationWorldPart : IWorldPart
{
    public int Order => 70;

    public Task BuildAsync(World world, Place place) => world.Data.AsAsync(place.Mighty, place.Workspace, services =>
    {
        var shipped = ShippedRubrics.All[0];
        return services.GetRequiredService<RubricAppService>().CreateAsync(shipped.Subject, shipped.Rubric with { Name = place.Canary, Code = "CHIM" }, null, CancellationToken.None);
    });
}
