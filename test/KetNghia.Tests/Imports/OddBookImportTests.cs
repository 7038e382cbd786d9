using KetNghia.Directory.Parties;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>Workbooks that are odd inside, through the pages of an import.</summary>
public sealed class OddBookImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string Head = Row(1, "Mã đơn vị", "Tên đơn vị", "Loại", "Đầu mối", "Điện thoại");

    [DatabaseTest]
    public async Task Import_ErrorCellsAndUncalculatedFormulas_AreErrorsThatNameTheirCells(Provider provider)
    {
        var (_, _, _, import) = await StartAsync(provider);
        var book = new Book(Head
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>LOI-1</t></is></c><c r=\"B2\" t=\"e\"><f>C9</f><v>#N/A</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>Hội</t></is></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>LOI-2</t></is></c><c r=\"B3\"><f>A1</f></c><c r=\"C3\" t=\"inlineStr\"><is><t>Hội</t></is></c></row>"
            + Row(4, "LOI-3", "Hội Chép Lỗi", "Hội", "#REF!", ""));

        var preview = await import.PreviewAsync(book.Bytes());

        preview.Text.ShouldContain("3 dòng có lỗi");
        preview.Text.ShouldContain("Ô B2: có lỗi “#N/A” của bảng tính");
        preview.Text.ShouldContain("Ô B3: có công thức nhưng tệp không giữ kết quả");
        preview.Text.ShouldContain("Ô D4: có lỗi “#REF!” của bảng tính");
        preview.Text.ShouldContain("tính lại (F9), lưu rồi gửi lại");
        preview.Document.QuerySelector("button[name=mode]").ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Import_StrictBookWithDisplayedNoughts_IsWrittenAsSeen(Provider provider)
    {
        var (data, _, place, import) = await StartAsync(provider);
        var book = new Book(Head
            + "<row r=\"2\"><c r=\"A2\" s=\"2\"><v>7</v></c><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>Hội</t></is></c><c r=\"D2\" t=\"inlineStr\"><is><t>Lê Thử</t></is></c><c r=\"E2\" s=\"1\"><v>905123456</v></c></row>")
        {
            IsStrict = true,
            Shared = ["Hội Số Không"],
            Formats = ["0000000000", "\"SK-\"000"],
            SharedPath = "xl/SharedStrings.xml",
            SheetPath = "xl/trang/a.xml",
            SheetTarget = "./trang/a.xml",
            Main = "xl/so.xml",
        };

        var result = await import.ApplyAsync(await import.PreviewAsync(book.Bytes()));

        result.Total("applied").ShouldBe(1);
        (await Importing.ReadAsync(data, place, db => db.Set<Party>().Where(p => p.OwnerId == place.Id).Select(p => p.Code).SingleAsync())).ShouldBe("SK-007");
        (await Importing.ReadAsync(data, place, db => db.Set<FocalPerson>().Where(f => f.FullName == "Lê Thử").Select(f => f.Phone).SingleAsync())).ShouldBe("0905123456");
    }

    [DatabaseTest]
    public async Task Import_PhoneShortenedByTheSpreadsheet_IsRefused(Provider provider)
    {
        var (_, _, _, import) = await StartAsync(provider);

        var preview = await import.PreviewAsync(new Book(Head + Row(2, "MU-1", "Hội Số Mũ", "Hội", "Lê Thử", "9.05E+08")).Bytes());

        preview.Text.ShouldContain("Ô E2: “9.05E+08” không phải số điện thoại");
    }

    private static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(c => c.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    private async Task<(TestData Data, Visitor Visitor, TestWorkspace Place, Importing Import)> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        return (data, visitor, place, new Importing(data, visitor, place, "parties"));
    }
}
