using System.Globalization;
using System.Security;
using System.Text;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>The workbook of a round as a person takes it along, and the same with cells changed by hand.</summary>
internal sealed class RoundBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private RoundBook(IEnumerable<(string Name, List<Line> Rows)> sheets) => Sheets = [.. sheets];

    public List<(string Name, List<Line> Rows)> Sheets { get; }

    public static async Task<RoundBook> ExportAsync(Visitor visitor, TestWorkspace place, Guid assessment) =>
        Read((await visitor.GetAsync(place.Path($"emulation/assessments/details/{assessment}?handler=File"))).Bytes);

    public static RoundBook Read(byte[] bytes)
    {
        using var book = WorkbookReader.Open(new MemoryStream(bytes), "dot.xlsx");
        return new RoundBook([.. book.Sheets.Select(s => (s, book.Rows(s).Select(r => new Line(r.Number, [.. r.Cells])).ToList()))]);
    }

    /// <summary>The sheet whose name begins so.</summary>
    public List<Line> Of(string sheet) => Sheets.First(s => s.Name.StartsWith(sheet, StringComparison.Ordinal)).Rows;

    public List<string> Headings(string sheet) => Of(sheet).First(r => r.Cells.Count(c => c.Length > 0) > 2).Cells;

    /// <summary>"F8": where a component has a column.</summary>
    public string At(string sheet, string node, string heading) => string.Create(CultureInfo.InvariantCulture, $"{ExcelSheet.ColumnName(Column(sheet, heading))}{RowOf(sheet, node).Number}");

    public string Get(string sheet, string node, string heading) => RowOf(sheet, node).Cells.ElementAtOrDefault(Column(sheet, heading)) ?? "";

    /// <param name="cell">A text, or the cell itself without its address.</param>
    public RoundBook With(string sheet, string node, string heading, string cell)
    {
        RowOf(sheet, node).Set(Column(sheet, heading), cell);
        return this;
    }

    /// <summary>A second sheet that says the same, behind the others.</summary>
    public RoundBook Copy(string sheet, string name)
    {
        Sheets.Add((name, [.. Of(sheet).Select(r => new Line(r.Number, [.. r.Cells]))]));
        return this;
    }

    public RoundBook Rename(string sheet, string name)
    {
        var at = Sheets.FindIndex(s => s.Name.StartsWith(sheet, StringComparison.Ordinal));
        Sheets[at] = (name, Sheets[at].Rows);
        return this;
    }

    /// <summary>Moves a column before all others.</summary>
    public RoundBook First(string sheet, string heading)
    {
        var column = Column(sheet, heading);
        foreach (var row in Of(sheet).Where(r => r.Cells.Count(c => c.Length > 0) > 1))
        {
            var cell = row.Cells.ElementAtOrDefault(column) ?? "";
            row.Set(column, "");
            row.Cells.RemoveAt(column);
            row.Cells.Insert(0, cell);
        }

        return this;
    }

    public byte[] Bytes() => Workbooks.Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{Each((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{Each((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}<Relationship Id=\"rId0\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        .. Sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", Xml(s.Rows))),
    ]);

    private static string Xml(List<Line> rows)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var row in rows)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row.Number}\">");
            foreach (var (column, cell) in row.Cells.Index().Where(c => c.Item.Length > 0))
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"r=\"{ExcelSheet.ColumnName(column)}{row.Number}\"");
                sheet.Append(cell.StartsWith("<c", StringComparison.Ordinal) ? cell.Insert(2, " " + at) : $"<c {at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    private string Each(Func<(string Name, List<Line> Rows), int, string> part) => string.Concat(Sheets.Select((s, i) => part(s, i + 1)));

    private int Column(string sheet, string heading)
    {
        var column = Headings(sheet).IndexOf(heading);
        return column >= 0 ? column : throw new InvalidOperationException($"{sheet} has no column “{heading}”.");
    }

    private Line RowOf(string sheet, string node) => Of(sheet).First(r => r.Cells.Take(2).Contains(node));

    /// <param name="Number">As Excel shows it.</param>
    internal sealed record Line(int Number, List<string> Cells)
    {
        public void Set(int column, string cell)
        {
            while (Cells.Count <= column)
            {
                Cells.Add("");
            }

            Cells[column] = cell;
        }
    }
}
