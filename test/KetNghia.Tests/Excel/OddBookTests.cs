namespace KetNghia.Tests.Excel;

/// <summary>Workbooks as other programs and other years write them, through the gate and the reader.</summary>
public sealed class OddBookTests
{
    private const string Text = "<c r=\"A1\" t=\"inlineStr\"><is><t>Xã Zuôich</t></is></c>";

    private static readonly Dictionary<string, (Book Book, string Expected)> Books = new()
    {
        ["shared strings with a capital"] = (Book.Of("<c r=\"A1\" t=\"s\"><v>0</v></c>") with { Shared = ["Xã Zuôich"], SharedPath = "xl/SharedStrings.xml" }, "Xã Zuôich"),
        ["shared strings elsewhere"] = (Book.Of("<c r=\"A1\" t=\"s\"><v>0</v></c>") with { Shared = ["Xã Zuôich"], SharedPath = "xl/text/chuoi.xml", SharedTarget = "text/chuoi.xml" }, "Xã Zuôich"),
        ["sheet in another folder"] = (Book.Of(Text) with { SheetPath = "xl/trang/mot.xml", SheetTarget = "trang/mot.xml" }, "Xã Zuôich"),
        ["sheet beside the package root"] = (Book.Of(Text) with { SheetPath = "sheet.xml", SheetTarget = "../sheet.xml" }, "Xã Zuôich"),
        ["dotted target"] = (Book.Of(Text) with { SheetTarget = "./worksheets/../worksheets/sheet1.xml" }, "Xã Zuôich"),
        ["absolute target"] = (Book.Of(Text) with { SheetTarget = "/xl/worksheets/sheet1.xml" }, "Xã Zuôich"),
        ["target with strokes of Windows"] = (Book.Of(Text) with { SheetTarget = "worksheets\\sheet1.xml" }, "Xã Zuôich"),
        ["target in another case"] = (Book.Of(Text) with { SheetTarget = "Worksheets/Sheet1.xml" }, "Xã Zuôich"),
        ["target with an escaped space"] = (Book.Of(Text) with { SheetPath = "xl/worksheets/trang 1.xml", SheetTarget = "worksheets/trang%201.xml" }, "Xã Zuôich"),
        ["main part with a name of its own"] = (Book.Of(Text) with { Main = "xl/book.xml" }, "Xã Zuôich"),
        ["main part at the root"] = (Book.Of(Text) with { Main = "workbook.xml", SheetPath = "sheet1.xml", SheetTarget = "sheet1.xml", SharedPath = "s.xml", SharedTarget = "s.xml", StylesPath = "t.xml", StylesTarget = "t.xml" }, "Xã Zuôich"),
        ["main part named absolutely"] = (Book.Of(Text) with { Main = "xl/workbook2.xml", SheetTarget = "/xl/worksheets/sheet1.xml" }, "Xã Zuôich"),
        ["no relations of the package"] = (Book.Of(Text) with { HasRootRelations = false }, "Xã Zuôich"),
        ["styles with a capital"] = (Book.Figure("000", "7") with { StylesPath = "xl/Styles.xml" }, "007 (7)"),
        ["strict"] = (Book.Of(Text) with { IsStrict = true }, "Xã Zuôich"),
        ["strict with shared strings and styles"] = (Book.Of("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46058</v></c>") with { IsStrict = true, Shared = ["Xã Zuôich"], Formats = ["dd/mm/yyyy"] }, "Xã Zuôich|05/02/2026"),
        ["strict with a written day"] = (Book.Of("<c r=\"A1\" t=\"d\"><v>2026-02-05</v></c>") with { IsStrict = true }, "05/02/2026"),
        ["strict with a written time"] = (Book.Of("<c r=\"A1\" t=\"d\"><v>2026-02-05T14:30:00</v></c>") with { IsStrict = true }, "05/02/2026 14:30"),
        ["days from 1904"] = (Book.Figure("dd/mm/yyyy", "44596") with { WorkbookProperties = "<workbookPr date1904=\"true\"/>" }, "05/02/2026"),
        ["cells and rows without addresses"] = (new("<row><c t=\"inlineStr\"><is><t>a</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>"), "a|1 / 2"),
        ["signs written as numbers"] = (Book.Of("<c r=\"A1\" t=\"inlineStr\"><is><t>Xã_x000D__x000A_Zuôich</t></is></c>"), "Xã Zuôich"),
        ["rich text"] = (Book.Of("<c r=\"A1\" t=\"s\"><v>0</v></c>") with { Shared = ["<si><r><t>Xã </t></r><r><rPr><b/></rPr><t>Zuôich</t></r></si>"] }, "Xã Zuôich"),
        ["empty shared string"] = (Book.Of("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>") with { Shared = ["<si/>", "b"] }, "|b"),
        ["prefixed names"] = (Book.Of("<x:c xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" r=\"A1\"><x:v>5</x:v></x:c>"), "5"),
        ["true and false"] = (Book.Of("<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>false</v></c>"), "1|0"),

        ["error cells"] = (Book.Of("<c r=\"A1\" t=\"e\"><v>#N/A</v></c><c r=\"B1\" t=\"e\"><f>C9</f><v>#REF!</v></c><c r=\"C1\" t=\"e\"><v>#NAME?</v></c>"), "#N/A|#REF!|#NAME?"),
        ["error of a later program"] = (Book.Of("<c r=\"A1\" t=\"e\"><v>#MOI!</v></c>"), "#VALUE!"),
        ["error without a name"] = (Book.Of("<c r=\"A1\" t=\"e\"><v></v></c>"), "#VALUE!"),
        ["error of LibreOffice"] = (Book.Of("<c r=\"A1\" t=\"e\"><v>Err:508</v></c>"), "Err:508"),
        ["formula without a value"] = (Book.Of("<c r=\"A1\"><f>B1*2</f></c><c r=\"B1\"><f>1</f><v></v></c><c r=\"C1\"><f>2</f><v/></c>"), "#?|#?|#?"),
        ["shared formula without a value"] = (Book.Of("<c r=\"A1\"><f t=\"shared\" si=\"0\"/></c>"), "#?"),
        ["text formula without a value"] = (Book.Of("<c r=\"A1\" t=\"str\"><f>B1</f></c>"), "#?"),
        ["formula with an empty text"] = (Book.Of("<c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B1\"><v>1</v></c>"), "|1"),
        ["formula with a value"] = (Book.Of("<c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>B2</f><v>Xã</v></c><c r=\"C1\"><v>3</v></c>"), "2|Xã|3"),

        ["phone with its nought"] = (Book.Figure("0000000000", "905123456"), "0905123456 (905123456)"),
        ["phone in groups"] = (Book.Figure("0000\\ 000\\ 000", "905123456"), "0905 123 456 (905123456)"),
        ["phone by its length"] = (Book.Figure("[<=9999999]###-####;(0000) ###-###", "905123456"), "(0905) 123-456 (905123456)"),
        ["phone by its length, short"] = (Book.Figure("[<=9999999]###-####;(0000) ###-###", "3840101"), "384-0101 (3840101)"),
        ["code with noughts"] = (Book.Figure("000", "7"), "007 (7)"),
        ["code longer than its noughts"] = (Book.Figure("000", "1234"), "1234"),
        ["code with letters before it"] = (Book.Figure("\"KN-\"000", "12"), "KN-012 (12)"),
        ["code with a colour"] = (Book.Figure("[Red]000", "7"), "007 (7)"),
        ["figure stored by powers of ten"] = (Book.Figure("General", "9.05E+08"), "905000000"),
        ["figure shown by powers of ten"] = (Book.Figure("0.00E+00", "905123456"), "905123456"),

        ["area with escaped letters"] = (Book.Figure("#,##0\\ \\h\\a", "45"), "45"),
        ["area with quoted letters"] = (Book.Figure("#,##0\" ha/hộ\"", "45"), "45"),
        ["area with bare letters"] = (Book.Figure("#,##0 ha", "45"), "45"),
        ["padded letter"] = (Book.Figure("#,##0_d", "45"), "45"),
        ["filled letter"] = (Book.Figure("*d#,##0", "45"), "45"),
        ["accounting form"] = (Book.Figure("_-* #,##0\\ \"₫\"_-;\\-* #,##0\\ \"₫\"_-;_-* \"-\"??\\ \"₫\"_-;_-@_-", "1500000"), "1500000"),
        ["currency with its language"] = (Book.Figure("#,##0\\ [$₫-42A]", "1500000"), "1500000"),
        ["colour with date letters"] = (Book.Figure("[Red]#,##0;[Blue]-#,##0", "45"), "45"),
        ["condition"] = (Book.Figure("[>=1000000]#,##0.0,,\" triệu\";#,##0", "45"), "45"),
        ["hours beyond a day"] = (Book.Figure("[h]:mm", "26.5"), "26,5"),
        ["percent"] = (Book.Figure("0%", "0.5"), "0,5"),
        ["fraction"] = (Book.Figure("# ?/?", "0.5"), "0,5"),
        ["general with a word"] = (Book.Figure("General\" ngày\"", "45"), "45"),
        ["figure with a word"] = (Book.Figure("0\" con\"", "5"), "5 con (5)"),
        ["too long a format"] = (Book.Figure(new string('d', 300), "45"), "45"),
        ["format that is never closed"] = (Book.Figure("\"dd/mm", "45"), "45"),
        ["month by its name"] = (Book.Figure("mmmm", "46058"), "05/02/2026"),
        ["day in Vietnamese"] = (Book.Figure("[$-42A]dd mmmm yyyy", "46058"), "05/02/2026"),
        ["day with words"] = (Book.Figure("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", "46058"), "05/02/2026"),
        ["day and time"] = (Book.Figure("dd/mm/yyyy hh:mm", "46058.604166666664"), "05/02/2026 14:30"),
        ["day with a section for text"] = (Book.Figure("dd/mm/yyyy;@", "46058"), "05/02/2026"),
        ["day with seconds in parts"] = (Book.Figure("dd/mm/yyyy hh:mm:ss.000", "46058"), "05/02/2026"),
        ["day in capitals"] = (Book.Figure("DD/MM/YYYY", "46058"), "05/02/2026"),
        ["day of three sections"] = (Book.Figure("dd/mm/yyyy;-0;\"\"", "46058"), "05/02/2026"),
        ["negative of three sections"] = (Book.Figure("dd/mm/yyyy;-0;\"\"", "-5"), "-5"),
    };

