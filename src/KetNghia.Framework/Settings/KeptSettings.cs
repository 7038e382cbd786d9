namespace KetNghia.Framework.Settings;

/// <summary>
/// Values of settings that may lag (<see cref="SettingDefinition.MayLag"/>), kept on this node for a minute. A change made here
/// holds at once: when it is announced it is not committed yet, so for that minute nothing is kept of it.
/// </summary>
internal sealed class KeptSettings(IClock clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, Guid TenantId), (string Value, DateTime ReadAtUtc)> _values = [];
    private readonly Dictionary<string, DateTime> _changed = [];

    public string? Find(string name, Guid tenantId)
    {
        lock (_lock)
        {
            return _values.TryGetValue((name, tenantId), out var kept) && IsWithinAMinute(kept.ReadAtUtc) ? kept.Value : null;
        }
    }

    public void Keep(string name, Guid tenantId, string value)
    {
        lock (_lock)
        {
            if (!_changed.TryGetValue(name, out var atUtc) || !IsWithinAMinute(atUtc))
            {
                _values[(name, tenantId)] = (value, clock.UtcNow);
            }
        }
    }

    /// <summary>It is about to be changed, by a transaction that has not ended.</summary>
    public void Changing(string name)
    {
        lock (_lock)
        {
            _changed[name] = clock.UtcNow;
            foreach (var key in _values.Keys.Where(k => k.Name == name).ToList())
            {
                _values.Remove(key);
            }
        }
    }

    private bool IsWithinAMinute(DateTime atUtc) => clock.UtcNow - atUtc is var since && since >= TimeSpan.Zero && since < Minute;
}
