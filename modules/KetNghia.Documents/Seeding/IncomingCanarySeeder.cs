using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Incoming;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Documents.Seeding;

/// <summary>In every locality an incoming paper that stands in the register and one taken out, full of the locality's canary.</summary>
internal sealed class IncomingCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    public int Order => 62;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            foreach (var isRemoved in new[] { false, true })
            {
                await using var scope = scopes.CreateAsyncScope();
                using (AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, RoleCodes.DistrictOfficer)))
                {
                    var id = await MakeAsync(scope.ServiceProvider.GetRequiredService<IncomingAppService>(), place, isRemoved, cancellationToken);
                    world.Records.Add(new CanaryRecord(nameof(IncomingPaper), id, null, place.Slug, isRemoved ? "Removed" : "Registered", null));
                }
            }
        }
    }

    private async Task<Guid> MakeAsync(IncomingAppService papers, CanaryTenant place, bool isRemoved, CancellationToken cancellationToken)
    {
        var id = await papers.RegisterAsync(
            new IncomingInput
            {
                ArrivedOn = clock.Today,
                Kind = DecidingDocumentKind.Letter,
                Number = isRemoved ? "2" : "1",
                Notation = "UBND",
                Issuer = place.Canary,
                IssuedOn = clock.Today,
                Subject = place.Canary,
                PassedTo = place.Canary,
                Note = place.Canary,
            },
            [],
            cancellationToken);
        if (isRemoved)
        {
            await papers.RemoveAsync(id, 1, place.Canary, cancellationToken);
        }

        return id;
    }
}
