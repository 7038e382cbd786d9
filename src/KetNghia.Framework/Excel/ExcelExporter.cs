using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KetNghia.Framework.Excel;

/// <summary>Writes tables as styled sheets, row by row. Text is always text, never a formula.</summary>
public static class ExcelExporter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A download of one page's table.</summary>
    /// <param name="fileName">Without extension; folded to plain letters.</param>
    public static ExcelFile ToFile(string fileName, params ExcelTable[] tables) => new(FileName(fileName) + ".xlsx", tables);

    public static void Write(Stream target, params ExcelTable[] tables)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Sheet();
        var (sheets, headings) = (new Sheets(), new DefinedNames());
        foreach (var table in tables)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(part, table);
            var id = (uint)sheets.Count() + 1;
            var name = SheetName(table.Sheet ?? table.Title, id);
            sheets.Append(new Sheet { Name = name, SheetId = id, Id = workbook.GetIdOfPart(part) });
            headings.Append(SheetParts.Headings(name, id - 1, HeadOf(table)));
        }

        workbook.Workbook = new Workbook(sheets, headings);
    }

    internal static string SheetName(string name, uint number)
    {
        var kept = string.Concat(VietnameseText.Clean(name).Where(c => !@":\/?*[]'".Contains(c, StringComparison.Ordinal)));
        kept = kept.Length > 28 ? kept[..28].TrimEnd() : kept;
        return kept.Length == 0 ? "Sheet" + number.ToString(CultureInfo.InvariantCulture) : number == 1 ? kept : kept + " " + number.ToString(CultureInfo.InvariantCulture);
    }

    internal static string FileName(string name)
    {
        var kept = VietnameseText.Hyphenated(name);
        return kept.Length is 0 ? "ket-nghia" : kept.Length > 80 ? kept[..80] : kept;
    }

    private static void WriteSheet(WorksheetPart part, ExcelTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        var head = HeadOf(table);
        writer.WriteStartElement(new Worksheet());
        SheetParts.Frame(writer, head, [.. table.Columns.Select(c => c.Width > 0 ? c.Width : WidthOf(c))]);
        writer.WriteStartElement(new SheetData());
        SheetParts.Row(writer, 1, [table.Title], _ => ExcelStyles.Title);
        foreach (var (index, note) in table.Notes.Index())
        {
            SheetParts.Row(writer, (uint)index + 2, [note], _ => ExcelStyles.Note);
        }

        SheetParts.Row(writer, head, [.. table.Columns.Select(c => (object?)c.Heading)], _ => ExcelStyles.Head);
        var number = head;
        foreach (var row in table.Rows)
        {
            SheetParts.Row(writer, ++number, row, i => ExcelStyles.Of(KindAt(table, i), row[i] is ExcelWrong), i => KindAt(table, i));
        }

        var last = number;
        if (table.Totals is { } totals)
        {
            SheetParts.Row(writer, ++number, totals, i => ExcelStyles.TotalOf(KindAt(table, i)), i => KindAt(table, i));
        }

        writer.WriteEndElement();
        if (table.Columns.Count > 0)
        {
            writer.WriteElement(new AutoFilter { Reference = $"A{head}:{ExcelSheet.ColumnName(table.Columns.Count - 1)}{last}" });
        }

        SheetParts.Paper(writer, table.Footer);

        writer.WriteEndElement();
    }

    private static uint HeadOf(ExcelTable table) => (uint)table.Notes.Count + 3;

    private static ExcelKind KindAt(ExcelTable table, int index) => index < table.Columns.Count ? table.Columns[index].Kind : ExcelKind.Text;

    internal static int WidthOf(ExcelColumn column) => column.Kind switch
    {
        ExcelKind.Text => Math.Clamp(column.Heading.Length + 14, 18, 44),
        ExcelKind.DateTime => 18,
        _ => Math.Max(14, Math.Min(24, column.Heading.Length + 3)),
    };
}
