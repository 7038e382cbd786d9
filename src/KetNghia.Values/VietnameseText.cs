using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KetNghia.Values;

/// <summary>Search folding and Vietnamese order, computed here so that SQLite and MariaDB behave alike.</summary>
public static class VietnameseText
{
    /// <summary>A soft hyphen, which nobody sees, but the letter ư where a text is in the font TCVN3: it is kept until that is settled.</summary>
    private const char LegacyU = '\u00AD';

    /// <summary>
    /// Canonical composition, white space collapsed, and nothing that cannot be seen: control, direction and filling
    /// characters go. Joiners and variants stay where they make a picture or a letter of a script that joins.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var builder = new StringBuilder(text.Length);
        Rune[] runes = [.. Compose(text).EnumerateRunes()];
        var isLegacy = text.Contains(LegacyU, StringComparison.Ordinal) && LegacyLetters.Read(text) is not null;
        foreach (var (index, rune) in runes.Index())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }
            }
            else if ((IsKept(runes, index) || (isLegacy && rune.Value == LegacyU)) && (builder.Length > 0 || !LetterShapes.IsMark(rune)))
            {
                builder.Append(rune.ToString());
            }
        }

        return Compose(builder.ToString().TrimEnd());
    }

    /// <summary>Nothing would be left of it: asked wherever something must be given.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) => text is null || Clean(text).Length == 0;

    /// <summary>Cleaned; null when nothing is left.</summary>
    public static string? CleanOrNull(string? text) => Clean(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>The same letters, each written in one way, as they are counted and stored.</summary>
    public static string Compose(string text) => Ascii.IsValid(text) ? text : Whole(text).Normalize();

    /// <summary>
    /// "Đông Giang" → "dong giang": lower case, no marks, look-alike letters as one (Ð, đ → d); apostrophes of any kind go
    /// ("Ch'ơm" → "chom"), other signs part words.
    /// </summary>
    public static string Fold(string? text)
    {
        var clean = Clean(text);
        var builder = new StringBuilder(clean.Length);
        var carriesVowels = false;
        foreach (var rune in LetterShapes.Plain(clean))
        {
            if (LetterShapes.IsMark(rune))
            {
                builder.Append(carriesVowels ? rune.ToString() : "");
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                builder.Append(rune.Value switch { 'đ' => "d", 'ƀ' => "b", 'ŋ' => "ng", _ => rune.ToString() });
                carriesVowels = !LetterShapes.IsEuropean(rune);
            }
            else
            {
                builder.Append(builder.Length > 0 && builder[^1] != ' ' ? " " : "");
                carriesVowels = false;
            }
        }

        return builder.ToString().TrimEnd().Normalize();
    }

    /// <summary>Its folded words joined by hyphens, for the names of files: "Biên bản NG-DG" → "bien-ban-ng-dg".</summary>
    public static string Hyphenated(string? text) => string.Join('-', Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// An ASCII key whose ordinal order is the Vietnamese dictionary order (a ă â b c d đ …, then tones), numbers by their
    /// value. Stored beside names and sorted by the database; never longer than <paramref name="maxLength"/>.
    /// </summary>
    public static string SortKey(string? text, int maxLength = 200)
    {
        var key = SortKeys.Of(Clean(text));
        return key.Length <= maxLength ? key : key[..maxLength];
    }

    /// <summary>Halves of characters and what Unicode keeps free of characters for ever, which cannot be normalized, are dropped.</summary>
    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)));

    private static bool IsKept(Rune[] runes, int index)
    {
        var rune = runes[index];
        if (LetterShapes.IsVariant(rune))
        {
            return index > 0 && IsJoined(runes[index - 1]);
        }

        return rune.Value is 0x200C or 0x200D
            ? index > 0 && index < runes.Length - 1 && IsJoined(runes[index - 1]) && IsJoined(runes[index + 1])
            : !LetterShapes.IsInvisible(rune);
    }

    /// <summary>A pictograph, or a letter of a script that joins; a variant belongs to the character it draws.</summary>
    private static bool IsJoined(Rune rune) => rune.Value is >= 0x0590 and not (>= 0x1E00 and <= 0x206F)
        && !Rune.IsWhiteSpace(rune) && !LetterShapes.IsInvisible(rune);
}
