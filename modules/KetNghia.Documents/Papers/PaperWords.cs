using System.Globalization;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Papers;

/// <summary>The words every paper has, and its texts as they are written.</summary>
internal static class PaperWords
{
    /// <summary>What is left open for a pen.</summary>
    public const string Blank = "……………………………";

    public const string ShortBlank = "……";

    private static readonly ResourceText Texts = new(typeof(DocumentsResource));
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Always Vietnamese.</summary>
    public static string Get(string key, params object[] values) => PaperLanguage.In(() => values.Length == 0 ? Texts.Get(key) : Texts.Get(key, values));

    /// <summary>In the language of the reader: what is said about a paper.</summary>
    public static string Told(string key, params object[] values) => Texts.Get(key, values);

    public static string OrBlank(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : Blank;

    public static string Capitals(string? text) => VietnameseText.Clean(text).ToUpper(Vietnamese);

    /// <summary>Items of a list with ";" after each and "." after the last; those without words are left out.</summary>
    public static IEnumerable<string> Listed(IEnumerable<string> items)
    {
        List<string> bare = [.. items.Select(i => VietnameseText.Clean(i).TrimEnd('.', ';', ',', ' ')).Where(i => i.Length > 0)];
        return bare.Select((item, index) => item + (index < bare.Count - 1 ? ";" : "."));
    }
}
