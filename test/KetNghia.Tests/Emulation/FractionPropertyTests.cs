using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Fractions beside the plain ones, whether they fit in 64 bits or not.</summary>
public sealed class FractionPropertyTests
{
    /// <summary>Small figures of people, figures about the limit of 64 bits, and long ones.</summary>
    private static readonly Gen<BigInteger> Whole = Gen.OneOf(
        Gen.Choose(-12, 12).Select(n => (BigInteger)n),
        Gen.Choose(-100_000, 100_000).Select(n => (BigInteger)n),
        from sign in Gen.Elements(-1, 1)
        from near in Gen.Elements(BigInteger.One << 31, BigInteger.One << 32, long.MaxValue, BigInteger.One << 63, BigInteger.One << 64, BigInteger.Pow(10, 18))
        from beside in Gen.Choose(-3, 3)
        select sign * (near + beside),
        Gen.Choose(1, int.MaxValue).Four().Select(n => (n.Item1 * (BigInteger)n.Item2 * n.Item3) - n.Item4));

    private static readonly Gen<PlainFraction> Plain = from above in Whole from below in Whole where !below.IsZero select new PlainFraction(above, below);

    private static readonly Gen<PlainFraction> Step = Gen.OneOf(
        Gen.Elements("0.01", "0.05", "0.1", "0.25", "0.5", "1").Select(s => Fraction.TryParse(s, out var step) ? new PlainFraction(step.Numerator, step.Denominator) : throw new FormatException(s)),
        Plain.Where(p => !p.Above.IsZero).Select(p => new PlainFraction(BigInteger.Abs(p.Above), BigInteger.Abs(p.Below))));

    [Fact]
    [Rule("R1")]
    public void Operations_AreThoseOfPlainFractions() => Seeds.Check(
        Plain.Two(),
        (pair, _) =>
        {
            var (a, b) = (Of(pair.Item1), Of(pair.Item2));
            (pair.Item1 + pair.Item2).Is(a + b).ShouldBeTrue("+");
            (pair.Item1 - pair.Item2).Is(a - b).ShouldBeTrue("-");
            (pair.Item1 * pair.Item2).Is(a * b).ShouldBeTrue("*");
            a.CompareTo(b).ShouldBe(pair.Item1.CompareTo(pair.Item2));
            (a == b).ShouldBe(pair.Item1.CompareTo(pair.Item2) == 0);
            (a == b && a.GetHashCode() != b.GetHashCode()).ShouldBeFalse();
            a.Sign.ShouldBe(pair.Item1.Above.Sign * pair.Item1.Below.Sign);
            a.Floor().ShouldBeLessThanOrEqualTo(a.Ceiling());
            (new PlainFraction(a.Floor(), 1).CompareTo(pair.Item1) <= 0 && new PlainFraction(a.Floor() + 1, 1).CompareTo(pair.Item1) > 0).ShouldBeTrue("floor");
            if (b.Sign != 0)
            {
                (pair.Item1 / pair.Item2).Is(a / b).ShouldBeTrue("/");
            }
        },
        20_000);

    [Fact]
    [Rule("R2")]
    public void Rounding_IsThatOfPlainFractions() => Seeds.Check(
        from value in Gen.OneOf(Plain, from step in Step from halves in Gen.Choose(-9, 9) select step * new PlainFraction(halves, 2))
        from step in Step
        select (value, step),
        (pair, _) =>
        {
            pair.value.Round(pair.step).Is(Of(pair.value).Round(Of(pair.step))).ShouldBeTrue();
            (new PlainFraction(1, 2) * pair.step).Round(pair.step).Is(Of(pair.step)).ShouldBeTrue("a half goes up");
            (new PlainFraction(-1, 2) * pair.step).Round(pair.step).Is(-Of(pair.step)).ShouldBeTrue("and away from zero below it");
        },
        20_000);

    [Fact]
    [Rule("R1")]
    public void Arithmetic_FollowsItsLaws() => Seeds.Check(
        Plain.Three(),
        (three, _) =>
        {
            var (a, b, c) = (Of(three.Item1), Of(three.Item2), Of(three.Item3));
            (a + b).ShouldBe(b + a);
            (a * b).ShouldBe(b * a);
            (a + b + c).ShouldBe(a + (b + c));
            (a * b * c).ShouldBe(a * (b * c));
            (a * (b + c)).ShouldBe((a * b) + (a * c));
            (a - a).ShouldBe(Fraction.Zero);
            (-(-a)).ShouldBe(a);
            if (b.Sign != 0)
            {
                (a / b * b).ShouldBe(a);
            }
        },
        10_000);

    [Fact]
    [Rule("R1")]
    public void Text_IsReadAsItWasWritten() => Seeds.Check(
        Plain,
        (plain, _) =>
        {
            var value = Of(plain);
            Fraction.TryParse(value.ToString(), out var read).ShouldBe(value.ToString().Length <= Fraction.MaxLength);
            (value.ToString().Length > Fraction.MaxLength || read == value).ShouldBeTrue(value.ToString());
        },
        10_000);

    [Fact]
    public void Numbers_WithoutEnd_AreRefused()
    {
        var value = Fraction.One;

        Should.Throw<NumberTooLongException>(() =>
        {
            for (var i = 0; i < 2 * Fraction.MaxBits; i++)
            {
                value /= 3;
            }
        });
        value.Denominator.GetBitLength().ShouldBeInRange(Fraction.MaxBits - 2, Fraction.MaxBits);
        Should.Throw<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
    }

    private static Fraction Of(PlainFraction plain) => new(plain.Above, plain.Below);
}
