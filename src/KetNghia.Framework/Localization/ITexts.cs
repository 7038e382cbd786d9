using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Values.Localization;

namespace KetNghia.Framework.Localization;

/// <summary>Finds a text by key in the resources of any module, for texts named by code: errors, permissions, actions, menu.</summary>
public interface ITexts
{
    string this[string key] { get; }

    /// <summary>Fills <c>{name}</c> placeholders.</summary>
    string Fill(string key, IReadOnlyDictionary<string, object?> values);

    bool Has(string key);

    /// <summary>What the key says in each language of the product, for words that are read; empty when it says nothing.</summary>
    IReadOnlyList<string> InEveryLanguage(string key);

    string Error(BusinessException error);

    /// <summary>Keys of any module that begin so.</summary>
    IReadOnlyList<string> Keys(string prefix);
}

internal sealed partial class Texts(ModuleSet modules, IStringLocalizerFactory factory, RecordCodes codes) : ITexts
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    private readonly Lazy<IStringLocalizer[]> _localizers = new(() =>
        [factory.Create(typeof(ValuesResource)), factory.Create(typeof(FrameworkResource)), .. modules.All.Where(m => m.TextResource is not null).Select(m => factory.Create(m.TextResource!))]);

    private readonly ConcurrentDictionary<string, IStringLocalizer> _owners = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _keys = new();

    public string this[string key] => Find(key)?[key].Value ?? key;

    public bool Has(string key) => Find(key) is not null;

    public string Fill(string key, IReadOnlyDictionary<string, object?> values) =>
        Place().Replace(this[key], place => values.TryGetValue(place.Groups[1].Value, out var value)
            ? (value is TextOf texts ? string.Join(", ", texts.Keys.Select(k => this[k])) : Write(codes.Told(value))) ?? "–"
            : place.Value);

    public IReadOnlyList<string> InEveryLanguage(string key)
    {
        var shown = CultureInfo.CurrentUICulture;
        var said = new List<string>(Languages.Length);
        try
        {
            foreach (var language in Languages)
            {
                CultureInfo.CurrentUICulture = language;
                if (Find(key)?[key] is { ResourceNotFound: false } text)
                {
                    said.Add(text.Value);
                }
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = shown;
        }

        return said;
    }

    public string Error(BusinessException error) => Fill("Error." + error.Code, error.Values);

    public IReadOnlyList<string> Keys(string prefix) => _keys.GetOrAdd(prefix, p =>
        [.. _localizers.Value.SelectMany(l => l.GetAllStrings(includeParentCultures: true)).Select(t => t.Name).Where(k => k.StartsWith(p, StringComparison.Ordinal)).Distinct()]);

    private static string? Write(object? value) => value is IFormattable f ? f.ToString(null, CultureInfo.CurrentUICulture) : value?.ToString();

    /// <summary>One pass: what a value says in braces is text, not a place.</summary>
    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    /// <summary>Only finds are kept: a key may be missing merely in the culture of the one who asks first.</summary>
    private IStringLocalizer? Find(string key)
    {
        if (_owners.TryGetValue(key, out var known))
        {
            return known;
        }

        var owner = _localizers.Value.FirstOrDefault(l => !l[key].ResourceNotFound);
        if (owner is not null)
        {
            _owners[key] = owner;
        }

        return owner;
    }
}
