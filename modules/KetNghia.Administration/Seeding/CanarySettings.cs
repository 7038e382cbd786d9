using KetNghia.Administration.Accounts;
using KetNghia.Framework.Jobs;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Seeding;
using KetNghia.Framework.Settings;
using KetNghia.Framework.Workspaces;

namespace KetNghia.Administration.Seeding;

/// <summary>The people of an isolation test sign in with a password alone.</summary>
internal sealed class CanarySettings(KetNghiaDbContext db, ICurrentTenant tenant, ISettings settings) : ICanarySeeder
{
    public int Order => 0;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            await settings.SetAsync(SecuritySettings.EnforceTwoFactor, "false", forHost: true, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
