using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Seeding;

/// <summary>The host workspace <c>/k/tinh</c>, and the default roles of every workspace that lacks them.</summary>
internal sealed class WorkspaceSeeder(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, PermissionCatalogue catalogue, ITexts texts) : ISeeder
{
    public int Order => 10;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!await db.Set<Workspace>().AnyAsync(w => w.Id == HostTenant.Value, cancellationToken))
        {
            using (tenant.Change(HostTenant.Value))
            {
                var host = new Workspace(HostTenant.Value, WorkspaceKind.Province, "tinh", texts["Workspace.Province"]);
                db.Add(host);
                log.Add(new ActionEntry("Administration.Workspace.Seeded", nameof(Workspace), host.Id, host.Name));
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        foreach (var workspace in await db.Set<Workspace>().AsNoTracking().Select(w => new { w.Id, w.Kind }).ToListAsync(cancellationToken))
        {
            using (tenant.Change(workspace.Id))
            {
                await EnsureRolesAsync(workspace.Id, workspace.Kind, cancellationToken);
            }
        }
    }

    /// <summary>Adds missing default roles to the current tenant. Existing ones keep what administrators made of them.</summary>
    public async Task EnsureRolesAsync(Guid tenantId, WorkspaceKind kind, CancellationToken cancellationToken)
    {
        if (!await db.Set<WorkspaceGuard>().AnyAsync(g => g.Id == tenantId, cancellationToken))
        {
            db.Add(new WorkspaceGuard(tenantId));
        }

        var existing = await db.Set<Role>().Select(r => r.Code).ToListAsync(cancellationToken);
        foreach (var code in RoleCodes.Of(kind).Except(existing))
        {
            var role = new Role(ids.New(), tenantId, code, texts["Role." + code], isDefault: true, catalogue.DefaultsOf(code, kind))
            {
                RequiresTwoFactor = code is RoleCodes.LocalityAdmin or RoleCodes.ProvinceAdmin,
            };
            db.Add(role);
            log.Add(new ActionEntry("Administration.Role.Seeded", nameof(Role), role.Id, role.Name));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
