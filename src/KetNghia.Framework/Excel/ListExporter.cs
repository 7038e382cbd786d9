using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Format = KetNghia.Values.Format;

namespace KetNghia.Framework.Excel;

/// <summary>
/// Writes a list of any length: every row, in as many sheets as it takes, with one row at a time in memory. The parts are put
/// into the package one after the other, which the library's own package does not do.
/// </summary>
public static class ListExporter
{
    /// <summary>A sheet of Excel holds 1,048,576 rows.</summary>
    public const int RowsPerSheet = 1_000_000;

    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <returns>How many rows were written.</returns>
    public static async Task<long> WriteAsync(Stream target, ExcelList list, int rowsPerSheet, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        await using var rows = list.Rows.GetAsyncEnumerator(cancellationToken);
        var (sheets, written, more) = (0, 0L, await rows.MoveNextAsync());
        do
        {
            (written, more) = await WriteSheetAsync(archive, ++sheets, list, rows, (written, more), rowsPerSheet);
        }
        while (more);

        Put(archive, "xl/styles.xml", ExcelStyles.Sheet());
        var names = Enumerable.Range(1, sheets).Select(n => ExcelExporter.SheetName(list.Title, (uint)n)).ToList();
        Put(archive, "xl/workbook.xml", new Workbook(
            new Sheets(names.Select((name, i) => new Sheet { Name = name, SheetId = (uint)i + 1, Id = Id(i + 1) })),
            new DefinedNames(names.Select((name, i) => SheetParts.Headings(name, (uint)i, HeadOf(list))))));
        PutText(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\">"
            + string.Concat(Enumerable.Range(1, sheets).Select(n => Relation(Id(n), "worksheet", $"worksheets/sheet{Number(n)}.xml")))
            + Relation(Id(sheets + 1), "styles", "styles.xml") + "</Relationships>");
        PutText(archive, "_rels/.rels", $"<Relationships xmlns=\"{Relations}\">{Relation(Id(1), "officeDocument", "xl/workbook.xml")}</Relationships>");
        PutText(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + Kind("workbook", "sheet.main+xml") + Kind("styles", "styles+xml")
            + string.Concat(Enumerable.Range(1, sheets).Select(n => Kind("worksheets/sheet" + Number(n), "worksheet+xml"))) + "</Types>");
        return written;
    }

    private static async Task<(long Written, bool More)> WriteSheetAsync(
        ZipArchive archive, int sheet, ExcelList list, IAsyncEnumerator<IReadOnlyList<object?>> rows, (long Written, bool More) from, int rowsPerSheet)
    {
        var (written, more) = from;
        await using var part = archive.CreateEntry($"xl/worksheets/sheet{Number(sheet)}.xml").Open();
        using var writer = OpenXmlWriter.Create(part);
        var head = WriteHead(writer, list, written, rowsPerSheet);
        var number = head;
        while (more && number - head < rowsPerSheet)
        {
            var row = rows.Current;
            SheetParts.Row(writer, ++number, row, i => ExcelStyles.Of(list.Columns[i].Kind, row[i] is ExcelWrong), i => list.Columns[i].Kind);
            more = await rows.MoveNextAsync();
        }

        var last = number;
        if (!more && list.Totals is { } totals)
        {
            SheetParts.Row(writer, ++number, totals(), i => ExcelStyles.TotalOf(list.Columns[i].Kind), i => list.Columns[i].Kind);
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A{head}:{ExcelSheet.ColumnName(list.Columns.Count - 1)}{last}" });
        SheetParts.Paper(writer, list.Footer);

        writer.WriteEndElement();
        return (written + last - head, more);
    }

    /// <returns>The row of the headings; the sheet and its rows are left open.</returns>
    private static uint WriteHead(OpenXmlWriter writer, ExcelList list, long written, int rowsPerSheet)
    {
        var which = list.Count == 0
            ? FrameworkText.Get("Export.NoRows")
            : FrameworkText.Get("Export.RowsOf", Format.Whole(written + 1), Format.Whole(Math.Min(written + rowsPerSheet, list.Count)), Format.Whole(list.Count));
        IReadOnlyList<string> notes = [.. list.Notes, which];
        var head = HeadOf(list);
        writer.WriteStartElement(new Worksheet());
        SheetParts.Frame(writer, head, [.. list.Columns.Select(c => c.Width > 0 ? c.Width : ExcelExporter.WidthOf(c))]);
        writer.WriteStartElement(new SheetData());
        SheetParts.Row(writer, 1, [list.Title], _ => ExcelStyles.Title);
        foreach (var (index, note) in notes.Index())
        {
            SheetParts.Row(writer, (uint)index + 2, [note], _ => ExcelStyles.Note);
        }

        SheetParts.Row(writer, head, [.. list.Columns.Select(c => (object?)c.Heading)], _ => ExcelStyles.Head);
        return head;
    }

    /// <summary>Title, notes, how many of how many, an empty row, headings.</summary>
    private static uint HeadOf(ExcelList list) => (uint)list.Notes.Count + 4;

    private static void Put(ZipArchive archive, string name, OpenXmlElement root)
    {
        using var part = archive.CreateEntry(name).Open();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteElement(root);
    }

    private static void PutText(ZipArchive archive, string name, string xml)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml));
    }

    private static string Relation(string id, string kind, string target) => $"<Relationship Id=\"{id}\" Type=\"{Office}/{kind}\" Target=\"{target}\"/>";

    private static string Kind(string part, string kind) => $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"{Kinds}{kind}\"/>";

    private static string Id(int number) => "rId" + Number(number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
