using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetNghia.Pairing.Pairings;

/// <summary>Filters in the query string: what cannot be read is left out, equal filters have equal addresses.</summary>
internal static class FilterQuery
{
    private const int TextLength = 100;

    public static T? Choice<T>(this IDictionary<string, StringValues> values, string key)
        where T : struct, Enum =>
        Enum.TryParse<T>(Of(values, key), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    public static Guid? Id(this IDictionary<string, StringValues> values, string key) => Guid.TryParse(Of(values, key), out var id) ? id : null;

    public static int? Year(this IDictionary<string, StringValues> values, string key) =>
        int.TryParse(Of(values, key), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : null;

    public static string? Words(this IDictionary<string, StringValues> values, string key) =>
        Of(values, key).ToString() is { Length: > 0 } text ? text[..Math.Min(text.Length, TextLength)] : null;

    public static void Put(this QueryBuilder query, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Add(key, value);
        }
    }

    public static void Put(this QueryBuilder query, string key, int? value) => query.Put(key, value?.ToString(CultureInfo.InvariantCulture));

    private static StringValues Of(IDictionary<string, StringValues> values, string key) => values.TryGetValue(key, out var value) ? value : StringValues.Empty;
}
