using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KetNghia.Framework.Values;

/// <summary>Reads what people type. Ambiguous or inexact input is refused, never guessed.</summary>
public static partial class Format
{
    /// <summary>Days before are slips of the hand, on pages and in the API alike.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>Days after are slips of the hand.</summary>
    public static readonly DateOnly LastDay = new(2200, 12, 31);

    private const int MostDigitsOfDong = 30;
    private const int MostDigitsOfQuantity = 20;

    private static readonly string[] DatePatterns = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    private static readonly (Regex Word, long Times)[] Multipliers =
    [
        (BillionWord(), Billion),
        (MillionWord(), Million),
        (ThousandWord(), 1_000),
    ];

    /// <summary>"1234567", "1.234.567", "1.234.567 đ", "1,2 triệu", "17,86 tỷ"; whole đồng only.</summary>
    public static bool TryParseDong(string? text, out long dong)
    {
        dong = 0;
        return TryReadDong(text, out var number, out var times) && TryScale(number, times, out dong);
    }

    /// <summary>"12", "1.234,5", "0,125": at most three decimals, kept as thousandths.</summary>
    public static bool TryParseQuantity(string? text, out long thousandths)
    {
        thousandths = 0;
        return TryReadQuantity(text, out var number) && TryScale(number, 1_000, out thousandths);
    }

    /// <summary>An amount that can be read and is beyond <see cref="Dong.Max"/>, or has more digits than any amount.</summary>
    public static bool IsTooLargeDong(string? text) =>
        TryReadDong(text, out var number, out var times) ? Math.Abs(number) > Values.Dong.Max / (decimal)times : HasTooManyDigits(text);

    /// <summary>A quantity that can be read and is beyond <see cref="Quantity.Max"/>, or has more digits than any quantity.</summary>
    public static bool IsTooLargeQuantity(string? text) =>
        TryReadQuantity(text, out var number) ? Math.Abs(number) > Values.Quantity.Max / 1_000m : HasTooManyDigits(text);

    /// <summary>"86", "7,75": at most two decimals, kept as hundredths.</summary>
    public static bool TryParsePoints(string? text, out long hundredths)
    {
        hundredths = 0;
        var words = Compact(text);
        var negative = TakeSign(ref words);
        return words.Length is > 0 and <= 20
            && TryParseNumber(words, whole: false, out var number)
            && TryScale(negative ? -number : number, 100, out hundredths);
    }

    /// <summary>dd/MM/yyyy as typed, with or without leading zeros; also what a native date picker sends.</summary>
    public static bool TryParseDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact((text ?? "").Trim(), DatePatterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date >= FirstDay && date <= LastDay;

    private static bool TryReadDong(string? text, out decimal number, out long times)
    {
        (number, times) = (0, 1);
        var words = Compact(text);
        var negative = TakeSign(ref words);
        words = Currency().Replace(words, "");
        times = TakeMultiplier(ref words);
        if (words.Length is 0 or > MostDigitsOfDong || !TryParseNumber(words, whole: times == 1, out number))
        {
            return false;
        }

        number = negative ? -number : number;
        return true;
    }

    private static bool TryReadQuantity(string? text, out decimal number)
    {
        number = 0;
        var words = Compact(text);
        var negative = TakeSign(ref words);
        if (words.Length is 0 or > MostDigitsOfQuantity || !TryParseNumber(words, whole: false, out number))
        {
            return false;
        }

        number = negative ? -number : number;
        return true;
    }

    private static bool HasTooManyDigits(string? text) => Compact(text) is { Length: > MostDigitsOfQuantity } words && (Digits().IsMatch(words) || Grouped().IsMatch(words));

    private static string Compact(string? text)
    {
        var kept = (text ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c));
        return string.Concat(kept);
    }

    private static bool TakeSign(ref string words)
    {
        if (words.Length == 0 || words[0] is not ('-' or '\u2212'))
        {
            return false;
        }

        words = words[1..];
        return true;
    }

    private static long TakeMultiplier(ref string words)
    {
        foreach (var (word, times) in Multipliers)
        {
            if (word.IsMatch(words))
            {
                words = word.Replace(words, "");
                return times;
            }
        }

        return 1;
    }

    /// <summary>Either separator groups thousands in a whole number; elsewhere the culture decides, and "12.5" is read as it looks.</summary>
    private static bool TryParseNumber(string words, bool whole, out decimal number)
    {
        number = 0;
        var (dot, group) = Culture.NumberFormat.NumberDecimalSeparator == "," ? (',', '.') : ('.', ',');
        if (Digits().IsMatch(words))
        {
            return Invariant(words, out number);
        }

        if (Grouped().IsMatch(words) && (whole || words.Contains(group, StringComparison.Ordinal)))
        {
            return Invariant(words.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), out number);
        }

        if (whole)
        {
            return false;
        }

        var parts = words.Split(dot);
        if (parts.Length == 2 && IsWholePart(parts[0], group) && Digits().IsMatch(parts[1]))
        {
            return Invariant(parts[0].Replace(group.ToString(), "", StringComparison.Ordinal) + "." + parts[1], out number);
        }

        return ShortDecimal().IsMatch(words) && Invariant(words.Replace(',', '.'), out number);
    }

    private static bool IsWholePart(string words, char group) =>
        Digits().IsMatch(words) || (Grouped().IsMatch(words) && words.Contains(group, StringComparison.Ordinal));

    private static bool Invariant(string digits, out decimal number) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static bool TryScale(decimal number, long times, out long scaled)
    {
        scaled = 0;
        if (Math.Abs(number) > long.MaxValue / times)
        {
            return false;
        }

        var exact = number * times;
        if (exact != decimal.Truncate(exact))
        {
            return false;
        }

        scaled = (long)exact;
        return true;
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*$")]
    private static partial Regex Grouped();

    [GeneratedRegex("^[0-9]+[.,][0-9]{1,2}$")]
    private static partial Regex ShortDecimal();

    [GeneratedRegex("(đồng|đ|₫|vnđ|vnd)$")]
    private static partial Regex Currency();

    [GeneratedRegex("(tỷ|tỉ|ty|billion|bn)$")]
    private static partial Regex BillionWord();

    [GeneratedRegex("(triệu|trieu|tr|million|m)$")]
    private static partial Regex MillionWord();

    [GeneratedRegex("(nghìn|nghin|ngàn|ngan|thousand|k)$")]
    private static partial Regex ThousandWord();
}
