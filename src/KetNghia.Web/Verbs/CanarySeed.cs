using KetNghia.Administration.Contracts;
using KetNghia.Directory.Contracts;

namespace KetNghia.Web.Verbs;

/// <summary>
/// A province for isolation tests: four localities, two sponsors, every role in every kind of workspace, commune officers
/// limited to their commune; then the records of every module's canary seeder.
/// </summary>
internal sealed class CanarySeed(IServiceScopeFactory scopes)
{
    /// <summary>Old districts by their register code, in force on <see cref="AsOf"/>.</summary>
    private static readonly (string Slug, string Code)[] Localities = [("nam-giang", "510"), ("tay-giang", "504"), ("dong-giang", "505"), ("phuoc-son", "511")];

    private static readonly DateOnly AsOf = new(2024, 1, 1);

    /// <returns>Null when the database is not empty.</returns>
    public async Task<CanaryWorld?> RunAsync(int seed, CancellationToken cancellationToken)
    {
        var world = new CanaryWorld(seed);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            if ((await services.GetRequiredService<IWorkspaceDirectory>().LocalitiesAsync(cancellationToken)).Count > 0)
            {
                return null;
            }

            await WorkspacesAsync(services, world, cancellationToken);
            await PeopleAsync(services, world, cancellationToken);
        }

        List<Type> seeders;
        await using (var scope = scopes.CreateAsyncScope())
        {
            seeders = [.. scope.ServiceProvider.GetServices<ICanarySeeder>().OrderBy(s => s.Order).Select(s => s.GetType())];
        }

        foreach (var type in seeders)
        {
            await using var scope = scopes.CreateAsyncScope();
            using (AmbientFrame.Push(AmbientFrame.Empty))
            {
                await scope.ServiceProvider.GetServices<ICanarySeeder>().First(s => s.GetType() == type).SeedAsync(world, cancellationToken);
            }
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            await new CanaryRecords(scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>()).CompleteAsync(world, cancellationToken);
        }

        return world;
    }

    /// <summary>The shape of the file (RELIABILITY §8.1).</summary>
    public static object Output(CanaryWorld world) => new
    {
        tenants = world.Tenants.Select(t => new { t.Slug, t.Id, t.Canary, kind = t.Kind.ToString() }),
        actors = world.Actors.Select(a => new { a.UserName, a.Password, a.TotpSecret, a.Workspace, a.Roles, a.UnitCode }),
        records = world.Records,
        tokens = world.Tokens,
    };

    private static async Task WorkspacesAsync(IServiceProvider services, CanaryWorld world, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<IAccountProvisioning>();
        var directory = services.GetRequiredService<IDirectoryProvisioning>();
        var units = services.GetRequiredService<IUnitLookup>();
        world.Tenants.Add(new CanaryTenant(HostTenant.Value, WorkspaceKind.Province, "tinh", Canary(world), []));
        foreach (var (slug, code) in Localities)
        {
            var district = await directory.UnitByCodeAsync(code, AsOf, cancellationToken) ?? throw new InvalidOperationException($"The register has no unit {code}.");
            var communes = (await units.ChildrenAsync(district.Id, cancellationToken)).Where(u => u.ValidFrom is null || u.ValidFrom <= AsOf).ToList();
            var id = await accounts.EnsureWorkspaceAsync(
                WorkspaceKind.Locality, slug, district.Name, LocalityKind.OldDistrict, [district.Id, .. communes.Select(c => c.Id)], null, cancellationToken);
            world.Tenants.Add(new CanaryTenant(id, WorkspaceKind.Locality, slug, Canary(world), [.. communes.Select(c => new CanaryUnit(c.Id, c.Code))]));
        }

        for (var i = 1; i <= 2; i++)
        {
            var party = await directory.EnsurePartyAsync($"CANARY-{i}", $"Canary sponsor {i}", PartyKind.Agency, null, cancellationToken);
            var id = await accounts.EnsureWorkspaceAsync(WorkspaceKind.Sponsor, $"dv-canary-{i}", $"Canary sponsor {i}", LocalityKind.None, null, party, cancellationToken);
            world.Tenants.Add(new CanaryTenant(id, WorkspaceKind.Sponsor, $"dv-canary-{i}", Canary(world), [], party));
        }
    }

    private static async Task PeopleAsync(IServiceProvider services, CanaryWorld world, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<IAccountProvisioning>();
        foreach (var tenant in world.Tenants)
        {
            foreach (var role in RoleCodes.Of(tenant.Kind))
            {
                foreach (var unit in role == RoleCodes.CommuneOfficer ? tenant.Units.Take(2).Cast<CanaryUnit?>() : [null])
                {
                    var actor = new CanaryActor(Guid.Empty, UserName(tenant, role, unit), world.Text(16), null, tenant.Slug, [role], unit?.Code);
                    var id = await accounts.EnsureAccountAsync(actor.UserName, "Canary " + tenant.Canary, actor.Password, cancellationToken: cancellationToken);
                    await accounts.EnsureMembershipAsync(tenant.Id, id, [role], unit is null ? null : [unit.Id], cancellationToken);
                    world.Actors.Add(actor with { AccountId = id });
                }
            }
        }
    }

    private static string UserName(CanaryTenant tenant, string role, CanaryUnit? unit) =>
        string.Join('.', new[] { tenant.Slug, role, unit?.Code }.OfType<string>());

    private static string Canary(CanaryWorld world) => "canary" + world.Text(18);
}
