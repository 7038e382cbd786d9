using KetNghia.Administration.Accounts;

namespace KetNghia.Administration.Seeding;

/// <summary>The people of an isolation test sign in with a password alone.</summary>
internal sealed class CanarySettings(KetNghiaDbContext db, ICurrentTenant tenant, ISettings settings, IActionLog log) : ICanarySeeder
{
    public int Order => 0;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            await settings.SetAsync(SecuritySettings.EnforceTwoFactor, "false", forHost: true, cancellationToken);
            log.Add(new ActionEntry("Administration.Setting.Changed", nameof(SettingValue), HostTenant.Value, SecuritySettings.EnforceTwoFactor)
            {
                Data = new Dictionary<string, object?> { ["before"] = "true", ["after"] = "false" },
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
