namespace KetNghia.Framework.Settings;

/// <summary>A value that overrides the default: host rows carry the host's tenant id.</summary>
public sealed class SettingValue : ITenantOwned, IRecorded
{
    public const int NameLength = 100;
    public const int ValueLength = 2000;

    private SettingValue()
    {
    }

    public SettingValue(Guid id, Guid tenantId, string name, string value)
    {
        Id = id;
        TenantId = tenantId;
        Name = name;
        Value = value;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Recorded as a fingerprint, for it may be a secret; the action that set it says what may be said.</summary>
    [Classified(PersonalDataClass.Secret)]
    public string Value { get; private set; } = "";

    public long Version { get; private set; } = 1;

    public void Change(string value) => Value = value;
}

/// <summary>Reads a setting: default → configuration (<c>Settings:{Name}</c>) → host → workspace.</summary>
public interface ISettings
{
    Task<string> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Several at once, in one command.</summary>
    Task<IReadOnlyDictionary<string, string>> GetManyAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    Task<int> GetIntAsync(string name, CancellationToken cancellationToken);

    Task SetAsync(string name, string value, bool forHost, CancellationToken cancellationToken);
}
