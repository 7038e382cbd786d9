using System.Text.RegularExpressions;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Imports.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>A field as the page explains it.</summary>
/// <param name="Key">As controls of forms name it.</param>
/// <param name="Name">As it is written in a text, between braces.</param>
internal sealed record NamedField(string Key, string Name, string Explain, string Value);

/// <summary>A name in braces that means nothing.</summary>
/// <param name="Meant">The one it may have meant.</param>
internal sealed record UnknownField(string Name, string? Meant);

/// <summary>Values of records in texts, by their Vietnamese names in braces: "{số cặp}". However the name is written, it is found.</summary>
internal sealed partial class PaperFields
{
    private readonly IReadOnlyList<NamedField> _all;
    private readonly Dictionary<string, string> _values;

    private PaperFields(IReadOnlyList<NamedField> all)
    {
        _all = all;
        _values = all.ToDictionary(f => VietnameseText.Fold(f.Name), f => f.Value);
    }

    public IReadOnlyList<NamedField> All => _all;

    /// <param name="issuer">Who issues the paper, as far as it has been typed.</param>
    public static PaperFields Of(IPaperKind kind, PaperMaterial material, string? issuer, ITexts texts) => Of(kind, material.Fields, issuer, texts);

    public static PaperFields Of(IPaperKind kind, IEnumerable<PaperField> fields, string? issuer, ITexts texts)
    {
        NamedField Named(string key, string text, string value) => new(key, PaperLanguage.In(() => texts[text]), texts[text + ".Explain"], value);

        return new PaperFields([Named("Issuer", "PaperField.Issuer", VietnameseText.Clean(issuer)), .. fields.Select(f => Named(f.Key, $"PaperField.{kind.Key}.{f.Key}", f.Value))]);
    }

    /// <summary>The text with values in place of names; what is no name stays as it was typed.</summary>
    public string Fill(string text) => Place().Replace(text, place => _values.GetValueOrDefault(VietnameseText.Fold(place.Groups[1].Value)) ?? place.Value);

    public IEnumerable<UnknownField> UnknownIn(string text)
    {
        var near = new NearNames();
        return Place().Matches(text).Select(m => m.Groups[1].Value.Trim()).Where(name => !_values.ContainsKey(VietnameseText.Fold(name))).Distinct()
            .Select(name => new UnknownField(name, near.Of(name, "", _all.Select(f => new[] { f.Name }))));
    }

    [GeneratedRegex(@"\{([^{}\n]{1,80})\}")]
    private static partial Regex Place();
}
