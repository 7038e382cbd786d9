using System.Numerics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Exact numbers as people read them.</summary>
internal static class FractionText
{
    private static readonly Fraction Hundredth = new(1, 100);

    /// <summary>Points with two decimals, rounded for the eye alone.</summary>
    public static string Points(Fraction? points) => points is { } known ? Format.Points(Hundredths(known)) : Format.Unknown;

    /// <summary>With as many decimals as it has, at most three; as a fraction when it does not end.</summary>
    public static string Plain(Fraction number)
    {
        var thousandths = number * new Fraction(1000, 1);
        return thousandths.IsWhole && BigInteger.Abs(thousandths.Numerator) < long.MaxValue
            ? Format.Quantity((long)thousandths.Numerator)
            : number.ToString();
    }

    private static long? Hundredths(Fraction points) => (points.Round(Hundredth) * Fraction.Hundred).Numerator is var h && BigInteger.Abs(h) < long.MaxValue ? (long)h : null;
}
