using System.IO.Compression;

namespace KetNghia.Tests.Excel;

public sealed class WorkbookReaderTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void Rows_NumbersDatesSharedStringsAndGaps_ComeAsText()
    {
        var sheet = $"<worksheet {Main}><sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\"><v>1.234</v></c><c r=\"D3\" s=\"1\"><v>45350</v></c><c r=\"E3\"><f>1+1</f><v>2</v></c><c r=\"F3\" t=\"b\"><v>1</v></c></row><row r=\"5\"/></sheetData></worksheet>";
        var file = Workbooks.Package(
            sheet,
            ("xl/sharedStrings.xml", $"<sst {Main}><si><r><t>Xã </t></r><r><t>Zuôich</t></r><rPh><t>x</t></rPh></si></sst>"),
            ("xl/styles.xml", $"<styleSheet {Main}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));

        var row = Read(file).ShouldHaveSingleItem();

        row.Number.ShouldBe(3);
        row.Cells.ShouldBe(["Xã Zuôich", "", "1,234", "28/02/2024", "2", "1"]);
    }

    [Fact]
    public void Rows_MoreThanTheLimit_AreRefused()
    {
        var rows = string.Concat(Enumerable.Range(1, WorkbookReader.MaxRows + 2).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>"));

        Should.Throw<BusinessException>(() => Read(Workbooks.Package($"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>"))).Code.ShouldBe(ExcelErrors.TooManyRows);
    }

    [Fact]
    public void Rows_BeyondTheLastColumn_AreRefused() =>
        Should.Throw<BusinessException>(() => Read(Workbooks.Package($"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row></sheetData></worksheet>")))
            .Code.ShouldBe(ExcelErrors.TooManyColumns);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>&a;</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>")]
    [InlineData("not xml")]
    public void Rows_BrokenOrTreacherousXml_IsDamaged(string sheet) =>
        Should.Throw<BusinessException>(() => Read(Workbooks.Package(sheet))).Code.ShouldBe(ExcelErrors.Damaged);

    [Fact]
    public void Rows_DeepNesting_IsDamaged()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200));

        Should.Throw<BusinessException>(() => Read(Workbooks.Package($"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\">{deep}</c></row></sheetData></worksheet>"))).Code.ShouldBe(ExcelErrors.Damaged);
    }

    [Fact]
    public void Export_ReadAgain_HoldsTheSameAndNoFormula()
    {
        using var stream = new MemoryStream();
        ExcelExporter.Write(stream, new ExcelTable(
            "Bảng",
            [new("Tên"), new("Ngày", ExcelKind.Date), new("Tiền", ExcelKind.Money), new("Lượng", ExcelKind.Quantity)],
            [["=cmd|' /C calc'!A0", new DateOnly(2024, 2, 28), 80_000_000L, 1_500L], [new ExcelWrong("sai"), null, null, null]])
        {
            Notes = ["Lọc: tất cả"],
            Totals = ["Tổng", null, 80_000_000L, null],
        });
        var bytes = stream.ToArray();

        var rows = Read(bytes);

        rows[0].Cells.ShouldBe(["Bảng"]);
        rows[1].Cells.ShouldBe(["Lọc: tất cả"]);
        rows[3].Cells.ShouldBe(["=cmd|' /C calc'!A0", "28/02/2024", "80000000", "1,5"]);
        rows[^1].Cells[2].ShouldBe("80000000");
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in archive.Entries.Where(e => e.FullName.Contains("sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            reader.ReadToEnd().ShouldNotContain("<x:f>");
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("bình thường", "bình thường")]
    public void Csv_RiskyText_IsGuarded(string text, string expected) => CsvExporter.Guard(text).ShouldBe(expected);

    private static List<SheetRow> Read(byte[] file)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file), "tep.xlsx");
        return [.. book.Rows(book.Sheets[0])];
    }
}
