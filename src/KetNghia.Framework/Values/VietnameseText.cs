using System.Globalization;
using System.Text;

namespace KetNghia.Framework.Values;

/// <summary>Search folding and Vietnamese order, computed here so that SQLite and MariaDB behave alike.</summary>
public static class VietnameseText
{
    private const string Apostrophes = "'’‘ʼ`´";
    private const string Alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>
    /// Canonical composition, control and bidirectional format characters dropped, white space collapsed. Joiners stay where
    /// they make a picture or a letter, and go where they would only hide between letters of ours.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var builder = new StringBuilder(text.Length);
        Rune[] runes = [.. Compose(text).EnumerateRunes()];
        foreach (var (index, rune) in runes.Index())
        {
            if (rune.Value is 0x200C or 0x200D && index > 0 && index < runes.Length - 1 && IsJoined(runes[index - 1]) && IsJoined(runes[index + 1]))
            {
                builder.Append((char)rune.Value);
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }
            }
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                builder.Append(rune.ToString());
            }
        }

        return builder.ToString().TrimEnd();
    }

    /// <summary>The same letters, each written in one way, as they are counted and stored.</summary>
    public static string Compose(string text) => Ascii.IsValid(text) ? text : Whole(text).Normalize();

    /// <summary>"Đông Giang" → "dong giang": lower case, no marks, đ → d; apostrophes go ("Ch'ơm" → "chom"), other signs part words.</summary>
    public static string Fold(string? text)
    {
        var clean = Clean(text);
        var builder = new StringBuilder(clean.Length);
        foreach (var c in clean.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c == 'đ')
            {
                builder.Append('d');
            }
            else if (char.IsLetterOrDigit(c) && !Apostrophes.Contains(c))
            {
                builder.Append(c);
            }
            else if (builder.Length > 0 && builder[^1] != ' ' && !Apostrophes.Contains(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(' ');
            }
        }

        return builder.ToString().TrimEnd().Normalize();
    }

    /// <summary>
    /// An ASCII key whose ordinal order is the Vietnamese dictionary order (a ă â b c d đ …, then tones). Stored beside
    /// names and sorted by the database; never longer than <paramref name="maxLength"/>.
    /// </summary>
    public static string SortKey(string? text, int maxLength = 200)
    {
        var primary = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var c in Clean(text).ToLowerInvariant().Where(c => !char.IsSurrogate(c)))
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var letter = Letter(parts);
            var index = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (index >= 0)
            {
                primary.Append((char)('0' + index));
                tones.Append(Tone(parts));
            }
            else if (c == ' ')
            {
                primary.Append('#');
            }
        }

        var key = primary.Append('!').Append(tones.ToString().TrimEnd('0')).ToString();
        return key.Length <= maxLength ? key : key[..maxLength];
    }

    /// <summary>Half a character, which cannot be normalized, is dropped.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));

    /// <summary>A pictograph, or a letter of a script that joins.</summary>
    private static bool IsJoined(Rune rune) => rune.Value is >= 0x0590 and not (>= 0x1E00 and <= 0x206F)
        && !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    private static char Letter(string parts)
    {
        var mark = parts.FirstOrDefault(p => p is '\u0302' or '\u0306' or '\u031B');
        return mark == default ? parts[0] : string.Concat(parts[0], mark).Normalize(NormalizationForm.FormC)[0];
    }

    private static char Tone(string parts) => parts.FirstOrDefault(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323') switch
    {
        '\u0300' => '1',
        '\u0309' => '2',
        '\u0303' => '3',
        '\u0301' => '4',
        '\u0323' => '5',
        _ => '0',
    };
}
