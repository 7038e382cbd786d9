using System.Globalization;

namespace KetNghia.Framework.Recording;

/// <summary>Reads the invariant texts of a snapshot (<see cref="RecordState.Values"/>) by property name.</summary>
public static class SnapshotValues
{
    public static T Choice<T>(this IReadOnlyDictionary<string, string?> then, string key, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(then.GetValueOrDefault(key), out var value) ? value : otherwise;

    public static DateOnly? Date(this IReadOnlyDictionary<string, string?> then, string key) =>
        DateOnly.TryParseExact(then.GetValueOrDefault(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static long? Number(this IReadOnlyDictionary<string, string?> then, string key) =>
        long.TryParse(then.GetValueOrDefault(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(this IReadOnlyDictionary<string, string?> then, string key) => Guid.TryParse(then.GetValueOrDefault(key), out var id) ? id : null;
}
