using System.Globalization;
using System.Text.Json;

namespace KetNghia.Emulation.Scoring;

/// <summary>An object of a file, read field by field: what nobody asked for is refused.</summary>
internal sealed class CaseFields
{
    private readonly Dictionary<string, JsonElement> _left = [];

    public CaseFields(JsonElement element, string path)
    {
        Path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new CaseFormatException(path, "an object is expected");
        }

        if (element.GetPropertyCount() > CaseLimits.Fields)
        {
            throw new CaseFormatException(path, $"at most {CaseLimits.Fields} fields are expected");
        }

        Element = element;
        foreach (var field in element.EnumerateObject())
        {
            var name = NameOf(field, path);
            if (!_left.TryAdd(name, field.Value))
            {
                throw new CaseFormatException(At(name), "the field stands twice");
            }
        }
    }

    /// <summary>All of it, whatever was read already.</summary>
    public JsonElement Element { get; }

    public string Path { get; }

    /// <summary>Names not read yet.</summary>
    public IReadOnlyList<string> Names => [.. _left.Keys];

    /// <summary>Nothing is left that nobody knows.</summary>
    public void Done()
    {
        if (_left.Keys.FirstOrDefault() is { } unknown)
        {
            throw new CaseFormatException(At(unknown), "unknown field");
        }
    }

    public void Skip(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _left.Remove(name);
        }
    }

    public string? Text(string name) => Take(name) is { } value ? TextOf(value, At(name)) : null;

    /// <summary>An id, a code or a word.</summary>
    public string Required(string name) => Take(name) is { } value ? ShortOf(value, At(name)) : throw new CaseFormatException(At(name), "missing");

    public bool Flag(string name) => Take(name) is { } value && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new CaseFormatException(At(name), "true or false is expected"));

    public Fraction? Number(string name) => Take(name) is { } value ? NumberOf(value, At(name)) : null;

    public int? Whole(string name)
    {
        var value = Number(name);
        return value is null ? null : value.Value.IsWhole && value.Value.Numerator >= int.MinValue && value.Value.Numerator <= int.MaxValue
            ? (int)value.Value.Numerator
            : throw new CaseFormatException(At(name), "a whole number is expected");
    }

    public DateOnly? Date(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CaseFormatException(At(name), "a date yyyy-MM-dd is expected");

    /// <summary>A text, a number, or true or false, as it was entered.</summary>
    public string? Entered(string name) => Take(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value, At(name)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => NumberOf(value, At(name)).ToString(),
    };

    public CaseFields? Object(string name) => Take(name) is { } value ? new CaseFields(value, At(name)) : null;

    public CaseFields RequiredObject(string name) => Object(name) ?? throw new CaseFormatException(At(name), "missing");

    public IReadOnlyList<T>? List<T>(string name, Func<JsonElement, string, T> read) => Take(name) is not { } value ? null
        : ItemsOf(value, name, At(name)).Select((item, i) => read(item, $"{At(name)}[{i}]")).ToList();

    /// <summary>Each read to its end.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<CaseFields, T> read) => List(name, (item, path) => ReadWhole(new CaseFields(item, path), read));

    public T? Object<T>(string name, Func<CaseFields, T> read)
        where T : class => Object(name) is { } fields ? ReadWhole(fields, read) : null;

    public IReadOnlyList<string> Texts(string name) => List(name, ShortOf) ?? [];

    /// <summary>An object whose names are the sheet's own.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(string name, Func<JsonElement, string, T?> read)
    {
        var found = new Dictionary<string, T>();
        if (Object(name) is { } fields)
        {
            foreach (var key in fields.Names)
            {
                if (fields.Take(key) is { } value && read(value, fields.At(key)) is { } known)
                {
                    found[key] = known;
                }
            }
        }

        return found;
    }

    public IReadOnlyDictionary<string, Fraction> Numbers(string name) =>
        Map(name, (value, path) => (Fraction?)NumberOf(value, path)).ToDictionary(n => n.Key, n => n.Value!.Value);

    /// <summary>One of a few words.</summary>
    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Text(name) is not { } text ? null
        : words.TryGetValue(text, out var value) ? value : throw new CaseFormatException(At(name), $"one of {string.Join(", ", words.Keys)} is expected");

    public static T ReadWhole<T>(CaseFields fields, Func<CaseFields, T> read)
    {
        var value = read(fields);
        fields.Done();
        return value;
    }

    /// <exception cref="CaseFormatException">It is a number with a point, or no plain decimal.</exception>
    public static Fraction NumberOf(JsonElement value, string path)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => TextOf(value, path),
            JsonValueKind.Number when value.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-') => value.GetRawText(),
            _ => null,
        };
        return Fraction.TryParse(text, out var number) ? number : throw new CaseFormatException(path, "a number is expected: a plain decimal or a fraction in quotes, or a whole number");
    }

    public static string TextOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new CaseFormatException(path, "a text is expected");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HalfASign(path);
        }
    }

    /// <param name="list">What the list is called, which says how long it may be.</param>
    public static IEnumerable<JsonElement> ItemsOf(JsonElement value, string list, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new CaseFormatException(path, "a list is expected");
        }

        return value.GetArrayLength() <= CaseLimits.ItemsOf(list) ? value.EnumerateArray() : throw new CaseFormatException(path, $"at most {CaseLimits.ItemsOf(list)} items are expected");
    }

    private static string ShortOf(JsonElement value, string path) =>
        TextOf(value, path) is { Length: <= CaseLimits.Name } text ? text : throw new CaseFormatException(path, $"at most {CaseLimits.Name} characters are expected");

    private static string NameOf(JsonProperty field, string path)
    {
        try
        {
            return field.Name is { Length: <= CaseLimits.Name } name ? name : throw new CaseFormatException(path, $"a field is called by at most {CaseLimits.Name} characters");
        }
        catch (InvalidOperationException)
        {
            throw HalfASign(path);
        }
    }

    private static CaseFormatException HalfASign(string path) => new(path, "no text: half a sign stands alone");

    private string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    /// <summary>Null and absent mean the same.</summary>
    private JsonElement? Take(string name) => _left.Remove(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
