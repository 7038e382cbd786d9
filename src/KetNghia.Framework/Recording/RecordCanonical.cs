using System.Globalization;

namespace KetNghia.Framework.Recording;

/// <summary>
/// The text a version is hashed over, in the form of <see cref="ActionLogCanonical"/>. The log row that made several
/// versions carries the hash of all their hashes.
/// </summary>
public static class RecordCanonical
{
    public static string Text(RecordVersion v) => ActionLogCanonical.Lines(
    [
        ("format", "1"),
        ("tenant", ActionLogCanonical.Text(v.TenantId)),
        ("id", ActionLogCanonical.Text(v.Id)),
        ("entityType", v.EntityType),
        ("entity", ActionLogCanonical.Text(v.EntityId)),
        ("version", v.Version.ToString(CultureInfo.InvariantCulture)),
        ("at", ActionLogCanonical.Instant(v.AtUtc)),
        ("action", ActionLogCanonical.Text(v.ActionLogId)),
        ("snapshot", v.Snapshot),
        ("parts", v.Parts),
        ("before", v.BeforeHash),
    ]);

    public static string Hash(RecordVersion version) => ActionLogCanonical.Sha256(Text(version));

    /// <summary>The hashes in the order of their letters, LF between; null when there is none.</summary>
    public static string? Hash(IEnumerable<string> versionHashes)
    {
        var hashes = versionHashes.Order(StringComparer.Ordinal).ToList();
        return hashes.Count == 0 ? null : ActionLogCanonical.Sha256(string.Join('\n', hashes));
    }

    /// <summary>A record before its change: its columns and those parts that change, as they were loaded.</summary>
    public static string StateHash(string snapshot, string? parts) => ActionLogCanonical.Sha256(parts is null ? snapshot : snapshot + "\n" + parts);
}
