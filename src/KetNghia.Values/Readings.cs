using System.Globalization;

namespace KetNghia.Values;

/// <summary>
/// The only reader of what people type or send as text, for forms, imports and the API alike (the browser's echo follows it).
/// In Vietnamese dots part groups of three and one comma stands before decimals; a group never begins with 0. The other signs
/// are read where no other reading exists; what has two readings or none is refused, never guessed.
/// </summary>
public static class Readings
{
    /// <summary>The longest text that is looked at.</summary>
    internal const int MostCharacters = 100;

    private const long Thousand = 1_000;

    /// <summary>Signs of files and programs, whatever language their reader has chosen for the screen.</summary>
    public static CultureInfo Files => Format.VietnameseSigns;

    /// <summary>Whole đồng: "1.500.000", "1.500.000,00 đ", "1,5 triệu".</summary>
    /// <param name="signs">Null: those of the screen's language.</param>
    public static Reading<long> Money(string? text, CultureInfo? signs = null) => MoneyReader.Read(text, signs ?? Format.Culture);

    /// <summary>Thousandths: "12", "1.234,5", "0,125".</summary>
    /// <param name="signs">Null: those of the screen's language.</param>
    public static Reading<long> Quantity(string? text, CultureInfo? signs = null) =>
        NumberReader.Scaled(text, signs ?? Format.Culture, new NumberKind(Thousand, Values.Quantity.Max, ReadingErrors.Quantity, ReadingErrors.QuantityDecimals, ReadingErrors.QuantityUnit));

    /// <summary>A whole number: "12", "1.234", "12,0".</summary>
    /// <param name="signs">Null: those of the screen's language.</param>
    public static Reading<long> Whole(string? text, CultureInfo? signs = null) =>
        NumberReader.Scaled(text, signs ?? Format.Culture, new NumberKind(1, Values.Quantity.Max / Thousand, ReadingErrors.Whole, ReadingErrors.Whole, ReadingErrors.Whole));

    /// <summary>Hundredths: "86", "7,75".</summary>
    /// <param name="signs">Null: those of the screen's language.</param>
    public static Reading<long> Points(string? text, CultureInfo? signs = null) =>
        NumberReader.Scaled(text, signs ?? Format.Culture, new NumberKind(100, int.MaxValue, ReadingErrors.Points, ReadingErrors.Points, ReadingErrors.Points));

    /// <summary>Day first, or year first with four digits; a time beside it is left aside.</summary>
    /// <param name="from1904">The text stands in a workbook that counts its days from 1904: so is a number of days proposed.</param>
    public static Reading<DateOnly> Date(string? text, bool from1904 = false) => DateReader.Read(text, from1904);
}
