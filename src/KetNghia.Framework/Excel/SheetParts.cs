using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KetNghia.Framework.Excel;

/// <summary>The pieces exports and templates are written from.</summary>
internal static class SheetParts
{
    /// <summary>Everything above the last frozen row stays in view; columns get their widths.</summary>
    public static void Frame(OpenXmlWriter writer, uint frozenRows, IReadOnlyList<int> widths)
    {
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = frozenRows, TopLeftCell = "A" + (frozenRows + 1).ToString(CultureInfo.InvariantCulture), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        if (widths.Count > 0)
        {
            writer.WriteElement(new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        }
    }

    public static void Row(OpenXmlWriter writer, uint number, IReadOnlyList<object?> values, Func<int, uint> style, Func<int, ExcelKind>? kind = null)
    {
        writer.WriteStartElement(new Row { RowIndex = number });
        for (var i = 0; i < values.Count; i++)
        {
            Cell(writer, ExcelSheet.ColumnName(i) + number.ToString(CultureInfo.InvariantCulture), values[i], style(i), kind?.Invoke(i) ?? ExcelKind.Text);
        }

        writer.WriteEndElement();
    }

    /// <summary>Below the last row: A4 across, as wide as one page, the page's number at its foot.</summary>
    /// <param name="foot">At the left of each page's foot.</param>
    public static void Paper(OpenXmlWriter writer, string? foot)
    {
        writer.WriteElement(new PageMargins { Left = 0.6, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter { OddFooter = new OddFooter((foot is null ? "" : "&L" + foot.Replace("&", "&&", StringComparison.Ordinal)) + "&R&P/&N") });
    }

    /// <summary>The row of headings, printed on every page.</summary>
    /// <param name="index">Of the sheet, from nought.</param>
    public static DefinedName Headings(string sheet, uint index, uint row) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${row}:${row}")) { Name = "_xlnm.Print_Titles", LocalSheetId = index };

    private static void Cell(OpenXmlWriter writer, string reference, object? value, uint style, ExcelKind kind)
    {
        var shown = value is ExcelWrong wrong ? wrong.Value : value;
        if (shown is null)
        {
            writer.WriteElement(new Cell { CellReference = reference, StyleIndex = style });
            return;
        }

        if (ExcelValues.Number(shown, kind) is { } number)
        {
            writer.WriteElement(new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { CellReference = reference, StyleIndex = style });
            return;
        }

        var text = Printable(shown.ToString() ?? "");
        writer.WriteElement(new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
            StyleIndex = style == ExcelStyles.Text && ExcelValues.IsRisky(text) ? ExcelStyles.Quoted : style,
        });
    }

    /// <summary>What XML can carry, no longer than a cell may be.</summary>
    private static string Printable(string text)
    {
        var kept = string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return kept.Length <= ExcelSheet.MaxText ? kept : kept[..ExcelSheet.MaxText];
    }
}
