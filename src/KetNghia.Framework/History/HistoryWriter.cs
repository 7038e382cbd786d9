using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KetNghia.Framework.History;

/// <summary>Takes the snapshots of a save, ties each to the action that explains it, and hashes the log rows.</summary>
internal static class HistoryWriter
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(KetNghiaDbContext db, IReadOnlyList<EntityEntry> recorded, IReadOnlyList<ActionLogEntry> actions)
    {
        foreach (var entry in recorded)
        {
            var record = (IRecorded)entry.Entity;
            var action = actions.FirstOrDefault(a => a.EntityId == record.Id) ?? actions[0];
            var after = Snapshot(entry, original: false);
            var afterHash = ActionLogCanonical.Sha256(after);
            var tenant = (entry.Entity as ITenantOwned)?.TenantId ?? action.TenantId;
            db.Add(new RecordVersion(
                db.Ids.New(), tenant, entry.Metadata.ClrType.Name, record.Id, record.Version, after, afterHash, action.Id, action.AtUtc));
            if (action.EntityId == record.Id)
            {
                action.AfterHash = afterHash;
                action.BeforeHash = entry.State == EntityState.Added ? null : ActionLogCanonical.Sha256(Snapshot(entry, original: true));
            }
        }

        var sequence = 0;
        foreach (var action in actions)
        {
            action.Sequence = ++sequence;
            action.Hash = ActionLogCanonical.Hash(action);
        }
    }

    /// <summary>The row as canonical JSON: mapped columns by name, secrets and unrecorded ones left out.</summary>
    internal static string Snapshot(EntityEntry entry, bool original)
    {
        var values = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => !IsLeftOut(p)))
        {
            values[property.Metadata.Name] = Text(original ? property.OriginalValue : property.CurrentValue);
        }

        return JsonSerializer.Serialize(values, Json);
    }

    private static bool IsLeftOut(PropertyEntry property) => property.Metadata.PropertyInfo is { } info
        && (info.GetCustomAttribute<ClassifiedAttribute>()?.DataClass == PersonalDataClass.Secret || info.GetCustomAttribute<UnrecordedAttribute>() is not null);

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly on => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