    public static TheoryData<string> Names => [.. Books.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_OddBook_GivesWhatIsSeen(string name)
    {
        var (book, expected) = Books[name];
        using var file = await UploadGate.TakeAsync(new MemoryStream(book.Bytes()), "tep.xlsx", CancellationToken.None);
        using var reader = WorkbookReader.Open(file, "tep.xlsx");

        var rows = reader.Rows(reader.Sheets[0]).Select(r => string.Join('|', r.Cells.Select((c, i) => r.Figure(i) == c ? c : $"{c} ({r.Figure(i)})")));

        string.Join(" / ", rows).ShouldBe(expected);
    }

    [Fact]
    public void Layout_HiddenAndJoined_AreTold()
    {
        var book = new Book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\" ht=\"0\" customHeight=\"1\"><c r=\"A3\"><v>3</v></c></row>")
        {
            Columns = "<cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"0\"/></cols>",
            Merged = ["B2:B5", "A7:C7", "sai"],
        };
        using var reader = WorkbookReader.Open(new MemoryStream(book.Bytes()), "tep.xlsx");

        var layout = reader.Layout("Danh sách");

        layout.HiddenColumns.Order().ShouldBe([1, 2, 4]);
        layout.Merged.ShouldBe([new MergedCells(2, 5, 1, 1), new MergedCells(7, 7, 0, 2)]);
        reader.Rows("Danh sách").Select(r => r.IsHidden).ShouldBe([false, true, true]);
    }

