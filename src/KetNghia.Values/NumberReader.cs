using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Values;

/// <summary>A number kept as whole parts of one.</summary>
/// <param name="Parts">How many of them make one: 1000 for thousandths.</param>
/// <param name="Most">The most there may be, in these parts.</param>
public sealed record NumberKind(long Parts, long Most, string Fault, string TooFine, string WithWords);

/// <summary>A number without sign and words, or why it is none.</summary>
public sealed record NumberText(decimal Value, string? Fault = null)
{
    /// <summary>Both numbers that may be meant.</summary>
    public (decimal Low, decimal High)? Either { get; init; }
}

/// <summary>Digits with their separators.</summary>
public static partial class NumberReader
{
    private const int MostDigits = 20;
    private const int MostDecimals = 9;

    public static Reading<long> Scaled(string? text, CultureInfo signs, NumberKind kind)
    {
        var words = TypedText.Tidy(text);
        if (TypedText.IsBlank(words))
        {
            return new Reading<long>(null);
        }

        var reading = Once(words, signs, kind);
        if (reading.Value is null && Proposed(words) is var other && other != words && Once(other, signs, kind).Value is { } meant)
        {
            reading = reading with { Proposal = Written(meant, kind.Parts, signs) };
        }

        return reading.Fault is null ? reading : reading with { Values = Told(text, words, signs, kind.Parts, kind.Most) };
    }

    /// <param name="words">Tidy, without sign.</param>
    public static NumberText Read(string words, CultureInfo signs)
    {
        if (words.Length > Readings.MostCharacters || !OnlyNumber().IsMatch(words))
        {
            return new NumberText(0, Exponent().IsMatch(words) ? ReadingErrors.Exponent : "");
        }

        // G between groups and D before decimals, as the language has them.
        var isComma = signs.NumberFormat.NumberDecimalSeparator == ",";
        var marked = words.Replace(isComma ? '.' : ',', 'G').Replace(isComma ? ',' : '.', 'D');
        var found = new[] { Own(), Spaced(), ForeignGroups(), ForeignPoint() }.Select(form => form.Match(marked)).FirstOrDefault(match => match.Success);
        if (found is null)
        {
            return new NumberText(0, ReadingErrors.Groups);
        }

        var whole = string.Concat(found.Groups["whole"].Value.Where(char.IsAsciiDigit)).TrimStart('0');
        if (whole.Length > MostDigits)
        {
            return new NumberText(0, ReadingErrors.TooLarge);
        }

        var value = Number(whole, found.Groups["part"].Value.TrimEnd('0'));
        return ThreeZeros().IsMatch(marked) ? new NumberText(0, ReadingErrors.Unclear) { Either = (value, value * 1000) } : new NumberText(value);
    }

    public static bool TakeSign(ref string words)
    {
        var negative = words[0] is '-' or '\u2212';
        words = negative || words[0] == '+' ? words[1..] : words;
        return negative;
    }

    /// <summary>Null when it is no whole number of parts.</summary>
    public static long? Exact(decimal value) => value == decimal.Truncate(value) ? (long)value : null;

    /// <summary>What the text of a refusal may name.</summary>
    public static Dictionary<string, string?> Told(string? typed, string words, CultureInfo signs, long parts, long most)
    {
        var number = TypedText.IsBlank(words) ? words : words[0] is '-' or '\u2212' or '+' ? words[1..] : words;
        var either = Read(number, signs).Either;
        return new Dictionary<string, string?>
        {
            ["value"] = typed?.Trim(),
            ["max"] = Written(most, parts, signs),
            ["group"] = signs.NumberFormat.NumberGroupSeparator,
            ["point"] = signs.NumberFormat.NumberDecimalSeparator,
            ["low"] = either?.Low.ToString("#,##0", signs),
            ["high"] = either?.High.ToString("#,##0", signs),
            ["short"] = 1.5m.ToString("0.0", signs),
            ["half"] = 12.5m.ToString("0.0", signs),
            ["money"] = 1_500_000.ToString("N0", signs),
        };
    }

    public static string Written(long value, long parts, CultureInfo signs) => ((decimal)value / parts).ToString("#,##0.###", signs);

    /// <summary>Groups parted by apostrophes, and signs left over at the end.</summary>
    public static string Proposed(string words)
    {
        var bare = TypedText.WithoutTail(words);
        return ApostropheGroups().IsMatch(bare) ? bare.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal) : bare;
    }

    private static Reading<long> Once(string words, CultureInfo signs, NumberKind kind)
    {
        if (words.Length == 0)
        {
            return new Reading<long>(null, kind.Fault);
        }

        var negative = TakeSign(ref words);
        var number = Read(words, signs);
        if (number.Fault is { } fault)
        {
            return new Reading<long>(null, fault.Length > 0 ? fault : char.IsAsciiDigit(words.FirstOrDefault()) ? kind.WithWords : kind.Fault);
        }

        return number.Value * kind.Parts > kind.Most ? new Reading<long>(null, ReadingErrors.TooLarge)
            : Exact(number.Value * kind.Parts) is { } exact ? new Reading<long>(negative ? -exact : exact)
            : new Reading<long>(null, kind.TooFine);
    }

    private static decimal Number(string whole, string part)
    {
        // A decimal holds 28 digits: what is finer than any kind keeps being too fine.
        var fine = part.Length > MostDecimals ? part[..MostDecimals].TrimEnd('0').PadRight(MostDecimals, '0') + "1" : part;
        return decimal.Parse("0" + whole + "." + fine + "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[0-9][0-9., ]*$")]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"^[0-9]+(?:[.,][0-9]+)?e[+\-]?[0-9]+$")]
    private static partial Regex Exponent();

    [GeneratedRegex("^(?<whole>[0-9]+|[1-9][0-9]{0,2}(?:G[0-9]{3})+)(?:D(?<part>[0-9]+))?$")]
    private static partial Regex Own();

    [GeneratedRegex("^(?<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:(?:D(?<part>[0-9]+))|(?:G(?<part>[0-9]{1,2})))?$")]
    private static partial Regex Spaced();

    /// <summary>One group alone would be decimals in the reader's own signs.</summary>
    [GeneratedRegex("^(?:(?<whole>[1-9][0-9]{0,2}(?:D[0-9]{3}){2,})|(?<whole>[1-9][0-9]{0,2}(?:D[0-9]{3})+)G(?<part>[0-9]{1,2}))$")]
    private static partial Regex ForeignGroups();

    /// <summary>One or two digits are no group, and no group follows a 0.</summary>
    [GeneratedRegex("^(?:(?<whole>0|[1-9][0-9]*)G(?<part>[0-9]{1,2})|(?<whole>0)G(?<part>[0-9]+))$")]
    private static partial Regex ForeignPoint();

    /// <summary>Nobody writes three zeros behind a decimal sign, and everybody who groups the other way does.</summary>
    [GeneratedRegex("^[1-9][0-9]{0,2}D000$")]
    private static partial Regex ThreeZeros();

    [GeneratedRegex("^[1-9][0-9]{0,2}(?:['’][0-9]{3})+$")]
    private static partial Regex ApostropheGroups();
}
