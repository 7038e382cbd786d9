using DocumentFormat.OpenXml.Spreadsheet;

namespace KetNghia.Framework.Excel;

/// <summary>The one stylesheet of all written workbooks; the constants are indexes of its cell formats.</summary>
internal static class ExcelStyles
{
    public const uint Title = 1;
    public const uint Head = 2;
    public const uint Text = 3;
    public const uint Note = 9;
    public const uint Quoted = 10;
    public const uint Wrong = 11;
    public const uint Example = 17;
    public const uint HeadRequired = 18;

    private const uint DateFormat = 164;
    private const uint DateTimeFormat = 165;
    private const uint QuantityFormat = 166;
    private const uint PercentFormat = 167;


    public static uint Of(ExcelKind kind, bool wrong) => wrong ? Wrong : kind switch
    {
        ExcelKind.Date => 4,
        ExcelKind.DateTime => 5,
        ExcelKind.Money or ExcelKind.Whole => 6,
        ExcelKind.Quantity => 7,
        ExcelKind.Percent => 8,
        ExcelKind.Points => 16,
        _ => Text,
    };

    public static uint TotalOf(ExcelKind kind) => kind switch
    {
        ExcelKind.Money or ExcelKind.Whole => 13,
        ExcelKind.Quantity => 14,
        ExcelKind.Points => 15,
        _ => 12,
    };

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" },
            new NumberingFormat { NumberFormatId = DateTimeFormat, FormatCode = "dd/mm/yyyy hh:mm" },
            new NumberingFormat { NumberFormatId = QuantityFormat, FormatCode = "#,##0.###" },
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.0%" }),
        new Fonts(Font(11), Font(14, bold: true), Font(11, bold: true), Font(10, italic: true, colour: "FF5B6472"), Font(11, bold: true, colour: "FFFFFFFF"), Font(11, colour: "FF9B1C1C")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FF1D4B8F"), Solid("FFFDE8E8"), Solid("FFEFF3F8"), Solid("FF7A2E0E")),
        new Borders(new Border(), Thin()),
        new CellFormats(
            Format(0, 0, 0, 0),
            Format(0, 1, 0, 0),
            Format(0, 4, 2, 1, wrap: true, centre: true),
            Format(49, 0, 0, 1, wrap: true),
            Format(DateFormat, 0, 0, 1),
            Format(DateTimeFormat, 0, 0, 1),
            Format(3, 0, 0, 1),
            Format(QuantityFormat, 0, 0, 1),
            Format(PercentFormat, 0, 0, 1),
            Format(0, 3, 0, 0),
            Quote(Format(49, 0, 0, 1, wrap: true)),
            Format(49, 5, 3, 1, wrap: true),
            Format(49, 2, 4, 1),
            Format(3, 2, 4, 1),
            Format(QuantityFormat, 2, 4, 1),
            Format(4, 2, 4, 1),
            Format(4, 0, 0, 1),
            Format(49, 3, 4, 1),
            Format(0, 4, 5, 1, wrap: true, centre: true)));

    private static Font Font(double size, bool bold = false, bool italic = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (italic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = size });
        if (colour is not null)
        {
            font.Append(new Color { Rgb = colour });
        }

        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder(Line()) { Style = BorderStyleValues.Thin }, new RightBorder(Line()) { Style = BorderStyleValues.Thin },
        new TopBorder(Line()) { Style = BorderStyleValues.Thin }, new BottomBorder(Line()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static Color Line() => new() { Rgb = "FFC9D1DB" };

    private static CellFormat Format(uint number, uint font, uint fill, uint border, bool wrap = false, bool centre = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
        };
        if (wrap || centre)
        {
            format.Alignment = new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top, Horizontal = centre ? HorizontalAlignmentValues.Center : null };
            format.ApplyAlignment = true;
        }

        return format;
    }

    private static CellFormat Quote(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }
}
