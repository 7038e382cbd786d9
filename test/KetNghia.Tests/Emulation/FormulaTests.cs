using System.Diagnostics;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Tests.Emulation;

/// <summary>Formulas: what they compute, what they refuse and where.</summary>
public sealed class FormulaTests
{
    private static readonly Dictionary<string, Measure> Known = new()
    {
        ["a"] = new Measure(7, null),
        ["zero"] = new Measure(0, null),
        ["giúp.đã_nhận"] = new Measure(820, null),
        ["list"] = new Measure(null, [1, 2, 4]),
        ["none"] = new Measure(null, []),
    };

    [Theory]
    [InlineData("-2 * -3 - -1", "7")]
    [InlineData("2 - 3 - 4", "-5")]
    [InlineData("12 / 4 / 3", "1")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("if(a > 5 and not a = 7 or a <= 7, 1, 2)", "1")]
    [InlineData("min(3, 1, 2) + max(3, 1, 2)", "4")]
    [InlineData("clamp(12, 0, 10) + round(2.345, 0.01)", "12.35")]
    [InlineData("count(list) + sum(list) + count(none) + sum(none)", "10")]
    [InlineData("ratio(a, 2)", "3.5")]
    [InlineData("2 + 3 * 4", "14")]
    [InlineData("-a * 2", "-14")]
    [InlineData("(2 + 3) * 4 - 1", "19")]
    [InlineData("if(1 + 1 = 2, 1, 0)", "1")]
    [InlineData("if(not 1 > 2 and 3 > 2, 1, 0)", "1")]
    [InlineData("if(1 > 0 or 1 > 0 and 0 > 1, 1, 0)", "1")]
    [InlineData("if(a != 7 or a <> 7, 1, 0)", "0")]
    [InlineData("if(a == 7 and a >= 7, 1, 0)", "1")]
    [InlineData("if(a < 7 or a > 7, 1, 0)", "0")]
    [InlineData("clamp(-1, 0, 10) + clamp(5, 0, 10)", "5")]
    [InlineData("round(-2.5, 1)", "-3")]
    [InlineData("count(unknown)", "MISSING")]
    [InlineData("sum(unknown) + 1 / zero", "MISSING")]
    [InlineData("min(1, 1 / zero, unknown)", "MISSING")]
    [InlineData("max(1 / zero, 1)", "DIV0")]
    [InlineData("clamp(1 / zero, 0, unknown)", "MISSING")]
    [InlineData("round(1 / zero, 1)", "DIV0")]
    [InlineData("not_a", "MISSING")]
    [InlineData("-unknown", "MISSING")]
    [InlineData("if(1 / zero > 1, 1, 2)", "DIV0")]
    [InlineData("giúp.đã_nhận / 1000", "0.82")]
    [InlineData("unknown + 1", "MISSING")]
    [InlineData("1 / zero + unknown", "MISSING")]
    [InlineData("1 / zero", "DIV0")]
    [InlineData("if(a > 5, 1, 1 / zero)", "1")]
    [InlineData("if(a > 5 or unknown > 1, 1, 0)", "1")]
    [InlineData("if(unknown > 1 or a > 5, 1, 0)", "MISSING")]
    [InlineData("if(a < 5 and unknown > 1, 1, 0)", "0")]
    [Rule("C12")]
    public void Formula_Computes(string text, string expected)
    {
        var value = new FormulaRun(Known).Compute(Formula.Parse(text));

        (value.State switch { FormulaState.Missing => "MISSING", FormulaState.DividesByZero => "DIV0", _ => value.Number.ToString() }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1 +", Formula.Syntax, 0, 0)]
    [InlineData("1 + )", Formula.Syntax, 1, 5)]
    [InlineData("1 < 2 < 3", Formula.Syntax, 1, 7)]
    [InlineData("1 +\n  2 $ 3", Formula.Syntax, 2, 5)]
    [InlineData("1,5", Formula.Syntax, 1, 2)]
    [InlineData("2a", Formula.Syntax, 1, 1)]
    [InlineData("", Formula.Syntax, 0, 0)]
    [InlineData("min()", Formula.Syntax, 1, 1)]
    [InlineData("1 + sqrt(4)", Formula.UnknownFunction, 1, 5)]
    [Rule("FORMULA_SYNTAX", "FORMULA_UNKNOWN_FUNCTION")]
    public void Formula_NotReadable_SaysWhere(string text, string code, int line, int column)
    {
        var fault = Should.Throw<FormulaException>(() => Formula.Parse(text));

        fault.Code.ShouldBe(code);
        if (line > 0)
        {
            (fault.Line, fault.Column).ShouldBe((line, column));
        }
    }

    [Theory]
    [InlineData("list + 1")]
    [InlineData("count(a)")]
    [InlineData("a > 1")]
    [InlineData("list")]
    [InlineData("not a")]
    [InlineData("if(a, 1, 2)")]
    [InlineData("clamp(1, 3, 2)")]
    [InlineData("round(1, 0)")]
    [Rule("C12", "FORMULA_TYPE")]
    public void Formula_OfOtherTypes_IsRefused(string text) =>
        Should.Throw<FormulaException>(() => new FormulaRun(Known).Compute(Formula.Parse(text))).Code.ShouldBe(Formula.Type);

    [Fact]
    [Rule("C12", "FORMULA_DEPTH")]
    public void Formula_TooDeep_IsRefusedAndTheDeepestIsQuick()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("min(", depth)) + "1" + string.Concat(Enumerable.Repeat(")", depth));
        static string Denied(int depth) => $"if({string.Concat(Enumerable.Repeat("not ", depth))}unknown > 1, 1, 2)";

        Should.Throw<FormulaException>(() => Formula.Parse(Nested(33))).Code.ShouldBe(Formula.Depth);
        Should.Throw<FormulaException>(() => Formula.Parse(string.Concat(Enumerable.Repeat("-", 40)) + "1")).Code.ShouldBe(Formula.Depth);
        new FormulaRun(Known).Compute(Formula.Parse(Denied(31))).State.ShouldBe(FormulaState.Missing);
        string[] hard = [Nested(32), Denied(31), string.Join(" + ", Enumerable.Repeat("a * 1.25", 180))];
        foreach (var text in hard)
        {
            var watch = Stopwatch.StartNew();
            new FormulaRun(Known).Compute(Formula.Parse(text));
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(100), text[..20]);
        }
    }

    [Theory]
    [InlineData("-0.125", "0.25", "-0.25")]
    [InlineData("0.125", "0.25", "0.25")]
    [InlineData("0.1249", "0.25", "0")]
    [InlineData("1/3", "0.01", "0.33")]
    [InlineData("-2.5", "1", "-3")]
    [Rule("R2")]
    public void Fraction_Rounds_HalfAwayFromZero(string value, string step, string expected)
    {
        Fraction.TryParse(value, out var number).ShouldBeTrue();
        Fraction.TryParse(step, out var by).ShouldBeTrue();

        number.Round(by).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("4.250", "4.25")]
    [InlineData("10/4", "2.5")]
    [InlineData("10/3", "10/3")]
    [InlineData("-0.05", "-0.05")]
    [InlineData("-7/2", "-3.5")]
    public void Fraction_IsWritten_AsItEnds(string text, string expected)
    {
        Fraction.TryParse(text, out var value).ShouldBeTrue();

        value.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1 000")]
    [InlineData("٣")]
    public void Fraction_OfOtherShapes_IsNone(string text) => Fraction.TryParse(text, out _).ShouldBeFalse();
}
