using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Values;

/// <summary>Amounts: a number, perhaps with the currency and a word for thousands, millions or billions.</summary>
public static partial class MoneyReader
{
    private const decimal MostRead = 1e19m;

    private static readonly (Regex Word, long Times)[] Multipliers = [(BillionWord(), 1_000_000_000), (MillionWord(), 1_000_000), (ThousandWord(), 1_000)];

    public static Reading<long> Read(string? text, CultureInfo signs)
    {
        var words = TypedText.Tidy(text);
        if (TypedText.IsBlank(words))
        {
            return new Reading<long>(null);
        }

        var reading = Once(words, signs);
        if (reading.Value is null && Meant(words, signs) is { } meant)
        {
            reading = reading with { Proposal = NumberReader.Written(meant, 1, signs) };
        }

        var number = Bare(words);
        TakeMultiplier(ref number);
        return reading.Fault is null ? reading : reading with { Values = NumberReader.Told(text, number, signs, 1, Dong.Max) };
    }

    private static Reading<long> Once(string words, CultureInfo signs)
    {
        if (words.Length == 0)
        {
            return new Reading<long>(null, ReadingErrors.Money);
        }

        var negative = NumberReader.TakeSign(ref words);
        words = Bare(words);
        var times = TakeMultiplier(ref words);
        var number = NumberReader.Read(words, signs);
        if (number.Fault is { } fault)
        {
            return new Reading<long>(null, fault.Length > 0 ? fault : ReadingErrors.Money);
        }

        return number.Value > MostRead / times || number.Value * times > Dong.Max ? new Reading<long>(null, ReadingErrors.TooLarge)
            : NumberReader.Exact(number.Value * times) is { } exact ? new Reading<long>(negative ? -exact : exact)
            : new Reading<long>(null, ReadingErrors.MoneyDecimals);
    }

    /// <summary>What can only be one amount, though it is not how amounts are written: "2tr5", "1 tỷ 200 triệu", "1'500'000".</summary>
    private static long? Meant(string words, CultureInfo signs)
    {
        var other = NumberReader.Proposed(words);
        return other != words && Once(other, signs).Value is { } value ? value : Spoken(Bare(words));
    }

    private static long? Spoken(string words)
    {
        var match = SpokenAmount().Match(words);
        if (!match.Success)
        {
            return null;
        }

        long sum = 0, last = 0;
        var parts = 0;
        foreach (var (name, times) in new[] { ("b", 1_000_000_000L), ("m", 1_000_000L), ("k", 1_000L) })
        {
            if (match.Groups[name].Success)
            {
                (sum, last, parts) = (sum + (long.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) * times), times, parts + 1);
            }
        }

        var tail = match.Groups["tail"].Value;
        if (parts == 0 || (parts == 1 && tail.Length == 0))
        {
            return null;
        }

        return sum + tail.Length switch
        {
            0 => 0,
            1 => long.Parse(tail, CultureInfo.InvariantCulture) * last / 10,
            3 => long.Parse(tail, CultureInfo.InvariantCulture) * last / 1000,
            _ => last / 2,
        };
    }

    private static string Bare(string words) => CurrencyBefore().Replace(CurrencyBehind().Replace(words, ""), "");

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

    [GeneratedRegex("^(?:₫|vnđ|vnd|đ) ?")]
    private static partial Regex CurrencyBefore();

    [GeneratedRegex(@" ?(?:đồng|dong|vnđ|vnd|đ|₫|d)\.?$")]
    private static partial Regex CurrencyBehind();

    [GeneratedRegex(@" ?(?:tỷ|tỉ|ty|billion|bn)\.?$")]
    private static partial Regex BillionWord();

    [GeneratedRegex(@" ?(?:triệu|trieu|tr|million|m)\.?$")]
    private static partial Regex MillionWord();

    [GeneratedRegex(@" ?(?:nghìn|nghin|ngàn|ngan|thousand|k)\.?$")]
    private static partial Regex ThousandWord();

    /// <summary>One digit behind the last word is a tenth of it, three are thousandths; two may be either and are left alone.</summary>
    [GeneratedRegex("^(?:(?<b>[1-9][0-9]{0,2}) ?(?:tỷ|tỉ|ty))? ?(?:(?<m>[1-9][0-9]{0,2}) ?(?:triệu|trieu|tr))? ?(?:(?<k>[1-9][0-9]{0,2}) ?(?:nghìn|nghin|ngàn|ngan|k))?(?: ?(?<tail>[0-9]|[0-9]{3}|rưỡi|ruoi))?$")]
    private static partial Regex SpokenAmount();
}
