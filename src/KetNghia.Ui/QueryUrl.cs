using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace KetNghia.Ui;

/// <summary>The current address with some query values changed: filters, sort and page live in the query string.</summary>
internal static class QueryUrl
{
    /// <param name="changes">A null value removes the key; a value of a key with several values removes or sets them all.</param>
    public static string With(HttpRequest request, params (string Key, string? Value)[] changes)
    {
        var query = new QueryBuilder(request.Query
            .Where(q => changes.All(c => !string.Equals(c.Key, q.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v!))));
        foreach (var (key, value) in changes.Where(c => c.Value is not null))
        {
            query.Add(key, value!);
        }

        return request.PathBase.Add(request.Path) + query.ToQueryString();
    }

    /// <summary>Removes one value of one key, and returns to the first page.</summary>
    public static string Without(HttpRequest request, string key, string? value)
    {
        var query = new QueryBuilder(request.Query
            .Where(q => q.Key is not (PageInfo.NumberKey or KeysetInfo.OlderKey or KeysetInfo.NewerKey))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")))
            .Where(p => !(string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase) && (value is null || p.Value == value)) && p.Value.Length > 0));
        return request.PathBase.Add(request.Path) + query.ToQueryString();
    }

    /// <summary>A query string with more at its end.</summary>
    public static string Joined(string query, IEnumerable<(string Key, string Value)> more)
    {
        var added = new QueryBuilder(more.Select(m => KeyValuePair.Create(m.Key, m.Value))).ToQueryString().Value ?? "";
        return query.Length == 0 || added.Length == 0 ? query + added : query + "&" + added[1..];
    }
}
