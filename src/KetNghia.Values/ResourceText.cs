using System.Globalization;
using System.Resources;

namespace KetNghia.Values;

/// <summary>Texts for code that is also run outside requests (formats, seeders, jobs): Vietnamese unless English was chosen.</summary>
public sealed class ResourceText(Type resource)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly ResourceManager _texts = new(resource);

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The key itself when no text has it.</summary>
    public string Get(string key) => _texts.GetString(key, IsEnglish ? English : Vietnamese) ?? key;

    public string Get(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key), values);
}
