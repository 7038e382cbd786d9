using Microsoft.Extensions.Configuration;

namespace KetNghia.Administration.Accounts;

/// <summary>Why roles that demand a second factor are not held to it on this server.</summary>
internal enum TwoFactorException
{
    Demo = 1,
    Off,
}

/// <summary>Whether this server holds roles to the second factor they demand.</summary>
internal sealed class TwoFactorRule(ISettings settings, IConfiguration configuration)
{
    public async Task<bool> IsEnforcedAsync(CancellationToken cancellationToken) =>
        string.Equals(await settings.GetAsync(SecuritySettings.EnforceTwoFactor, cancellationToken), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when it does.</summary>
    public async Task<TwoFactorException?> ExceptionAsync(CancellationToken cancellationToken) => await IsEnforcedAsync(cancellationToken)
        ? null
        : configuration.GetValue("Demo:Enabled", false) ? TwoFactorException.Demo : TwoFactorException.Off;
}
