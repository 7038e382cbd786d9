using System.Collections;
using System.Globalization;
using System.Resources;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Roles;

/// <summary>A seeded role that still has its Vietnamese name is called in the reader's language; a renamed one as its administrator wrote it.</summary>
internal static class RoleNames
{
    private const string Prefix = "Role.";
    private static readonly ResourceManager Texts = new(typeof(AdministrationResource));

    private static readonly Lazy<Dictionary<string, string>> Seeded = new(() =>
        Texts.GetResourceSet(CultureInfo.GetCultureInfo("vi"), createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Where(text => ((string)text.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(text => (string)text.Value!, text => (string)text.Key));

    public static string Shown(string name) => Seeded.Value.TryGetValue(name, out var key) ? Texts.GetString(key, CultureInfo.CurrentUICulture) ?? name : name;
}
