using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace KetNghia.Emulation.Scoring;

/// <summary>An exact rational number: scores are computed without any loss until they are rounded where the rubric says so.</summary>
internal readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>Longer numbers are no figures of people.</summary>
    private const int MaxLength = 60;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (_numerator, _denominatorLessOne) = (numerator / divisor, (denominator / divisor) - 1);
    }

    public static Fraction Zero { get; } = new(0, 1);

    public static Fraction One { get; } = new(1, 1);

    public static Fraction Hundred { get; } = new(100, 1);

    public BigInteger Numerator => _numerator;

    /// <summary>Above zero, without a common divisor.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    public int Sign => _numerator.Sign;

    public bool IsWhole => _denominatorLessOne.IsZero;

    public static implicit operator Fraction(int value) => new(value, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static Fraction Min(Fraction a, Fraction b) => a <= b ? a : b;

    public static Fraction Max(Fraction a, Fraction b) => a >= b ? a : b;

    public static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate(Zero, (sum, value) => sum + value);

    /// <summary>A plain decimal ("4.25") or a fraction ("10/3").</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fraction value)
    {
        value = Zero;
        if (text is null || text.Length is 0 or > MaxLength)
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (!Whole(text[..slash], out var above) || !Digits(text[(slash + 1)..], out var below) || below.IsZero)
            {
                return false;
            }

            value = new Fraction(above, below);
            return true;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            var isWhole = Whole(text, out var whole);
            value = new Fraction(whole, 1);
            return isWhole;
        }

        var decimals = text[(point + 1)..];
        if (!Whole(text[..point], out var before) || !Digits(decimals, out var after))
        {
            return false;
        }

        var scale = BigInteger.Pow(10, decimals.Length);
        value = new Fraction((before * scale) + (text[0] == '-' ? -after : after), scale);
        return true;
    }

    /// <summary>The nearest multiple of a step; an exact half goes away from zero.</summary>
    /// <param name="step">Above zero.</param>
    public Fraction Round(Fraction step)
    {
        var times = this / step;
        var (twice, denominator) = (BigInteger.Abs(times.Numerator) * 2, times.Denominator);
        return new Fraction((twice + denominator) / (denominator * 2) * times.Sign, 1) * step;
    }

    public BigInteger Floor() => Sign >= 0 || IsWhole ? Numerator / Denominator : (Numerator / Denominator) - 1;

    public BigInteger Ceiling() => -(-this).Floor();

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>A plain decimal; what does not end as one is written as a fraction.</summary>
    public override string ToString()
    {
        var (rest, decimals) = (Denominator, 0);
        var (twos, fives) = (Divide(ref rest, 2), Divide(ref rest, 5));
        if (!rest.IsOne)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        }

        decimals = Math.Max(twos, fives);
        var digits = (BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals) / Denominator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = Sign < 0 ? "-" : "";
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static int Divide(ref BigInteger value, int by)
    {
        var times = 0;
        while ((value % by).IsZero)
        {
            value /= by;
            times++;
        }

        return times;
    }

    private static bool Whole(string text, out BigInteger value)
    {
        var isNegative = text.StartsWith('-');
        var found = Digits(isNegative ? text[1..] : text, out var digits);
        value = isNegative ? -digits : digits;
        return found;
    }

    private static bool Digits(string text, out BigInteger value)
    {
        value = BigInteger.Zero;
        return text.Length > 0 && text.All(char.IsAsciiDigit) && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
