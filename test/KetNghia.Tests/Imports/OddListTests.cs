using KetNghia.Tests.Excel;

namespace KetNghia.Tests.Imports;

/// <summary>Lists as offices write them, from the workbook to what each row was found to be.</summary>
public sealed class OddListTests
{
    private static readonly ImportColumn[] Columns =
        [new("Code", IsRequired: true), new("Name", IsRequired: true), new("Amount", ImportColumnKind.Money), new("Quantity", ImportColumnKind.Quantity), new("Phone")];

    private static readonly PlainImport Definition = new(Columns);

    private static readonly string[] Heads = ["STT", "Mã", "Tên đơn vị", "Số tiền", "Số lượng"];

    /// <summary>Each list, and what is read of it: number, kind where it is none of a record, cells in the order of the columns.</summary>
    private static readonly Dictionary<string, (Lines Lines, string Expected)> Lists = new()
    {
        ["plain"] = (new(Heads, ["1", "A", "Sở A", "10", "2"]), "2 A|Sở A|10|2"),
        ["title above"] = (new(["DANH SÁCH CAM KẾT NĂM 2026"], [], Heads, ["1", "A", "Sở A", "10", "2"]), "4 A|Sở A|10|2"),
        ["title over all columns"] = (new(["DANH SÁCH"], Heads, ["1", "A", "Sở A", "10", "2"]) { Merged = ["A1:E1"] }, "3 A|Sở A|10|2"),
        ["numbers under the headings"] = (new(Heads, ["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "A", "Sở A", "10", "2"]), "2 Numbers / 3 A|Sở A|10|2"),
        ["letters and sums under the headings"] = (new(Heads, ["A", "B", "1", "2", "3=1+2"], ["1", "A", "Sở A", "10", "2"]), "2 Numbers / 3 A|Sở A|10|2"),
        ["figures that do not count up"] = (new(Heads, ["1", "2", "4", "9", "7"]), "2 2|4|9|7"),
        ["numbers further below"] = (new(Heads, ["1", "A", "Sở A", "10", "2"], ["1", "2", "3", "4", "5"]), "2 A|Sở A|10|2 / 3 2|3|4|5"),

        ["group with a Roman number apart"] = (new(Heads, ["I", "", "Xã Zuôich"], ["1", "A", "Sở A", "10", "2"]), "2 Group / 3 A|Sở A|10|2"),
        ["group with a letter apart"] = (new(Heads, ["A.", "", "Các sở"]), "2 Group"),
        ["group with its sums"] = (new(Heads, ["I", "", "Xã Zuôich", "500.000.000", "12"]), "2 Group"),
        ["group in one cell"] = (new(Heads, ["I. Xã Zuôich"]), "2 Group"),
        ["group with a middle dot"] = (new(Heads, ["", "I · Xã Zuôich"]), "2 Group"),
        ["group with a dash"] = (new(Heads, ["", "", "B - Các ban"]), "2 Group"),
        ["group with an Arabic number"] = (new(Heads, ["", "1. Các sở"]), "2 Group"),
        ["group with levels"] = (new(Heads, ["", "", "1.2. Các phòng"]), "2 Group"),
        ["group over all columns"] = (new(Heads, ["Các cơ quan tỉnh"]) { Merged = ["A2:E2"] }, "2 Group"),
        ["group over some columns, in the first taken"] = (new(Heads, ["", "Các cơ quan tỉnh"]) { Merged = ["B2:E2"] }, "2 Group"),
        ["group in the column that counts"] = (new(Heads, ["Các cơ quan"]), "2 Group"),
        ["name that begins like a mark"] = (new(Heads, ["1", "A", "A Vương", "1", "1"], ["2", "", "A Tiêng"]), "2 A|A Vương|1|1 / 3 |A Tiêng"),
        ["name that stands alone"] = (new(Heads, ["", "", "Sở Y tế"]), "2 |Sở Y tế"),
        ["numbered row with a gap"] = (new(Heads, ["1", "", "Sở Y tế", "10", "2"]), "2 |Sở Y tế|10|2"),
        ["code that is a letter"] = (new(Heads, ["1", "I", "Sở I", "10", "2"]), "2 I|Sở I|10|2"),

        ["total"] = (new(Heads, ["1", "A", "Sở A", "10", "2"], ["", "", "Tổng cộng", "10", "2"]), "2 A|Sở A|10|2 / 3 Total"),
        ["total in capitals"] = (new(Heads, ["TỔNG CỘNG", "", "", "10", "2"]), "2 Total"),
        ["total in decomposed letters"] = (new(Heads, ["", "", "Tổng cộng".Normalize(System.Text.NormalizationForm.FormD), "10"]), "2 Total"),
        ["total without marks"] = (new(Heads, ["", "", "TONG CONG", "10"]), "2 Total"),
        ["sum with a colon"] = (new(Heads, ["", "", "Cộng:", "10"]), "2 Total"),
        ["sum of a group"] = (new(Heads, ["", "", "Cộng mục I", "10"]), "2 Total"),
        ["sum of groups"] = (new(Heads, ["", "", "Tổng cộng (I+II)", "10"]), "2 Total"),
        ["total over columns"] = (new(Heads, ["Tổng số", "", "", "10"]) { Merged = ["A2:C2"] }, "2 Total"),
        ["total behind a mark"] = (new(Heads, ["III", "", "Tổng cộng", "10"]), "2 Total"),
        ["company is no sum"] = (new(Heads, ["", "", "Công ty Hoa Ban", "10"]), "2 |Công ty Hoa Ban|10"),
        ["community is no sum"] = (new(Heads, ["", "", "Cộng đồng thôn Pà Dồn", "10"]), "2 |Cộng đồng thôn Pà Dồn|10"),
        ["corporation is no sum"] = (new(Heads, ["", "", "Tổng công ty Sông Thu", "10"]), "2 |Tổng công ty Sông Thu|10"),
        ["record named like a sum"] = (new(Heads, ["1", "A", "Tổng cộng", "10", "2"]), "2 A|Tổng cộng|10|2"),

        ["place and day below"] = (new(Heads, ["1", "A", "Sở A", "10", "2"], ["", "", "", "Nam Giang, ngày 05 tháng 02 năm 2026"]), "2 A|Sở A|10|2 / 3 Foot"),
        ["signatures below"] = (new(Heads, ["", "", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]), "2 Foot"),
        ["note below"] = (new(Heads, ["Ghi chú: số liệu tạm tính"]), "2 Foot"),
        ["nothing in the columns taken"] = (new([.. Heads, "Ý kiến"], ["7", "", "", "", "", "xem lại"]), "2 Beside"),

        ["merged down"] = (new(Heads, ["1", "A", "Sở A", "10", "2"], ["2", "A2", "", "20", "3"], ["3", "A3", "", "30", "4"]) { Merged = ["C2:C4"] }, "2 A|Sở A|10|2 / 3 A2|Sở A*|20|3 / 4 A3|Sở A*|30|4"),
        ["merged down twice"] = (new(Heads, ["1", "A", "Sở A", "10"], ["2", "B", "", "20"], ["3", "C", "Sở C", "30"], ["4", "D", "", "40"]) { Merged = ["C2:C3", "C4:C5"] }, "2 A|Sở A|10 / 3 B|Sở A*|20 / 4 C|Sở C|30 / 5 D|Sở C*|40"),
        ["merged down and over"] = (new(Heads, ["1", "A", "Sở A", "", ""], ["2", "B", "", "", ""]) { Merged = ["C2:E3"] }, "2 A|Sở A / 3 B|Sở A*"),
        ["merged in a column not taken"] = (new(Heads, ["1", "A", "Sở A"], ["", "B", "Sở B"]) { Merged = ["A2:A3"] }, "2 A|Sở A / 3 B|Sở B"),
        ["empty and not merged"] = (new(Heads, ["1", "A", "Sở A"], ["2", "B", "", "20"]), "2 A|Sở A / 3 B||20"),
        ["merged and written over"] = (new(Heads, ["1", "A", "Sở A"], ["2", "B", "Sở B"]) { Merged = ["C2:C3"] }, "2 A|Sở A / 3 B|Sở B"),

        ["two rows of headings"] = (new(["STT", "Mã", "Tên đơn vị", "Cam kết", ""], ["", "", "", "Số tiền", "Số lượng"], ["1", "A", "Sở A", "10", "2"]) { Merged = ["D1:E1", "A1:A2", "B1:B2", "C1:C2"] }, "3 A|Sở A|10|2"),
        ["two rows of headings, not merged"] = (new(["STT", "Mã", "Tên đơn vị", "Cam kết", ""], ["", "", "", "Số tiền", "Số lượng"], ["1", "A", "Sở A", "10", "2"]), "3 A|Sở A|10|2"),
        ["two rows of headings and numbers"] = (new(["STT", "Mã", "Tên đơn vị", "Cam kết", ""], ["", "", "", "Số tiền", "Số lượng"], ["1", "2", "3", "4", "5"], ["1", "A", "Sở A", "10", "2"]) { Merged = ["D1:E1"] }, "3 Numbers / 4 A|Sở A|10|2"),
        ["most headings in the lower row"] = (new(["STT", "Đơn vị", "", "Cam kết", ""], ["", "Mã", "Tên đơn vị", "Số tiền", "Số lượng"], ["1", "A", "Sở A", "10", "2"]) { Merged = ["B1:C1", "D1:E1"] }, "3 A|Sở A|10|2"),
        ["the same heading under two"] = (new(["Mã", "Tên đơn vị", "Cam kết", "", "Đã giao", ""], ["", "", "Số tiền", "Số lượng", "Số tiền", "Số lượng"], ["A", "Sở A", "10", "2", "5", "1"]) { Merged = ["C1:D1", "E1:F1"] }, "3 A|Sở A"),

        ["example of the template"] = (new(Heads[1..], ["VD-1", "Sở mẫu", "100", "5"], ["A", "Sở A", "10", "2"]), "2 Example / 3 A|Sở A|10|2"),
        ["example further below"] = (new(Heads[1..], ["A", "Sở A", "10", "2"], ["VD-1", "Sở mẫu", "100", "5"]), "2 A|Sở A|10|2 / 3 VD-1|Sở mẫu|100|5"),
        ["example that was changed"] = (new(Heads[1..], ["VD-1", "Sở mẫu", "100", "6"]), "2 VD-1|Sở mẫu|100|6"),
        ["hidden rows"] = (new(Heads, ["1", "A", "Sở A", "10", "2"], ["2", "B", "Sở B", "20", "3"]) { HiddenRows = [3] }, "2 A|Sở A|10|2 / 3 hidden B|Sở B|20|3"),
        ["hidden group"] = (new(Heads, ["I", "", "Xã Zuôich"], ["2", "B", "Sở B", "20", "3"]) { HiddenRows = [2] }, "2 Group hidden / 3 B|Sở B|20|3"),
        ["blank rows between"] = (new(Heads, ["1", "A", "Sở A"], [], ["2", "B", "Sở B"]), "2 A|Sở A / 4 B|Sở B"),
    };

    public static TheoryData<string> Names => [.. Lists.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_OfAnOddList_AreToldApart(string name)
    {
        var (lines, expected) = Lists[name];

        var (_, rows, _) = Read(lines);

        string.Join(" / ", rows.Select(Told)).ShouldBe(expected);
    }

    [Fact]
    public void Shape_TellsJoinedHeadingsAndHiddenColumns()
    {
        var (run, _, columns) = Read(Lists["two rows of headings"].Lines with { Columns = "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/><col min=\"90\" max=\"99\" hidden=\"1\"/></cols>" });

        (run.HeadingRow, run.HeadingRows, run.File.HeadingEnd).ShouldBe((1, 2, 2));
        run.File.ShapeOf().Joined.ShouldBe(["D · Cam kết – Số tiền", "E · Cam kết – Số lượng"]);
        run.File.ShapeOf().Hidden.ShouldBe([3]);
        columns.Select(c => c.Heading).ShouldBe(["STT", "Mã", "Tên đơn vị", "Cam kết – Số tiền", "Cam kết – Số lượng"]);
        columns[1].Samples.ShouldBe(["A"]);
    }

    [Fact]
    public void Held_OfARowThatIsNoRecord_IsAllItSays()
    {
        var (_, rows, _) = Read(new(Heads, ["I", "", "Xã Zuôich", "500", ""], ["1", "A", "Sở A"]));

        rows[0].Held.ShouldBe("I · Xã Zuôich · 500");
        rows[1].Held.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "Mã", "Tên đơn vị")]
    [InlineData(true, "STT", "Mã", "Tên đơn vị", "Số tiền")]
    [InlineData(false, "Mã", "Tên đơn vị", "Số tiền cam kết")]
    [InlineData(false, "Mã", "Đơn vị nào đó")]
    public void Match_OnlyWhenNothingIsOpen_IsMadeAtOnce(bool isMade, params string[] heads)
    {
        var (world, run) = Open(new(heads, [.. heads.Select((_, i) => "ABCD".Substring(i, 1))]));

        (world.Match(run.File, Definition) is not null).ShouldBe(isMade);
    }

    [Theory]
    [InlineData(nameof(ImportRowKind.Plain), false, "AsProposed", true)]
    [InlineData(nameof(ImportRowKind.Plain), true, "AsProposed", false)]
    [InlineData(nameof(ImportRowKind.Plain), true, "Hidden", true)]
    [InlineData(nameof(ImportRowKind.Group), false, "AsProposed", false)]
    [InlineData(nameof(ImportRowKind.Group), false, "Groups, Totals", true)]
    [InlineData(nameof(ImportRowKind.Total), false, "Groups", false)]
    [InlineData(nameof(ImportRowKind.Group), true, "Groups", false)]
    [InlineData(nameof(ImportRowKind.Example), false, "Examples", true)]
    public void Takes_WhatThePersonSaid(string kind, bool isHidden, string taken, bool expected) =>
        Enum.Parse<ImportTaking>(taken).Takes(Enum.Parse<ImportRowKind>(kind), isHidden).ShouldBe(expected);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5–8, 12", 5, 6, 8, 7, 12)]
    [InlineData("1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, …", 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25)]
    public void Ranges_AreShort(string expected, params int[] numbers) => ImportNotices.Ranges(numbers).ShouldBe(expected);

    private static (ImportSheet Sheet, ImportRun Run) Open(Lines lines)
    {
        var sheet = new ImportSheet(new OneFile(lines.Bytes()), new Words());
        using var book = WorkbookReader.Open(new MemoryStream(lines.Bytes()), "tep.xlsx");
        var head = sheet.FindHeadings(book, Definition, "tep.xlsx");
        var run = new ImportRun(Guid.Empty, Guid.Empty, "plain", "tep.xlsx", new StoredFile("x", 1), head.Sheet, head.Row, Guid.Empty, "", DateTime.UnixEpoch);
        run.Head(head.Rows, sheet.Shape(book, Definition, head));
        return (sheet, run);
    }

    private static (ImportRun Run, List<SheetLine> Rows, IReadOnlyList<SheetColumn> Columns) Read(Lines lines)
    {
        var (sheet, run) = Open(lines);
        var columns = sheet.Columns(run.File);
        return (run, [.. sheet.Rows(run.File, Definition, sheet.Guess(Definition, [.. columns.Select(c => c.Heading)]))], columns);
    }

    private static string Told(SheetLine line)
    {
        var said = line.Kind == ImportRowKind.Plain
            ? string.Join('|', Columns.Select(c => line.Cells.GetValueOrDefault(c.Key, "") + (line.Filled.Contains(c.Key) ? "*" : ""))).TrimEnd('|')
            : line.Kind.ToString();
        return line.IsHidden ? line.Kind == ImportRowKind.Plain ? $"{line.Number} hidden {said}" : $"{line.Number} {said} hidden" : $"{line.Number} {said}";
    }

    private sealed record Lines(params string[][] Rows)
    {
        public string[] Merged { get; init; } = [];

        public int[] HiddenRows { get; init; } = [];

        public string Columns { get; init; } = "";

        public byte[] Bytes() => new Book(string.Concat(Rows.Select((cells, i) =>
            $"<row r=\"{i + 1}\"{(HiddenRows.Contains(i + 1) ? " hidden=\"1\"" : "")}>{string.Concat(cells.Select((c, at) => c.Length == 0 ? "" : $"<c r=\"{ExcelSheet.ColumnName(at)}{i + 1}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>")))
        {
            Merged = Merged,
            Columns = Columns,
        }.Bytes();
    }

    private sealed class OneFile(byte[] content) : IFileStore
    {
        public Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Stream Open(string sha256) => new MemoryStream(content);

        public bool Exists(string sha256) => true;

        public void Delete(string sha256) => throw new NotSupportedException();

        public bool DeleteIfOlder(string sha256, DateTime cutoffUtc) => throw new NotSupportedException();

        public IEnumerable<string> All() => throw new NotSupportedException();

        public void ClearUnfinished(DateTime cutoffUtc) => throw new NotSupportedException();
    }

    private sealed class Words : ITexts
    {
        private static readonly Dictionary<string, string> All = new()
        {
            ["Import.plain.Code"] = "Mã",
            ["Import.plain.Name"] = "Tên đơn vị",
            ["Import.plain.Amount"] = "Số tiền",
            ["Import.plain.Quantity"] = "Số lượng",
            ["Import.plain.Phone"] = "Điện thoại",
            ["Import.plain.Code.Example"] = "VD-1",
            ["Import.plain.Name.Example"] = "Sở mẫu",
            ["Import.plain.Amount.Example"] = "100",
            ["Import.plain.Quantity.Example"] = "5",
        };

        public string this[string key] => All.GetValueOrDefault(key, key);

        public bool Has(string key) => All.ContainsKey(key);

        public IReadOnlyList<string> Keys(string prefix) => [.. All.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))];

        public IReadOnlyList<string> InEveryLanguage(string key) => All.TryGetValue(key, out var text) ? [text] : [];

        public string Fill(string key, IReadOnlyDictionary<string, object?> values) => throw new NotSupportedException();

        public string Error(BusinessException error) => throw new NotSupportedException();
    }
}
