using System.Globalization;
using System.Resources;

namespace KetNghia.Framework.Localization;

/// <summary>Texts of the framework for static code (formats). Pages and tag helpers use the localizer.</summary>
internal static class FrameworkText
{
    private static readonly ResourceManager Texts = new(typeof(FrameworkResource));
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Get(string key) => Texts.GetString(key, IsEnglish ? English : Vietnamese) ?? key;

    public static string Get(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key), values);
}
