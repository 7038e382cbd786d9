using System.Diagnostics;
using System.Globalization;
using System.Text;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Tests.Emulation;

/// <summary>
/// Formulas nobody would write: each gives a number, says what is missing or divides by zero, or is refused by one of the declared codes,
/// and soon. <c>KETNGHIA_TEST_FORMULAS=1000000</c> asks for as many of each kind.
/// </summary>
public sealed class FormulaFuzzTests
{
    private const int Seed = 20260714;

    private static readonly string[] Codes = [Formula.Syntax, Formula.Depth, Formula.UnknownFunction, Formula.Type, Formula.Size];
    private static readonly string[] Functions = ["min", "max", "clamp", "round", "if", "count", "sum", "ratio", "sqrt"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "<", "<=", ">", ">=", "=", "==", "<>", "!=", "and", "or"];
    private static readonly string[] Names = ["a", "zero", "list", "none", "unknown", "giúp.đã_nhận", "big", "tiny"];
    private static readonly string[] Numbers = ["0", "1", "2", "0.5", "3.1415926535", "99999999999999999999999999999999", "0.00000000000000000000001", "7"];
    private static readonly string Signs = "0123456789.,()+-*/<>=! \t\n_abminmaxroundclampifandornotcountsumratiođưé\u0301٣\u200B\uD83D\uDE00\uD800\0$\"'%^";

