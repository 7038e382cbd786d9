using System.Numerics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>The same numbers written down as school does, of any length and never made shorter: what <see cref="Fraction"/> is held against.</summary>
internal readonly record struct PlainFraction(BigInteger Above, BigInteger Below)
{
    public static PlainFraction operator +(PlainFraction a, PlainFraction b) => new((a.Above * b.Below) + (b.Above * a.Below), a.Below * b.Below);

    public static PlainFraction operator -(PlainFraction a, PlainFraction b) => new((a.Above * b.Below) - (b.Above * a.Below), a.Below * b.Below);

    public static PlainFraction operator *(PlainFraction a, PlainFraction b) => new(a.Above * b.Above, a.Below * b.Below);

    public static PlainFraction operator /(PlainFraction a, PlainFraction b) => new(a.Above * b.Below, a.Below * b.Above);

    public int CompareTo(PlainFraction other) => ((Above * other.Below) - (other.Above * Below)).Sign * Below.Sign * other.Below.Sign;

    /// <summary>Of the multiples on both sides the nearer one, of two as near the one away from zero.</summary>
    public PlainFraction Round(PlainFraction step)
    {
        var times = this / step;
        var toZero = BigInteger.Divide(times.Above, times.Below);
        var rest = new PlainFraction(times.Above - (toZero * times.Below), times.Below);
        var isFar = new PlainFraction(2 * BigInteger.Abs(rest.Above), BigInteger.Abs(rest.Below)).CompareTo(new PlainFraction(1, 1)) >= 0;
        return new PlainFraction(toZero + (isFar ? times.Above.Sign * times.Below.Sign : 0), 1) * step;
    }

    public bool Is(Fraction other) => other.Denominator.Sign > 0 && Above * other.Denominator == other.Numerator * Below
        && BigInteger.GreatestCommonDivisor(other.Numerator, other.Denominator).IsOne;
}
