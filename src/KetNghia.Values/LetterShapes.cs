using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KetNghia.Values;

/// <summary>One table of letters: which look alike, which cannot be seen. Search, duplicates, matching and order read names through it.</summary>
public static class LetterShapes
{
    /// <summary>Whatever keyboards, spreadsheets and converters write for the sign in Ch'ơm.</summary>
    private const string Apostrophes = "'`´’‘‛ʹʻʼʽʾʿˈˊˋ′‵՚ꞌꞋ＇｀";

    /// <summary>Letter by letter: what stands there, and the letter of ours it looks like or is read as. Lower case; case is folded before.</summary>
    private const string Written = "ðɖɗꟈᶁᵭɓłøħŧɨʉɵıȷɑɔɛɡɩʋĸɲ" + "авеніјкморѕтхуүԁһӏԛԝсѐёїў" + "αβεζηικμνορτυχ";
    private const string Read = "đđđđđđƀlohtiuoijaoegivkn" + "abehijkmopstxyydhlqwceeiy" + "abezhikmnoptyx";

    private static readonly FrozenSet<char> Apostrophe = Apostrophes.ToFrozenSet();

    private static readonly FrozenDictionary<char, string> Alike = Written.Zip(Read).Select(p => KeyValuePair.Create(p.First, p.Second.ToString()))
        .Concat([new('æ', "ae"), new('œ', "oe"), new('ß', "ss"), new('þ', "th")]).ToFrozenDictionary();

    /// <summary>Characters of no width or no ink that Unicode does not call format characters.</summary>
    private static readonly (int First, int Last)[] Blank =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x2800, 0x2800), (0x3164, 0x3164), (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8), (0x1D159, 0x1D159), (0xE0000, 0xE0FFF),
    ];

    public static bool IsInvisible(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || Array.Exists(Blank, b => rune.Value >= b.First && rune.Value <= b.Last);

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Chooses how the character before it is drawn.</summary>
    public static bool IsVariant(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;

    /// <summary>Latin, Greek, Cyrillic: their marks are accents. In other scripts marks are vowels.</summary>
    public static bool IsEuropean(Rune rune) => rune.Value is < 0x0590 or (>= 0x1E00 and < 0x2C00) or (>= 0xA720 and < 0xA800);

    /// <summary>Lower case letters of ours, each followed by its marks; no apostrophes, digits of every script as 0 to 9.</summary>
    public static IEnumerable<Rune> Plain(string clean)
    {
        var text = string.Concat(clean.Where(c => !Apostrophe.Contains(c)));
        text = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKD);
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (rune.IsBmp && Alike.TryGetValue((char)rune.Value, out var letters))
            {
                foreach (var letter in letters)
                {
                    yield return new Rune(letter);
                }
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                yield return new Rune((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (!rune.IsBmp || !Apostrophe.Contains((char)rune.Value))
            {
                yield return rune;
            }
        }
    }
}