    private static readonly Dictionary<string, Measure> Measures = new()
    {
        ["a"] = new Measure(7, null),
        ["zero"] = new Measure(0, null),
        ["giúp.đã_nhận"] = new Measure(new Fraction(820, 3), null),
        ["list"] = new Measure(null, [1, new Fraction(1, 7), -4]),
        ["none"] = new Measure(null, []),
        ["big"] = new Measure(new Fraction(System.Numerics.BigInteger.Pow(10, 59), 7), null),
        ["tiny"] = new Measure(new Fraction(1, System.Numerics.BigInteger.Pow(10, 57)), null),
    };

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("KETNGHIA_TEST_FORMULAS"), CultureInfo.InvariantCulture, out var count) ? count : 40_000;

    [Fact]
    [Rule("C12")]
    public void Formula_ByTheGrammar_IsComputedOrRefused()
    {
        var draw = new Random(Seed);
        var outcomes = Run(() => Written(draw, draw.Next(6)));

        // The grammar reaches every end there is.
        outcomes.Keys.ShouldBe(["number", "MISSING", "DIV0", Formula.Syntax, Formula.UnknownFunction, Formula.Type], ignoreOrder: true);
        outcomes["number"].ShouldBeGreaterThan(Count / 20);
    }

    [Fact]
    [Rule("C12")]
    public void Formula_OfAnySigns_IsComputedOrRefused()
    {
        var draw = new Random(Seed);

        Run(() => Spoilt(draw)).ShouldContainKey(Formula.Syntax);
    }

    [Theory]
    [InlineData("powers", Formula.Size)]
    [InlineData("divisions", Formula.Size)]
    [InlineData("sums of sevenths", "number")]
    [InlineData("nested round", "number")]
    [InlineData("nested min", "number")]
    [InlineData("long numbers", "number")]
    [InlineData("too long", Formula.Size)]
    [InlineData("too deep and too long", Formula.Depth)]
    [InlineData("signs", Formula.Depth)]
    public void Formula_ThatExplodes_IsRefusedSoon(string kind, string expected)
    {
        var text = kind switch
        {
            "powers" => string.Join('*', Enumerable.Repeat("big", 450)),
            "divisions" => string.Join('/', Enumerable.Repeat("tiny", 390)),
            "sums of sevenths" => string.Join('+', Enumerable.Range(2, 300).Select(i => $"1/{(i % 9) + 1}")),
            "nested round" => string.Concat(Enumerable.Repeat("round(", 32)) + "big" + string.Concat(Enumerable.Repeat(",0.01)", 32)),
            "nested min" => string.Concat(Enumerable.Repeat("min(99999999999999999999999999999999999999,", 32)) + "tiny" + new string(')', 32),
            "long numbers" => string.Join('+', Enumerable.Repeat(new string('9', 55), 30)),
            "too long" => string.Join('+', Enumerable.Repeat("1", 1001)),
            "too deep and too long" => new string('(', 5000) + "1" + new string(')', 5000),
            _ => new string('-', 1999) + "1",
        };
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            Outcome(text).ShouldBe(expected);
        }

        // Measured at some two milliseconds each.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Formula_OverALongList_IsRefusedSoon()
    {
        var primes = Enumerable.Range(2, 100_000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d > 0)).Take(2000);
        var measures = new Dictionary<string, Measure> { ["p"] = new Measure(null, [.. primes.Select(p => new Fraction(1, p))]) };

        Should.Throw<FormulaException>(() => new FormulaRun(measures).Compute(Formula.Parse("sum(p)"))).Code.ShouldBe(Formula.Size);
    }

    private static Dictionary<string, int> Run(Func<string> next)
    {
        var (outcomes, slowest, watch) = (new Dictionary<string, int>(), TimeSpan.Zero, Stopwatch.StartNew());
        for (var i = 0; i < Count; i++)
        {
            var text = next();
            var begun = watch.Elapsed;
            var outcome = Outcome(text);
            slowest = watch.Elapsed - begun > slowest ? watch.Elapsed - begun : slowest;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        // A pause of the machine may make one slow; a formula that explodes would make all of them.
        (watch.Elapsed / Count).ShouldBeLessThan(TimeSpan.FromMilliseconds(1), $"the slowest took {slowest.TotalMilliseconds} ms");
        return outcomes;
    }

    /// <summary>Any other exception is the test's failure.</summary>
    private static string Outcome(string text)
    {
        try
        {
            var value = new FormulaRun(Measures).Compute(Formula.Parse(text));
            return value.State switch { FormulaState.Number => "number", FormulaState.Missing => "MISSING", FormulaState.DividesByZero => "DIV0", _ => throw new InvalidOperationException($"{value.State}: {text}") };
        }
        catch (FormulaException e) when (Codes.Contains(e.Code))
        {
            return e.Code;
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            throw new InvalidOperationException(text, e);
        }
    }

    private static string Written(Random draw, int depth) => depth == 0 ? Leaf(draw) : draw.Next(10) switch
    {
        < 4 => $"{Written(draw, depth - 1)} {Operators[draw.Next(draw.Next(2) == 0 ? 4 : Operators.Length)]} {Written(draw, draw.Next(depth))}",
        4 => $"({Written(draw, depth - 1)})",
        5 => $"-{Written(draw, depth - 1)}",
        6 => $"if({Written(draw, draw.Next(depth))} {Operators[4 + draw.Next(8)]} {Written(draw, draw.Next(depth))}, {Written(draw, depth - 1)}, {Written(draw, draw.Next(depth))})",
        7 => $"not {Written(draw, depth - 1)}",
        _ => $"{Functions[draw.Next(100) < 2 ? 8 : draw.Next(8)]}({string.Join(", ", Enumerable.Range(0, draw.Next(1, 4)).Select(_ => Written(draw, draw.Next(depth))))})",
    };

    private static string Leaf(Random draw) => draw.Next(2) == 0 ? Names[draw.Next(Names.Length)] : Numbers[draw.Next(Numbers.Length)];

    /// <summary>Signs by chance, or a formula in which some were changed, left out or put in.</summary>
    private static string Spoilt(Random draw)
    {
        var text = new StringBuilder(draw.Next(3) == 0 ? "" : Written(draw, draw.Next(4)));
        for (var change = draw.Next(text.Length == 0 ? 1 : 0, text.Length == 0 ? 40 : 4); change >= 0; change--)
        {
            var at = draw.Next(text.Length + 1);
            if (at < text.Length && draw.Next(3) == 0)
            {
                text.Remove(at, 1);
            }
            else
            {
                text.Insert(at, Signs[draw.Next(Signs.Length)]);
            }
        }

        return text.ToString();
    }
}
