using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace KetNghia.Administration.Accounts;

/// <summary>
/// Settings of the door. The session query reads them together with the session, so that a change works on the next
/// request and costs no command.
/// </summary>
internal sealed class SecuritySettings(KetNghiaDbContext db, IConfiguration configuration)
{
    public const string IdleMinutes = "Security.IdleMinutes";
    public const string AbsoluteHours = "Security.AbsoluteHours";
    public const string StepUpMinutes = "Security.StepUpMinutes";
    public const string EnforceTwoFactor = "Security.EnforceTwoFactor";

    public static IReadOnlyList<SettingDefinition> Definitions { get; } =
    [
        new(IdleMinutes, "60", SettingLevel.Host),
        new(AbsoluteHours, "12", SettingLevel.Host),
        new(StepUpMinutes, "10", SettingLevel.Host),
        new(EnforceTwoFactor, "true", SettingLevel.Host),
    ];

    /// <summary>Stored values, to be joined into another query that ignores filters.</summary>
    public IQueryable<SettingValue> Stored => db.Set<SettingValue>().Where(s => s.TenantId == HostTenant.Value);

    public TimeSpan Minutes(string name, string? stored) => TimeSpan.FromMinutes(Number(name, stored));

    public TimeSpan Hours(string name, string? stored) => TimeSpan.FromHours(Number(name, stored));

    public bool Flag(string name, string? stored) => string.Equals(Value(name, stored), "true", StringComparison.OrdinalIgnoreCase);

    private int Number(string name, string? stored) =>
        int.TryParse(Value(name, stored), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : int.Parse(Default(name), CultureInfo.InvariantCulture);

    private string Value(string name, string? stored) => stored ?? configuration["Settings:" + name] ?? Default(name);

    private static string Default(string name) => Definitions.First(d => d.Name == name).Default;
}
