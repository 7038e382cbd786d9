using System.Globalization;
using KetNghia.Documents.Localization;

namespace KetNghia.Documents.Contracts.Papers;

/// <summary>Official papers are Vietnamese whoever reads the page: their words, figures and days are put together inside this.</summary>
public static class PaperLanguage
{
    private static readonly ResourceText Texts = new(typeof(DocumentsResource));
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>A place within a sentence: the word for its kind begins small, "huyện Nam Giang".</summary>
    public static string InSentence(string name) =>
        Texts.Get("Paper.UnitWords").Split('|').Any(word => name.StartsWith(word + " ", StringComparison.Ordinal)) ? char.ToLower(name[0], Vietnamese) + name[1..] : name;

    /// <summary>Runs <paramref name="write"/> with Vietnamese texts and formats, and puts back what was set before.</summary>
    public static T In<T>(Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Vietnamese;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
