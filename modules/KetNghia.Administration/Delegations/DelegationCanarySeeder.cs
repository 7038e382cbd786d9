using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.Delegations;

/// <summary>In each locality the leader's decisions, to be held by the officer later: until then everybody may do what their roles say.</summary>
internal sealed class DelegationCanarySeeder(KetNghiaDbContext db, ICurrentTenant tenant, IDelegationProvisioning delegations, PermissionCatalogue catalogue, IClock clock) : ICanarySeeder
{
    /// <summary>After the people.</summary>
    public int Order => 6;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            var leader = world.Actors.First(a => a.Workspace == place.Slug && a.Roles.Contains(RoleCodes.Leader));
            var officer = world.Actors.First(a => a.Workspace == place.Slug && a.Roles.Contains(RoleCodes.DistrictOfficer));
            var given = catalogue.DefaultsOf(RoleCodes.Leader, place.Kind).Except(catalogue.DefaultsOf(RoleCodes.DistrictOfficer, place.Kind)).Where(p => catalogue.Find(p)!.IsDelegable).ToList();
            await delegations.EnsureAsync(
                new NewDelegation(place.Id, leader.AccountId, officer.AccountId, clock.Today.AddDays(300), clock.Today.AddDays(330), given)
                {
                    Capacity = ActingCapacity.ForHead,
                    PrincipalOffice = "CANARY " + place.Canary,
                    DeputyOffice = "CANARY " + place.Canary,
                    PaperNumber = "1/" + place.Canary,
                    PaperOn = clock.Today,
                    PaperIssuer = "Canary " + place.Canary,
                },
                cancellationToken);
            using (tenant.Change(place.Id))
            {
                world.Records.AddRange((await db.Set<Delegation>().Select(d => d.Id).ToListAsync(cancellationToken)).Select(id => new CanaryRecord(nameof(Delegation), id, null, place.Slug, nameof(DelegationState.Coming), null)));
            }
        }
    }
}
