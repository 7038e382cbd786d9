using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Web.Api;

/// <summary>
/// A choice in the address is spelt as the description and every answer spell it, and a day is read as everywhere. The library
/// reads only the names of the code, and 05/02 as the second of May, so the one is put for the other before it reads.
/// </summary>
internal sealed class ApiChoices(RequestDelegate next)
{
    private readonly ConcurrentDictionary<MethodInfo, Dictionary<string, Type>> _known = new();

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.Count > 0 && ApiEdge.IsApi(http) && http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } operation)
        {
            var choices = _known.GetOrAdd(operation, Read);
            if (http.Request.Query.Any(q => choices.ContainsKey(q.Key)))
            {
                http.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(http.Request.Query.ToDictionary(
                    q => q.Key,
                    q => choices.TryGetValue(q.Key, out var type) ? new(q.Value.Select(value => type.IsEnum ? Named(type, value) : Day(q.Key, value)).ToArray()) : q.Value,
                    StringComparer.OrdinalIgnoreCase))));
            }
        }

        return next(http);
    }

    private static string? Named(Type type, string? value) =>
        Enum.GetNames(type).FirstOrDefault(name => string.Equals(name, value, StringComparison.OrdinalIgnoreCase)) ?? value;

    private static string? Day(string field, string? value)
    {
        var reading = Readings.Date(value);
        return reading.Fault is null
            ? reading.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? value
            : throw new ApiInputException(new Dictionary<string, string[]> { [field] = [reading.Told()] });
    }

    private static Dictionary<string, Type> Read(MethodInfo operation) => operation.GetParameters()
        .Where(parameter => parameter.IsDefined(typeof(AsParametersAttribute)))
        .SelectMany(parameter => parameter.ParameterType.GetProperties())
        .Select(property => (Name: property.GetCustomAttribute<FromQueryAttribute>()?.Name, Type: Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        .Where(property => property.Name is not null && (property.Type.IsEnum || property.Type == typeof(DateOnly)))
        .ToDictionary(property => property.Name!, property => property.Type, StringComparer.OrdinalIgnoreCase);
}
