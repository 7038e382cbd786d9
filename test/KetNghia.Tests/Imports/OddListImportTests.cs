using AngleSharp.Html.Dom;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>Lists as offices write them, through the pages: what is said, and what the person decides.</summary>
public sealed class OddListImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings = ["STT", "Mã đơn vị", "Tên đơn vị", "Loại"];

    [DatabaseTest]
    public async Task Import_GroupsTotalsHiddenAndJoined_AreSaidAndLeftToThePerson(Provider provider)
    {
        var import = await StartAsync(provider);
        var file = new Book(
            Row(1, "", ["DANH SÁCH ĐƠN VỊ"]) + Row(2, "", Headings) + Row(3, "", ["I", "", "Xã Zuôich", ""]) + Row(4, "", ["1", "GOP-1", "Hội Ban Mai", "Hội"])
            + Row(5, "", ["2", "GOP-2", "Hội Chiều Tà", ""]) + Row(6, " hidden=\"1\"", ["3", "GOP-3", "Hội Đêm Khuya", "Hội"]) + Row(7, "", ["Tổng cộng: 3 đơn vị"]))
        { Merged = ["A1:D1", "D4:D5", "A7:D7"] };

        var preview = await import.PreviewAsync(file.Bytes());

        preview.Text.ShouldContain("Bỏ 1 dòng nhóm (dòng 3)");
        preview.Text.ShouldContain("Bỏ 1 dòng cộng (dòng 7)");
        preview.Text.ShouldContain("Lấy cả 1 dòng đang ẩn trong tệp (dòng 6)");
        preview.Text.ShouldContain("Điền 1 ô trống theo ô gộp phía trên (dòng 5)");
        preview.Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 2 dòng hợp lệ");
        var aside = await import.OpenAsync(preview.Document.QuerySelector("a[href*='tab=SetAside']")!.GetAttribute("href")!);
        aside.Text.ShouldContain("I · Xã Zuôich");
        aside.Text.ShouldContain("Hội Đêm Khuya");

        var result = await import.ApplyAsync(preview);
        result.Total("applied").ShouldBe(2);
        result.Text.ShouldContain("Đã bỏ 1 dòng nhóm (dòng 3)");
        result.Text.ShouldContain("Đã bỏ 1 dòng đang ẩn trong tệp (dòng 6)");
        result.Text.ShouldContain("Đã điền 1 ô trống theo ô gộp phía trên (dòng 5)");
        result.Text.ShouldContain("Dòng 7: Tổng cộng: 3 đơn vị");
        result.Text.ShouldContain("Ghi xong lúc");
    }

    [DatabaseTest]
    public async Task Import_OtherChoices_AreKeptWithTheRun(Provider provider)
    {
        var import = await StartAsync(provider);
        var file = new Book(
            Row(1, "", Headings) + Row(2, "", ["I", "", "Xã Zuôich", ""]) + Row(3, "", ["1", "CHON-1", "Hội Núi Cao", "Hội"])
            + Row(4, "", ["2", "CHON-2", "Hội Suối Sâu", ""]) + Row(5, " hidden=\"1\"", ["3", "CHON-3", "Hội Rừng Già", "Hội"]))
        { Merged = ["D3:D4"] };

        var preview = await import.PreviewAsync(file.Bytes());
        var other = await import.ChooseAsync(preview, "Hidden");

        other.Text.ShouldContain("2 dòng có lỗi, 0 dòng cần xem lại. 2 dòng hợp lệ", Case.Sensitive, "the group and the row no longer filled in; the hidden row is taken");
        Ticked(other).ShouldBe(["64"]);
        var again = await import.ChooseAsync(other, "Groups", "Hidden", "JoinedOnce");
        again.Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 3 dòng hợp lệ", Case.Sensitive, "what was filled in comes back");
        var result = await import.ApplyAsync(again);
        result.Total("applied").ShouldBe(3);
        result.Text.ShouldContain("Đã lấy cả 1 dòng đang ẩn trong tệp (dòng 5)");
    }

    [DatabaseTest]
    public async Task Import_HeadingsOfTwoRows_AreJoinedAndCanBeTakenApart(Provider provider)
    {
        var import = await StartAsync(provider);
        var file = new Book(
            Row(1, "", ["STT", "Mã đơn vị", "Đơn vị", "", "Ghi thêm"]) + Row(2, "", ["", "", "Tên đơn vị", "Loại", ""]) + Row(3, "", ["1", "HAI-1", "Hội Gió Nam", "Hội", "x"]))
        {
            Merged = ["C1:D1", "A1:A2", "B1:B2", "E1:E2"],
        };

        var map = await import.SendAsync(file.Bytes());
        map.Text.ShouldContain("tiêu đề ở dòng 1–2");
        map.Text.ShouldContain("C · Đơn vị – Tên đơn vị");
        map.Text.ShouldNotContain("không tiêu đề");
        var preview = await import.CheckedAsync(map);
        preview.Text.ShouldContain("Tiêu đề hai dòng (dòng 1–2) được ghép: C · Đơn vị – Tên đơn vị; D · Đơn vị – Loại");
        preview.Text.ShouldContain("1 dòng hợp lệ");

        var apart = await import.SubmitAsync((await import.OpenAsync(map.Document.Location.PathName)).FormWith("rows"));
        apart.Text.ShouldContain("tiêu đề ở dòng 1 ");
        apart.Text.ShouldContain("Ghép cả dòng 2 vào tiêu đề");
    }

    [DatabaseTest]
    public async Task Import_HiddenColumn_IsTakenAndSaid(Provider provider)
    {
        var import = await StartAsync(provider);
        var file = new Book(Row(1, "", [.. Headings, "Tên khác"]) + Row(2, "", ["1", "AN-1", "Hội Mây Trắng", "Hội", "HMT"])) { Columns = "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols>" };

        (await import.PreviewAsync(file.Bytes())).Text.ShouldContain("Cột đang ẩn trong tệp vẫn được lấy: E · Tên khác.");
    }

    [DatabaseTest]
    public async Task Import_ExampleBelowTheFirstRow_IsARow(Provider provider)
    {
        var import = await StartAsync(provider);
        string[] head = ["Mã đơn vị", "Tên đơn vị", "Loại", "Đơn vị hành chính", "Tên khác", "Đầu mối", "Chức vụ đầu mối", "Điện thoại", "Thư điện tử"];
        string[] example = ["SO-Y-TE", "Sở Y tế tỉnh Quảng Nam", "Sở, ban, ngành", "Thành phố Tam Kỳ", "SYT", "Nguyễn Thị Mẫu", "Phó Chánh Văn phòng", "0905 123 456", "mau@example.vn"];

        var preview = await import.PreviewAsync(head, example, ["VD-1", "Hội Trăng Rằm", "Hội"], example);

        preview.Text.ShouldContain("Bỏ 1 dòng ví dụ của tệp mẫu (dòng 2)");
        preview.Text.ShouldContain("2 dòng trong trang");
    }

    [DatabaseTest]
    public async Task Import_AllColumnsKnown_GoesToThePreviewWithoutAReceipt(Provider provider)
    {
        var import = await StartAsync(provider);

        var sent = await import.SendAsync(Workbooks.Of(Headings, ["1", "BN-1", "Hội Biên Nhận", "Hội"]));
        var preview = await import.CheckedAsync(sent);
        var map = await import.OpenAsync(preview.Document.QuerySelector("a[href*='/imports/map/']")!.GetAttribute("href")!);

        sent.Document.Location.PathName.ShouldContain("/preview/");
        sent.Text.ShouldContain("chưa ghi gì vào hệ thống");
        sent.Receipt.ShouldBeNull();
        sent.Text.ShouldNotContain("Mã biên nhận");
        sent.Document.QuerySelector("[data-submission]").ShouldNotBeNull("the browser drops its draft");
        ((IHtmlSelectElement)map.Document.QuerySelector("select[name='Column[Name]']")!).Value.ShouldBe("2");
        var changed = await import.SubmitAsync(map.FormWith("Column[Name]"), ("Column[Name]", "1"), ("Column[Code]", "3"), ("Column[Kind]", "2"));
        changed.Receipt.ShouldBeNull();
        var again = await import.OpenAsync((await import.AfterJobsAsync(changed)).Document.QuerySelector("a[href*='/imports/map/']")!.GetAttribute("href")!);
        ((IHtmlSelectElement)again.Document.QuerySelector("select[name='Column[Name]']")!).Value.ShouldBe("1", "what was chosen, not what is guessed");
        (await import.PressAsync(preview)).Receipt.ShouldBeNull("that preview is no more");
        (await import.PressAsync(await import.PreviewAsync(Headings, ["1", "BN-2", "Hội Có Biên Nhận", "Hội"]))).Receipt.ShouldNotBeNull("records are written");
    }

    private static IEnumerable<string> Ticked(Answer page) => page.Document.QuerySelectorAll("input[name=ticked]").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value);

    private static string Row(int number, string more, string[] cells) =>
        $"<row r=\"{number}\"{more}>{string.Concat(cells.Select(c => c.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    private async Task<Importing> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return new Importing(data, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer)), place, "parties");
    }
}
