using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KetNghia.Framework.Recording;

/// <summary>
/// The text a log row is hashed over: one line per field, <c>name=value</c> with value as a JSON string, fields in this
/// fixed order, LF between. Written so that a verifier without our assemblies can rebuild it.
/// </summary>
public static class ActionLogCanonical
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(ActionLogEntry e)
    {
        // What nobody did for another reads as it always has: rows written before there were deputies keep their hashes.
        ReadOnlySpan<(string Name, string? Value)> behalf = e is { OnBehalfOfId: null, OnBehalfOfName: null, OnBehalfAs: null }
            ? []
            : [("onBehalfOfName", e.OnBehalfOfName), ("onBehalfAs", e.OnBehalfAs?.ToString())];
        return Lines(
        [
            ("format", behalf.IsEmpty ? "2" : "3"),
            ("tenant", Text(e.TenantId)),
            ("id", Text(e.Id)),
            ("sequence", e.Sequence.ToString(CultureInfo.InvariantCulture)),
            ("at", Instant(e.AtUtc)),
            ("actor", Text(e.ActorId)),
            ("actorName", e.ActorName),
            ("onBehalfOf", Text(e.OnBehalfOfId)),
            .. behalf,
            ("workspace", Text(e.WorkspaceId)),
            ("action", e.Action),
            ("entityType", e.EntityType),
            ("entity", Text(e.EntityId)),
            ("label", e.EntityLabel),
            ("root", Text(e.RootId)),
            ("unit", Text(e.UnitId)),
            ("reason", e.Reason),
            ("data", e.Data),
            ("after", e.AfterHash),
            ("correlation", e.CorrelationId),
        ]);
    }

    public static string Hash(ActionLogEntry entry) => Sha256(Text(entry));

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Instants are kept to the microsecond, as both databases do.</summary>
    public static DateTime Truncate(DateTime value) => new(value.Ticks - (value.Ticks % 10), DateTimeKind.Utc);

    internal static string Lines(ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var builder = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            builder.Append(name).Append('=').Append(JsonSerializer.Serialize(value, Json)).Append('\n');
        }

        return builder.ToString();
    }

    internal static string Instant(DateTime value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    internal static string? Text(Guid? id) => id?.ToString("D", CultureInfo.InvariantCulture);
}