    [Fact]
    public void Layout_MoreJoinedCellsThanAListHas_IsRefused()
    {
        var book = Book.Of(Text) with { Merged = [.. Enumerable.Range(1, 100_001).Select(i => $"A{i}:B{i}")] };
        using var reader = WorkbookReader.Open(new MemoryStream(book.Bytes()), "tep.xlsx");

        Should.Throw<BusinessException>(() => reader.Layout("Danh sách")).Code.ShouldBe(ExcelErrors.TooManyParts);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "binary main part", ExcelErrors.NotXlsx },
        { "document of another kind", ExcelErrors.NotXlsx },
        { "main part with a document type", ExcelErrors.Damaged },
        { "relations with a document type", ExcelErrors.Damaged },
        { "macro under another name", ExcelErrors.Macros },
        { "links under another name", ExcelErrors.ExternalLinks },
        { "connections under another name", ExcelErrors.ExternalLinks },
        { "only a chart", ExcelErrors.Damaged },
        { "sheet outside the file", ExcelErrors.Damaged },
        { "sheet that is not there", ExcelErrors.Damaged },
        { "more relations than a workbook has", ExcelErrors.Damaged },
        { "styles with a document type", ExcelErrors.Damaged },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Take_TreacherousBook_IsRefused(string name, string code)
    {
        const string type = "<!DOCTYPE a [<!ENTITY b \"c\">]>";
        var book = Book.Of(Text);
        var bytes = name switch
        {
            "binary main part" => (book with { Main = "xl/workbook.bin" }).Bytes(),
            "document of another kind" => (book with { Main = "word/a.xml", Extra = [("word/document.xml", "<document/>")] }).Bytes(main: "<document/>"),
            "main part with a document type" => book.Bytes(main: type + "<workbook>&b;</workbook>"),
            "relations with a document type" => book.Bytes(relations: type + "<Relationships>&b;</Relationships>"),
            "macro under another name" => (book with { ContentTypes = "<Override PartName=\"/xl/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>" }).Bytes(),
            "links under another name" => (book with { ContentTypes = "<Override PartName=\"/xl/a.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml\"/>" }).Bytes(),
            "connections under another name" => (book with { ContentTypes = "<Override PartName=\"/xl/a.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml\"/>" }).Bytes(),
            "only a chart" => (book with { SheetRelation = "<Relationship Id=\"rId1\" Type=\"x/chartsheet\" Target=\"worksheets/sheet1.xml\"/>" }).Bytes(),
            "sheet outside the file" => (book with { SheetRelation = "<Relationship Id=\"rId1\" Type=\"x/worksheet\" TargetMode=\"External\" Target=\"worksheets/sheet1.xml\"/>" }).Bytes(),
            "sheet that is not there" => (book with { SheetTarget = "worksheets/sheet9.xml" }).Bytes(),
            "more relations than a workbook has" => (book with { SheetRelation = string.Concat(Enumerable.Range(0, 6_000).Select(i => $"<Relationship Id=\"r{i}\" Type=\"x/y{i % 7}\" Target=\"a{i}.xml\"/>")) }).Bytes(),
            _ => book.Bytes(styles: type + "<styleSheet>&b;</styleSheet>"),
        };

        var refused = await Should.ThrowAsync<BusinessException>(async () =>
        {
            using var file = await UploadGate.TakeAsync(new MemoryStream(bytes), "tep.xlsx", CancellationToken.None);
            using var reader = WorkbookReader.Open(file, "tep.xlsx");
            _ = reader.Rows(reader.Sheets[0]).Count();
        });

        refused.Code.ShouldBe(code);
    }
}
