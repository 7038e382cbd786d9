using KetNghia.Administration.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration.Seeding;

/// <summary>The localities, the first sponsor's workspace, and who opens the pages that are measured: those of the first locality, the province and the sponsor.</summary>
internal sealed class LargeLocalities(IServiceScopeFactory scopes, PermissionCatalogue permissions) : ILargeSeeder
{
    public int Order => 20;

    public async Task SeedAsync(LargeWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Places)
        {
            place.Workspace = await WorkspaceAsync(WorkspaceKind.Locality, place.Slug, place.Name, [place.DistrictId, .. place.Communes.Select(c => c.UnitId)], null, cancellationToken);
        }

        var (first, sponsor) = (world.Places[0], world.Sponsors[0]);
        var speaking = await WorkspaceAsync(WorkspaceKind.Sponsor, "dv-mau", sponsor.Name, null, sponsor.Id, cancellationToken);
        var host = new WorkspaceInfo(HostTenant.Value, HostTenant.Value, WorkspaceKind.Province, "tinh", "");
        foreach (var row in Rows())
        {
            var workspace = row[2] switch { "province" => host, "sponsor" => speaking, _ => first.Workspace! };
            await PersonAsync(world, row, workspace, row[2] == "first-commune" ? [first.Communes[0].UnitId] : [], cancellationToken);
        }
    }

    private async Task<WorkspaceInfo> WorkspaceAsync(
        WorkspaceKind kind, string slug, string name, IReadOnlyCollection<Guid>? units, Guid? party, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<IAccountProvisioning>().EnsureWorkspaceAsync(
            kind, slug, name, kind == WorkspaceKind.Locality ? LocalityKind.OldDistrict : LocalityKind.None, units, party, cancellationToken);
        return new WorkspaceInfo(id, id, kind, slug, name, party);
    }

    private async Task PersonAsync(LargeWorld world, string[] row, WorkspaceInfo workspace, IReadOnlyCollection<Guid> units, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccountProvisioning>();
        var id = await accounts.EnsureAccountAsync(row[0], row[1], world.Password, cancellationToken: cancellationToken);
        await accounts.EnsureMembershipAsync(workspace.Id, id, [row[3]], units, cancellationToken);
        world.People[row[0]] = new UserInfo(id, row[0], row[1], null, [row[3]], permissions.DefaultsOf(row[3], workspace.Kind).ToHashSet());
    }

    private static IEnumerable<string[]> Rows()
    {
        using var stream = typeof(LargeLocalities).Assembly.GetManifestResourceStream("large-people.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(l => l.Split(';'))];
    }
}
