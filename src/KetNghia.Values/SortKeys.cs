using System.Globalization;
using System.Text;

namespace KetNghia.Values;

/// <summary>
/// Writes the key by which names are sorted: first the letters, then, after '!', their tones and other marks. All of it
/// is ASCII in ordinal order and comes from the table here, so that a stored key means the same on every machine.
/// </summary>
public sealed class SortKeys
{
    /// <summary>Letters of their own: Vietnamese, and those of its neighbours that are no letter with a mark.</summary>
    private const string Alphabet = "aăâbƀcdđeêfghijklmnŋoôơpqrstuưvwxyz";

    /// <summary>Ngang, huyền, hỏi, ngã, sắc, nặng.</summary>
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Marks that make no letter of their own: they come after the bare letter, and among themselves in this order.</summary>
    private const string Marks = "\u0306\u030C\u0308\u0302\u031B\u0327";

    private const char Gap = '#';
    private const char Other = '~';
    private const int MostDigits = 15;

    private readonly StringBuilder _letters = new();
    private readonly StringBuilder _marks = new();
    private readonly StringBuilder _number = new();

    public static string Of(string clean)
    {
        var key = new SortKeys();
        key.Read([.. LetterShapes.Plain(clean)]);
        return key._letters + "!" + key._marks.ToString().TrimEnd('0');
    }

    private void Read(Rune[] runes)
    {
        for (var i = 0; i < runes.Length; i++)
        {
            var isDigit = runes[i].Value is >= '0' and <= '9';
            if (!isDigit)
            {
                EndNumber();
            }

            if (isDigit)
            {
                _number.Append((char)runes[i].Value);
            }
            else if (LetterShapes.IsEuropean(runes[i]) && Rune.IsLetter(runes[i]))
            {
                var marks = runes[(i + 1)..].TakeWhile(LetterShapes.IsMark).Select(r => r.Value).ToArray();
                Letter(runes[i], marks);
                i += marks.Length;
            }
            else
            {
                Sign(runes[i]);
            }
        }

        EndNumber();
        while (_letters.Length > 0 && _letters[^1] == Gap)
        {
            _letters.Length--;
        }
    }

    private void Letter(Rune bare, int[] marks)
    {
        var own = marks.FirstOrDefault(m => m is 0x0302 or 0x0306 or 0x031B && Place(bare, m) >= 0);
        var place = own == 0 ? Place(bare, 0) : Place(bare, own);
        if (place < 0)
        {
            Code(bare);
            return;
        }

        var rest = own == 0 ? marks : [.. marks.Where(m => m != own)];
        var tone = rest.Select(m => Tones.IndexOf((char)m, StringComparison.Ordinal) + 1).FirstOrDefault(t => t > 0);
        var other = rest.Where(m => !Tones.Contains((char)m, StringComparison.Ordinal)).Select(m => Marks.IndexOf((char)m, StringComparison.Ordinal) + 1).Select(m => m > 0 ? m : Marks.Length + 1).FirstOrDefault();
        _letters.Append((char)('A' + place));
        _marks.Append((char)('0' + tone + (other * (Tones.Length + 1))));
    }

    /// <summary>Numbers come before letters and by their value: how many digits, then which.</summary>
    private void EndNumber()
    {
        if (_number.Length == 0)
        {
            return;
        }

        var digits = _number.ToString().TrimStart('0');
        _letters.Append((char)('0' + Math.Min(digits.Length, MostDigits))).Append(digits);
        _number.Clear();
    }

    /// <summary>Letters of other scripts come after ours by their number in Unicode; everything else parts words.</summary>
    private void Sign(Rune rune)
    {
        if (Rune.IsLetterOrDigit(rune) || (LetterShapes.IsMark(rune) && _letters.Length > 0 && !LetterShapes.IsVariant(rune) && IsCoded))
        {
            Code(rune);
        }
        else if (_letters.Length > 0 && _letters[^1] != Gap && !LetterShapes.IsMark(rune))
        {
            _letters.Append(Gap);
        }
    }

    private bool IsCoded => _letters.Length > 3 && _letters[^4] == Other;

    private void Code(Rune rune) =>
        _letters.Append(Other).Append((char)('0' + ((rune.Value >> 12) & 63))).Append((char)('0' + ((rune.Value >> 6) & 63))).Append((char)('0' + (rune.Value & 63)));

    private static int Place(Rune bare, int mark)
    {
        var letter = mark == 0 ? bare.ToString() : string.Concat(bare.ToString(), ((char)mark).ToString()).Normalize();
        return letter.Length == 1 ? Alphabet.IndexOf(letter[0], StringComparison.Ordinal) : -1;
    }
}
