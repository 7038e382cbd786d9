namespace KetNghia.Framework.Modules;

public enum SettingLevel
{
    /// <summary>One value for the whole installation.</summary>
    Host,

    /// <summary>A workspace may set its own.</summary>
    Workspace,
}

/// <param name="Name">Module.Name; text key <c>Setting.{Name}</c>.</param>
/// <param name="IsSecret">Encrypted at rest, never shown again.</param>
public sealed record SettingDefinition(string Name, string Default, SettingLevel Level, bool IsSecret = false)
{
    /// <summary>Bounds of a whole number; unbounded above when null.</summary>
    public long Min { get; init; }

    public long? Max { get; init; }

    /// <summary>Read on every page: a change made at another node may be seen up to a minute later.</summary>
    public bool MayLag { get; init; }

    /// <summary>The only values allowed; text key <c>Setting.{Name}.{value}</c>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsNumber => long.TryParse(Default, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _);

    public bool IsFlag => Default is "true" or "false";

    /// <summary>Heading under which the settings page shows it.</summary>
    public string Group => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}
