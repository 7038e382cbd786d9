using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.Recording;

/// <summary>
/// What is recorded of one kind of row, read from the model once: its columns in the order of their names, and the record
/// it is a part of. A part is a row the database deletes together with its record (a cascading foreign key to an
/// <see cref="IRecorded"/>).
/// </summary>
internal sealed class RecordShape
{
    private const string Annotation = "KetNghia:Record";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<(IProperty Property, bool IsSecret)> _columns;

    private RecordShape(IEntityType type)
    {
        _columns = [.. type.GetProperties()
            .Where(p => !Has<UnrecordedAttribute>(p, _ => true))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => (p, Has<ClassifiedAttribute>(p, a => a.DataClass == PersonalDataClass.Secret)))];
        Parent = typeof(IRecorded).IsAssignableFrom(type.ClrType)
            ? null
            : type.GetForeignKeys().FirstOrDefault(k => k.DeleteBehavior == DeleteBehavior.Cascade && typeof(IRecorded).IsAssignableFrom(k.PrincipalEntityType.ClrType));
        ParentId = Parent?.Properties[Parent.PrincipalKey.Properties.ToList().FindIndex(p => p.Name == nameof(IRecorded.Id))];
    }

    /// <summary>Null for a record and for rows that are not recorded.</summary>
    public IForeignKey? Parent { get; }

    /// <summary>The column of a part that names its record.</summary>
    public IProperty? ParentId { get; }

    public static RecordShape Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(Annotation, static t => new RecordShape(t!), type);

    /// <summary>The kinds of rows that are parts of this kind of record.</summary>
    public static IEnumerable<IEntityType> PartsOf(IEntityType record) =>
        record.Model.GetEntityTypes().Where(t => Of(t).Parent?.PrincipalEntityType == record);

    /// <summary>Kind and key of a part within its record.</summary>
    public static string PartKey(EntityEntry entry) => entry.Metadata.ClrType.Name + "/" + string.Join('|', entry.Metadata.FindPrimaryKey()!.Properties
        .Where(p => p.Name != nameof(ITenantOwned.TenantId)).Select(p => Text(entry.OriginalValues[p])));

    /// <summary>
    /// The row as canonical JSON: columns by name, values as texts; of a secret a fingerprint alone, so that its change
    /// shows and itself does not.
    /// </summary>
    public string Snapshot(EntityEntry entry, bool original)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            var values = original ? entry.OriginalValues : entry.CurrentValues;
            foreach (var (property, isSecret) in _columns)
            {
                var text = Text(values[property]);
                writer.WriteString(property.Name, isSecret && text is not null ? Fingerprint(text) : text);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Changed parts of a record as one JSON object; null where the part is no more, or was not yet.</summary>
    public static string? Parts(IReadOnlyList<EntityEntry> parts, bool original)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        var absent = original ? EntityState.Added : EntityState.Deleted;
        return Parts(parts.Select(p => KeyValuePair.Create(PartKey(p), p.State == absent ? null : Of(p.Metadata).Snapshot(p, original))));
    }

    public static string Parts(IEnumerable<KeyValuePair<string, string?>> parts)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            foreach (var (key, snapshot) in parts.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.WriteString(key, snapshot);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Fingerprint(string secret) => "sha256:" + ActionLogCanonical.Sha256(secret);

    private static bool Has<T>(IProperty property, Func<T, bool> isMeant)
        where T : Attribute => property.PropertyInfo?.GetCustomAttribute<T>() is { } attribute && isMeant(attribute);

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
