using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace KetNghia.Emulation.Scoring;

/// <summary>
/// An exact rational number: scores are computed without any loss until they are rounded where the rubric says so. Two whole numbers
/// without a common divisor, the lower one above zero; in 64 bits each where both fit there, as nearly all figures of people do, else
/// of any length up to <see cref="MaxBits"/>.
/// </summary>
internal readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>A result with a longer numerator or denominator (some 1,200 digits) is refused: it would take time and memory without end.</summary>
    public const int MaxBits = 4096;

    /// <summary>Longer texts are no figures of people.</summary>
    public const int MaxLength = 60;

    /// <summary>So many digits always fit in 64 bits.</summary>
    private const int ShortLength = 18;

    private readonly long _numerator;
    private readonly long _denominatorLessOne;
    private readonly Long? _long;

    /// <exception cref="NumberTooLongException">It cannot be made short enough.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this = Reduced(numerator / divisor, denominator / divisor);
    }

    private Fraction(long numerator, long denominator, Long? whole) => (_numerator, _denominatorLessOne, _long) = (numerator, denominator - 1, whole);

    public static Fraction Zero { get; } = new(0, 1, null);

    public static Fraction One { get; } = new(1, 1, null);

    public static Fraction Hundred { get; } = new(100, 1, null);

    public BigInteger Numerator => _long?.Numerator ?? _numerator;

    /// <summary>Above zero, without a common divisor.</summary>
    public BigInteger Denominator => _long?.Denominator ?? ShortDenominator;

    public int Sign => _long is null ? Math.Sign(_numerator) : _long.Numerator.Sign;

    public bool IsWhole => _long?.Denominator.IsOne ?? _denominatorLessOne == 0;

    private long ShortDenominator => _denominatorLessOne + 1;

    public static implicit operator Fraction(int value) => new(value, 1, null);

    public static Fraction operator +(Fraction a, Fraction b)
    {
        if (a._long is not null || b._long is not null)
        {
            return LongSum(a, b);
        }

        // Each product is under 2^126: their sum fits.
        return a._denominatorLessOne == b._denominatorLessOne
            ? Short((Int128)a._numerator + b._numerator, a.ShortDenominator)
            : Short(Times(a._numerator, b.ShortDenominator) + Times(b._numerator, a.ShortDenominator), Times(a.ShortDenominator, b.ShortDenominator));
    }

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator -(Fraction a) => a._long is null ? new Fraction(-a._numerator, a.ShortDenominator, null) : new Fraction(0, 1, new Long(-a.Numerator, a.Denominator));

    public static Fraction operator *(Fraction a, Fraction b) => a._long is null && b._long is null
        ? Short(Times(a._numerator, b._numerator), Times(a.ShortDenominator, b.ShortDenominator))
        : LongProduct(a.Numerator, a.Denominator, b.Numerator, b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b)
    {
        if (b.Sign == 0)
        {
            throw new DivideByZeroException();
        }

        if (a._long is null && b._long is null)
        {
            return b._numerator > 0
                ? Short(Times(a._numerator, b.ShortDenominator), Times(a.ShortDenominator, b._numerator))
                : Short(Times(-a._numerator, b.ShortDenominator), Times(a.ShortDenominator, -b._numerator));
        }

        return LongProduct(a.Numerator, a.Denominator, b.Sign * b.Denominator, BigInteger.Abs(b.Numerator));
    }

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

        var isNegative = text[0] == '-';
        var digits = text.AsSpan(isNegative ? 1 : 0);
        var mark = digits.IndexOfAny('/', '.');
        if (mark < 0)
        {
            if (!Digits(digits, out var whole))
            {
                return false;
            }

            value = isNegative ? -whole : whole;
            return true;
        }

        var isFraction = digits[mark] == '/';
        if (!Digits(digits[..mark], out var before) || !Digits(digits[(mark + 1)..], out var after) || (isFraction && after.Sign == 0))
        {
            return false;
        }

        value = isFraction ? before / after : before + (after / PowerOfTen(digits.Length - mark - 1));
        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>The nearest multiple of a step; an exact half goes away from zero.</summary>
    /// <param name="step">Above zero.</param>
    public Fraction Round(Fraction step)
    {
        var times = this / step;
        if (times._long is null)
        {
            var twice = ((UInt128)Math.Abs(times._numerator) * 2) + (UInt128)times.ShortDenominator;
            return Short((Int128)(twice / ((UInt128)times.ShortDenominator * 2)) * Math.Sign(times._numerator), 1) * step;
        }

        var (doubled, denominator) = (BigInteger.Abs(times.Numerator) * 2, times.Denominator);
        return Reduced((doubled + denominator) / (denominator * 2) * times.Sign, BigInteger.One) * step;
    }

    public BigInteger Floor() => Sign >= 0 || IsWhole ? Numerator / Denominator : (Numerator / Denominator) - 1;

    public BigInteger Ceiling() => -(-this).Floor();

    public int CompareTo(Fraction other)
    {
        if (_long is not null || other._long is not null)
        {
            return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
        }

        return _denominatorLessOne == other._denominatorLessOne
            ? _numerator.CompareTo(other._numerator)
            : Times(_numerator, other.ShortDenominator).CompareTo(Times(other._numerator, ShortDenominator));
    }

    public bool Equals(Fraction other) => _long is null && other._long is null
        ? _numerator == other._numerator && _denominatorLessOne == other._denominatorLessOne
        : Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => _long is null ? HashCode.Combine(_numerator, _denominatorLessOne) : HashCode.Combine(_long.Numerator, _long.Denominator);

    /// <summary>A plain decimal; what does not end as one is written as a fraction.</summary>
    public override string ToString()
    {
        if (_long is null && _denominatorLessOne == 0)
        {
            return _numerator.ToString(CultureInfo.InvariantCulture);
        }

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

    /// <summary>Cannot overflow: two numbers of 64 bits give one of 128.</summary>
    private static Int128 Times(long a, long b) => (Int128)a * b;

    /// <param name="denominator">Above zero.</param>
    private static Fraction Short(Int128 numerator, Int128 denominator)
    {
        if (numerator > long.MaxValue || numerator < -long.MaxValue || denominator > long.MaxValue)
        {
            return new Fraction((BigInteger)numerator, (BigInteger)denominator);
        }

        var (above, below) = ((long)numerator, (long)denominator);
        if (below == 1)
        {
            return new Fraction(above, 1, null);
        }

        var divisor = CommonDivisor((ulong)Math.Abs(above), (ulong)below);
        return divisor == 1 ? new Fraction(above, below, null) : new Fraction(above / divisor, below / divisor, null);
    }

    /// <summary>By halving and subtracting, which is several times faster than by dividing.</summary>
    private static long CommonDivisor(ulong a, ulong b)
    {
        if (a == 0)
        {
            return (long)b;
        }

        var twos = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        while (true)
        {
            b >>= BitOperations.TrailingZeroCount(b);
            if (a == b)
            {
                return (long)(a << twos);
            }

            (a, b) = a > b ? (b, a - b) : (a, b - a);
        }
    }

    /// <summary>By the divisors of parts, which are shorter than the products they spare.</summary>
    private static Fraction LongSum(Fraction a, Fraction b)
    {
        var shared = BigInteger.GreatestCommonDivisor(a.Denominator, b.Denominator);
        var (ofA, ofB) = (a.Denominator / shared, b.Denominator / shared);
        var sum = (a.Numerator * ofB) + (b.Numerator * ofA);
        var divisor = shared.IsOne ? shared : BigInteger.GreatestCommonDivisor(sum, shared);
        return Reduced(sum / divisor, ofA * (b.Denominator / divisor));
    }

    private static Fraction LongProduct(BigInteger above, BigInteger below, BigInteger otherAbove, BigInteger otherBelow)
    {
        var (first, second) = (BigInteger.GreatestCommonDivisor(above, otherBelow), BigInteger.GreatestCommonDivisor(otherAbove, below));
        return Reduced(above / first * (otherAbove / second), below / second * (otherBelow / first));
    }

    /// <summary>Of two numbers without a common divisor.</summary>
    private static Fraction Reduced(BigInteger numerator, BigInteger denominator)
    {
        if (denominator <= long.MaxValue && numerator <= long.MaxValue && numerator >= -long.MaxValue)
        {
            return new Fraction((long)numerator, (long)denominator, null);
        }

        return numerator.GetBitLength() > MaxBits || denominator.GetBitLength() > MaxBits
            ? throw new NumberTooLongException()
            : new Fraction(0, 1, new Long(numerator, denominator));
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

    private static Fraction PowerOfTen(int exponent) => Reduced(BigInteger.Pow(10, exponent), BigInteger.One);

    private static bool Digits(ReadOnlySpan<char> text, out Fraction value)
    {
        value = Zero;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = text.Length <= ShortLength
            ? new Fraction(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 1, null)
            : Reduced(BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.One);
        return true;
    }

    /// <summary>Too large for 64 bits.</summary>
    private sealed record Long(BigInteger Numerator, BigInteger Denominator);
}

/// <summary>A figure has more digits than the engine computes with: what was entered cannot be meant.</summary>
internal sealed class NumberTooLongException : ArithmeticException;
