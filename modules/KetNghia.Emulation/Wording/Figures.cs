using System.Globalization;
using System.Numerics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Points and shares as people read them.</summary>
internal static class Figures
{
    private static readonly Fraction Hundredth = new(1, 100);

    /// <summary>"4,25"; what does not end as a decimal stays a fraction, "10/3".</summary>
    /// <param name="signs">Null: those of the screen's language.</param>
    public static string Of(Fraction? figure, CultureInfo? signs = null)
    {
        if (figure is not { } given)
        {
            return Format.Unknown;
        }

        var written = given.ToString();
        if (written.Contains('/', StringComparison.Ordinal))
        {
            return written;
        }

        signs ??= Format.Culture;
        var parts = written.TrimStart('-').Split('.');
        var whole = BigInteger.Parse(parts[0], CultureInfo.InvariantCulture).ToString("N0", signs);
        var sign = given.Sign < 0 ? signs.NumberFormat.NegativeSign : "";
        return parts.Length == 1 ? sign + whole : sign + whole + signs.NumberFormat.NumberDecimalSeparator + parts[1];
    }

    /// <summary>Points with two decimals, rounded for the eye alone.</summary>
    public static string Points(Fraction? points) => Format.Points(Hundredths(points));

    /// <summary>For cells of a file; null where they are not known.</summary>
    public static long? Hundredths(Fraction? points) => points is { } known ? (long)(known.Round(Hundredth) * Fraction.Hundred).Numerator : null;

    /// <summary>Of a share of one: "25 %".</summary>
    public static string Percent(Fraction share) => PercentOf(share * Fraction.Hundred);

    public static string PercentOf(Fraction? percent) => Of(percent) + "\u00a0%";
}
