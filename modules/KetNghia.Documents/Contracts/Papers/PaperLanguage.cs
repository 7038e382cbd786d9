using System.Globalization;

namespace KetNghia.Documents.Contracts.Papers;

/// <summary>Official papers are Vietnamese whoever reads the page: their words, figures and days are put together inside this.</summary>
public static class PaperLanguage
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

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
