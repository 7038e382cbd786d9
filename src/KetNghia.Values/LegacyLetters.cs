using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace KetNghia.Values;

/// <summary>
/// Text typed in fonts of before Unicode (TCVN3, VNI), which arrives as foreign letters: "Qu¶ng Nam", "Quaûng Nam". It is
/// recognised only where every word becomes a Vietnamese syllable and some word was none before.
/// </summary>
public static partial class LegacyLetters
{
    private const int LongestText = 2_000;
    private const string Tcvn3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦";
    private const string Tcvn3Read = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

    /// <summary>VNI writes a vowel and then its marks as one more letter.</summary>
    private const string VniMarks = "øùûõïâêàáåãäèéúüë";
    private const string VniSingles = "ôöìíæóòñî";
    private const string VniSinglesRead = "ơưìíỉĩịđỵ";

    private static readonly string[] VniMarksRead =
    [
        "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306", "\u0302\u0300", "\u0302\u0301", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323",
        "\u0306\u0300", "\u0306\u0301", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323",
    ];

    private static readonly FrozenDictionary<char, char> FromTcvn3 = Tcvn3.Zip(Tcvn3Read).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>The same in Unicode; null when the text is not certainly of such a font.</summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > LongestText || Ascii.IsValid(text))
        {
            return null;
        }

        var composed = VietnameseText.Compose(text);
        return composed.Any(c => c > '\u00FF' && !char.IsWhiteSpace(c)) ? null : Convert(composed, OfTcvn3) ?? Convert(composed, OfVni);
    }

    private static string? Convert(string text, Func<string, (string Word, bool IsTelling)?> read)
    {
        var isTold = false;
        var isFailed = false;
        var converted = Words().Replace(text, match =>
        {
            if (Ascii.IsValid(match.Value))
            {
                return match.Value;
            }

            var found = read(match.Value);
            isFailed |= found is not { } word || !IsSyllable(word.Word);
            isTold |= found is { IsTelling: true } && !IsSyllable(match.Value);
            return found?.Word ?? match.Value;
        });
        return isTold && !isFailed ? converted : null;
    }

    private static (string Word, bool IsTelling)? OfTcvn3(string word)
    {
        // A soft hyphen alone (ư) may also be one; accented letters alone may be a foreign name.
        var isTelling = word.Any(c => FromTcvn3.ContainsKey(c) && c != '\u00AD' && !IsOurs(c));
        return word.All(c => char.IsAscii(c) || FromTcvn3.ContainsKey(c)) ? (string.Concat(word.Select(c => FromTcvn3.GetValueOrDefault(c, c))), isTelling) : null;
    }

    private static (string Word, bool IsTelling)? OfVni(string word)
    {
        var read = new StringBuilder();
        var isTelling = false;
        foreach (var (index, c) in word.Index())
        {
            var lower = char.ToLowerInvariant(c);
            var mark = index > 0 && "aeouyôö".Contains(char.ToLowerInvariant(word[index - 1]), StringComparison.Ordinal) ? VniMarks.IndexOf(lower, StringComparison.Ordinal) : -1;
            var single = VniSingles.IndexOf(lower, StringComparison.Ordinal);
            if (mark >= 0)
            {
                read.Append(VniMarksRead[mark]);
                isTelling = isTelling || !IsOurs(c) || !IsOurs(word[index - 1]);
            }
            else if (single >= 0)
            {
                read.Append(char.IsUpper(c) ? char.ToUpperInvariant(VniSinglesRead[single]) : VniSinglesRead[single]);
            }
            else if (char.IsAscii(c))
            {
                read.Append(c);
            }
            else
            {
                return null;
            }
        }

        return (read.ToString().Normalize(), isTelling);
    }

    /// <summary>Of the letters up to U+00FF, those Vietnamese has too.</summary>
    private static bool IsOurs(char c) => "àáâãèéêìíòóôõùúý".Contains(char.ToLowerInvariant(c), StringComparison.Ordinal);

    private static bool IsSyllable(string word)
    {
        var parts = word.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD);
        var tones = parts.Where(c => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323').ToList();
        var bare = string.Concat(parts.Where(c => !tones.Contains(c))).Normalize();
        var stops = bare.EndsWith('c') || bare.EndsWith('p') || bare.EndsWith('t') || bare.EndsWith("ch", StringComparison.Ordinal);
        return tones.Count <= 1 && (!stops || tones is ['\u0301' or '\u0323']) && Syllable().IsMatch(bare);
    }

    [GeneratedRegex(@"[A-Za-z\u00A1-\u00FF]+")]
    private static partial Regex Words();

    [GeneratedRegex("^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x)?(" +
        "(ai|ao|au|ay|âu|ây|eo|êu|ia|iêu|iu|oai|oay|oao|oeo|oi|ôi|ơi|ua|uay|uây|uai|uao|ui|uôi|uya|uyu|ưa|ưi|ươi|ươu|ưu|yêu)" +
        "|(a|ă|â|e|ê|i|iê|o|oa|oă|oe|oo|ô|ơ|u|ua|uâ|ue|uê|uă|uô|uơ|uy|uyê|ư|ươ|y|yê)(c|ch|m|n|ng|nh|p|t)?)$")]
    private static partial Regex Syllable();
}
