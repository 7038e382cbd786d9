using System.Globalization;
using System.Resources;

namespace KetNghia.Directory.Localization;

/// <summary>Texts for labels that are also made outside requests (seeders, jobs): Vietnamese unless English was chosen.</summary>
internal static class DirectoryText
{
    private static readonly ResourceManager Texts = new(typeof(DirectoryResource));
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static string Get(string key, params object[] values) => string.Format(
        CultureInfo.InvariantCulture,
        Texts.GetString(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Vietnamese) ?? key,
        values);
}
