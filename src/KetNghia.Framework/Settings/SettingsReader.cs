using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;

namespace KetNghia.Framework.Settings;

internal sealed class SettingsReader(
    KetNghiaDbContext db, ModuleSet modules, IConfiguration configuration, IIdGenerator ids, HostTenant host, KeptSettings kept, IDataProtectionProvider protection)
    : ISettings
{
    private const string Purpose = "KetNghia.Settings";

    private Guid Here => AmbientFrame.Current.Workspace?.TenantId ?? AmbientFrame.Current.TenantId ?? host.Id;

    public async Task<string> GetAsync(string name, CancellationToken cancellationToken)
    {
        var definition = Definition(name);
        if (!definition.MayLag)
        {
            return (await GetManyAsync([name], cancellationToken))[name];
        }

        var tenant = definition.Level == SettingLevel.Host ? host.Id : Here;
        if (kept.Find(name, tenant) is { } known)
        {
            return known;
        }

        var value = (await GetManyAsync([name], cancellationToken))[name];
        kept.Keep(name, tenant, value);
        return value;
    }

    public async Task<IReadOnlyDictionary<string, string>> GetManyAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var definitions = names.Select(Definition).ToList();
        var tenant = Here;
        var rows = await db.Set<SettingValue>().AsNoTracking()
            .AllTenants("a setting falls back from the workspace to the host")
            .Where(s => names.Contains(s.Name) && (s.TenantId == host.Id || s.TenantId == tenant))
            .Select(s => new { s.Name, s.TenantId, s.Value })
            .ToListAsync(cancellationToken);
        return definitions.ToDictionary(d => d.Name, d =>
        {
            var own = d.Level == SettingLevel.Workspace ? rows.FirstOrDefault(r => r.Name == d.Name && r.TenantId == tenant) : null;
            var stored = (own ?? rows.FirstOrDefault(r => r.Name == d.Name && r.TenantId == host.Id))?.Value;
            return (stored is not null && d.IsSecret ? Open(stored) : stored) ?? configuration["Settings:" + d.Name] ?? d.Default;
        });
    }

    public async Task<int> GetIntAsync(string name, CancellationToken cancellationToken) =>
        int.Parse(await GetAsync(name, cancellationToken), CultureInfo.InvariantCulture);

    public async Task SetAsync(string name, string value, bool forHost, CancellationToken cancellationToken)
    {
        var written = Definition(name).IsSecret && value.Length > 0 ? protection.CreateProtector(Purpose).Protect(value) : value;
        kept.Changing(name);
        var tenant = forHost ? host.Id : AmbientFrame.Current.TenantId ?? throw new InvalidOperationException("A setting needs a workspace.");
        var row = await db.Set<SettingValue>().AllTenants("the row of one named tenant")
            .FirstOrDefaultAsync(s => s.Name == name && s.TenantId == tenant, cancellationToken);
        if (row is null)
        {
            db.Add(new SettingValue(ids.New(), tenant, name, written));
        }
        else
        {
            row.Change(written);
        }
    }

    /// <summary>A secret whose key is gone counts as not set: it has to be entered again.</summary>
    private string? Open(string stored)
    {
        try
        {
            return stored.Length == 0 ? "" : protection.CreateProtector(Purpose).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private SettingDefinition Definition(string name) => modules.All.SelectMany(m => m.Settings).FirstOrDefault(s => s.Name == name)
        ?? throw new InvalidOperationException($"Unknown setting {name}.");
}

internal sealed class SettingValueConfiguration : IEntityTypeConfiguration<SettingValue>
{
    public void Configure(EntityTypeBuilder<SettingValue> builder)
    {
        builder.ToTable("Fw_Settings");
        builder.Property(x => x.Name).HasMaxLength(SettingValue.NameLength);
        builder.Property(x => x.Value).HasMaxLength(SettingValue.ValueLength);
        builder.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}
