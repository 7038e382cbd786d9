using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KetNghia.Imports.Contracts;

/// <summary>What a checked row means, apart from how it was typed: kept with the row and written from there.</summary>
public sealed class ImportMeaning
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _stored;

    internal ImportMeaning(string stored) => _stored = stored;

    /// <typeparam name="TRow">The type given to <see cref="ImportLine.Means{TRow}"/>.</typeparam>
    public TRow As<TRow>()
        where TRow : class => JsonSerializer.Deserialize<TRow>(_stored, Json) ?? throw new InvalidOperationException("A row without meaning.");

    internal static string Of<TRow>(TRow row)
        where TRow : class => JsonSerializer.Serialize(row, Json);
}
