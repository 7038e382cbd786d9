using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KetNghia.Framework.Api;

/// <summary>Text in a body that cannot be read as its field asks; the words say what to write.</summary>
public sealed class UnreadableTextException(string told) : JsonException(told)
{
    /// <summary>In the language of the request.</summary>
    public string Told { get; } = told;

    /// <summary>"amountDong", as the body names it.</summary>
    public string Field => Path is { Length: > 2 } path ? path[2..] : "";

    internal static T? Taken<T>(Reading<T> reading)
        where T : struct => reading.Fault is null ? reading.Value : throw new UnreadableTextException(reading.Told());
}

/// <summary>Whole đồng: a number, or text that is read as everywhere ("1.500.000", "1,5 triệu").</summary>
public sealed class DongJson : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var dong) => dong,
        JsonTokenType.String => UnreadableTextException.Taken(Readings.Money(reader.GetString(), Readings.Files)),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => Numbers.Write(writer, value);
}

/// <summary>Thousandths, sent as text that is read as everywhere ("12,5").</summary>
public sealed class QuantityJson : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? UnreadableTextException.Taken(Readings.Quantity(reader.GetString(), Readings.Files))
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value is { } thousandths ? (thousandths / 1000m).ToString("0.###", Readings.Files) : null);
}

/// <summary>Year first as ever, and whatever else is read as one day everywhere.</summary>
public sealed class DateJson : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && UnreadableTextException.Taken(Readings.Date(reader.GetString())) is { } date ? date : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Says the same as another field: only one of the two is sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InsteadOfAttribute(string other) : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null || validationContext.ObjectType.GetProperty(other)!.GetValue(validationContext.ObjectInstance) is null
            ? ValidationResult.Success
            : new ValidationResult(other);
}

internal static class Numbers
{
    public static void Write(Utf8JsonWriter writer, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
