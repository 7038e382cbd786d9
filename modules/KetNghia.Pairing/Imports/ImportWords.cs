using System.Globalization;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Values;

namespace KetNghia.Pairing.Imports;

/// <summary>Names of choices in a sheet: shown in the reader's language, understood in both, without marks and case.</summary>
internal static class ImportWords
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    public static IReadOnlyList<string> Names<T>(ITexts texts)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => texts[KeyOf(v)])];

    public static T? Read<T>(ITexts texts, string cell)
        where T : struct, Enum
    {
        var wanted = VietnameseText.Fold(cell);
        var shown = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in Languages)
            {
                CultureInfo.CurrentUICulture = language;
                foreach (var value in Enum.GetValues<T>().Where(v => wanted.Length > 0 && VietnameseText.Fold(texts[KeyOf(v)]) == wanted))
                {
                    return value;
                }
            }

            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = shown;
        }
    }

    private static string KeyOf<T>(T value)
        where T : struct, Enum => $"{typeof(T).Name}.{value}";
}
