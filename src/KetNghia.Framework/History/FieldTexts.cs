using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.History;

/// <summary>Words for the columns and values of a diff; values of columns about a person are never shown.</summary>
internal sealed class FieldTexts(KetNghiaDbContext db, ITexts texts)
{
    private const string Hidden = "•••";

    private static readonly HashSet<string> Technical =
        ["Id", "TenantId", "Version", "SearchText", "SortName", "SecurityStamp", "ConcurrencyStamp", "NormalizedUserName", "NormalizedEmail", "PasswordHash",
         "MatchNames", "EmailConfirmed", "PhoneNumberConfirmed", "LockoutEnabled", "ThumbnailSha256"];

    public bool IsShown(string property) => !Technical.Contains(property)
        && !property.EndsWith("SortName", StringComparison.Ordinal) && !property.EndsWith("Key", StringComparison.Ordinal) && !property.EndsWith("Count", StringComparison.Ordinal);

    /// <summary>Of a secret only the fingerprint is recorded; it means nothing to a reader.</summary>
    public static bool IsFingerprint(string? stored) => stored?.StartsWith("sha256:", StringComparison.Ordinal) == true;

    public string Label(string entityType, string property)
    {
        var key = Key(entityType, property);
        return texts.Has(key) ? texts[key] : property;
    }

    /// <summary>A column without a name in words, or about a person, is not for everybody to read; who did it is told by the log.</summary>
    public bool IsRead(string entityType, string property) => IsShown(property) && texts.Has(Key(entityType, property))
        && !property.EndsWith("ById", StringComparison.Ordinal) && !IsAboutPerson(entityType, property);

    public FieldChange Show(string entityType, string property, string? old, string? now, IReadOnlyDictionary<Guid, string> names)
    {
        var label = Label(entityType, property);
        return IsAboutPerson(entityType, property)
            ? new FieldChange(label, old is null ? null : Hidden, now is null ? null : Hidden)
            : new FieldChange(label, Value(entityType, property, old, names), Value(entityType, property, now, names));
    }

    /// <summary>Dates of stored texts as people write them; everything else as it is.</summary>
    public string? Value(string? stored)
    {
        if (DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Format.Date(date);
        }

        return DateTime.TryParseExact(
            stored, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? Format.DateTime(instant)
            : stored;
    }

    private string? Value(string entityType, string property, string? stored, IReadOnlyDictionary<Guid, string> names)
    {
        if (stored is null)
        {
            return null;
        }

        if (Guid.TryParse(stored, out var id))
        {
            return names.GetValueOrDefault(id) ?? texts["History.OtherRecord"];
        }

        if (stored is "true" or "false")
        {
            return texts[stored == "true" ? "History.Yes" : "History.No"];
        }

        var key = $"Field.{entityType}.{property}.{stored}";
        if (stored.Length <= 40 && texts.Has(key))
        {
            return texts[key];
        }

        return Choice(entityType, property, stored) ?? Number(property, stored) ?? Value(stored);
    }

    /// <summary>The word for a choice that its lists and pills use as well.</summary>
    private string? Choice(string entityType, string property, string stored)
    {
        var type = Find(entityType, property)?.ClrType;
        var choice = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return choice is { IsEnum: true } && texts.Has($"{choice.Name}.{stored}") ? texts[$"{choice.Name}.{stored}"] : null;
    }

    private static string Key(string entityType, string property) => $"Field.{entityType}.{property}";

    private static string? Number(string property, string stored)
    {
        if (!long.TryParse(stored, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return property.EndsWith("Dong", StringComparison.Ordinal) ? Format.Money(number)
            : property.EndsWith("Thousandths", StringComparison.Ordinal) ? Format.Quantity(number)
            : null;
    }

    private bool IsAboutPerson(string entityType, string property) =>
        Find(entityType, property)?.PropertyInfo?.GetCustomAttribute<ClassifiedAttribute>() is not null;

    private IProperty? Find(string entityType, string property) =>
        db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == entityType)?.FindProperty(property);
}
