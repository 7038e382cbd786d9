using System.Text.RegularExpressions;

namespace KetNghia.Values;

/// <summary>Typed text with what carries no meaning taken off.</summary>
public static partial class TypedText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthBegins = 0xFEE0;

    /// <summary>Lower case, single spaces, digits and signs of full width narrowed, without the mark that says "text" in a cell.</summary>
    public static string Tidy(string? text)
    {
        var narrow = VietnameseText.Clean(text).Select(c => c is >= FirstFullWidth and <= LastFullWidth ? (char)(c - FullWidthBegins) : c);
        var words = string.Concat(narrow).ToLowerInvariant().Replace('ð', 'đ');
        return TextMark().Replace(words, "");
    }

    /// <summary>Nothing, or the dash by which lists and the product's own pages say "not known".</summary>
    public static bool IsBlank(string words) => words is "" or "-" or "–" or "—" or "\u2212";

    /// <summary>Without signs left over behind it: "1.500.000." and "1.500.000,-".</summary>
    public static string WithoutTail(string words) => Tail().Replace(words, "");

    [GeneratedRegex("^['’‘`](?=.)")]
    private static partial Regex TextMark();

    [GeneratedRegex(@"(?: ?(?:,-|[.,;/]))+$")]
    private static partial Regex Tail();
}
