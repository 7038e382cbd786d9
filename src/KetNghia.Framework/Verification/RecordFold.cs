using System.Text.Json;

namespace KetNghia.Framework.Verification;

/// <summary>The versions of one record laid over each other: how it stood after the last of them.</summary>
internal sealed class RecordFold(RecordVersion first)
{
    private readonly Dictionary<string, string?> _parts = [];

    public string EntityType { get; } = first.EntityType;

    public Guid EntityId { get; } = first.EntityId;

    public long Version { get; private set; }

    public string Snapshot { get; private set; } = "{}";

    /// <summary>Columns of the parts that stand, by kind and key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts => _parts.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!));

    public string Name => $"{EntityType} {EntityId}";

    /// <summary>What the next version must say of the state before it.</summary>
    public string BeforeHash(RecordVersion next)
    {
        var parts = next.Parts is null ? null : RecordShape.Parts(Read(next.Parts).Keys.Select(k => KeyValuePair.Create(k, _parts.GetValueOrDefault(k))));
        return RecordCanonical.StateHash(Snapshot, parts);
    }

    public void Add(RecordVersion version)
    {
        Version = version.Version;
        Snapshot = version.Snapshot;
        foreach (var (key, snapshot) in Read(version.Parts ?? "{}"))
        {
            _parts[key] = snapshot;
        }
    }

    /// <summary>Columns that differ between two snapshots; all of it when one cannot be read.</summary>
    public static string Differences(string recorded, string live)
    {
        var (before, after) = (Read(recorded), Read(live));
        return string.Join(", ", before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string?> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
        }
        catch (JsonException)
        {
            return new() { ["(unreadable)"] = json };
        }
    }
}
