using System.Diagnostics;
using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Templates;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Biểu mẫu riêng from the download to the paper that is written in it.</summary>
public sealed class PaperTemplateTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Shipped_UploadedUnchanged_WritesTheSamePaper(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var paper = await data.DraftPaperAsync(scene);
        var file = FileOf(scene, paper);
        var before = await TestForms.BytesAsync(admin, file);
        var fields = await admin.OpenAsync(scene.Place.Path("documents/templates/fields?kind=assignment"));
        fields.Document.QuerySelectorAll("[data-fields] dt").Length.ShouldBe(5);

        var id = await TestForms.KeepAsync(admin, scene.Place, await TestForms.ShippedAsync(admin, scene.Place));
        var kept = await admin.OpenAsync(PageOf(scene, id));
        kept.Has("[data-faults]").ShouldBeFalse(kept.Text);
        kept.Text.ShouldContain("Nháp");
        TestForms.LinesOf(await TestForms.BytesAsync(admin, file)).ShouldBe(TestForms.LinesOf(before), "a draft is not used");
        var chosen = await admin.FollowAsync(await TestForms.ChooseAsync(admin, scene.Place, id, data.Host.Clock.Today));

        chosen.Text.ShouldContain("Đang dùng");
        var after = await TestForms.BytesAsync(admin, file);
        after.ShouldNotBe(before);
        TestForms.LinesOf(after).ShouldBe(TestForms.LinesOf(before));
        TestForms.FaultsOf(after).ShouldBeEmpty();
        (await admin.OpenAsync(scene.Place.Path($"documents/papers/details/{paper}"))).Document.QuerySelector("[data-form]")!.TextContent.ShouldContain("Mẫu thử");
        (await admin.OpenAsync(scene.Place.Path("documents/templates"))).Text.ShouldContain("Mẫu thử");
        (await TestForms.BytesAsync(admin, PageOf(scene, id) + "?handler=File")).Length.ShouldBeGreaterThan(1000);
    }

    [DatabaseTest]
    public async Task Form_WithFaults_IsKeptWithAllOfThemNamedAndNotChosen(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var form = TestForms.Changed(await TestForms.ShippedAsync(admin, scene.Place), (_, body) =>
        {
            TestForms.Control(body, "paper.bases").SdtProperties!.GetFirstChild<Tag>()!.Val = "rows.1";
            TestForms.Control(body, "paper.signature").SdtProperties!.GetFirstChild<Tag>()!.Val = "paper.signatur";
            body.PrependChild(new Paragraph(new Run(new Text("Có {số cặ")), new Run(new Text("pp} và {gì đó lạ}")), TestForms.Inline("field.Pair"), TestForms.Inline("column.1"), TestForms.Inline("paper.recipients")));
            body.PrependChild(TestForms.Repeated("rows.1", "rows.2"));
            body.PrependChild(TestForms.Repeated("field.Pairs", "field.Pairs"));
        });

        var id = await TestForms.KeepAsync(admin, scene.Place, form);
        var page = await admin.OpenAsync(PageOf(scene, id));
        var chosen = await TestForms.ChooseAsync(admin, scene.Place, id, data.Host.Clock.Today);

        var faults = page.Document.QuerySelectorAll("[data-faults] li").Select(l => l.TextContent).ToList();
        foreach (var part in new[]
        {
            "“rows.1” phải bao trọn một dòng", "có phải “paper.signature”", "{số cặpp} không phải tên số liệu nào; có phải {số cặp}", "{gì đó lạ}", "có phải “field.Pairs”",
            "“column.1” phải nằm trong một khung dòng", "“rows.2” nằm trong một khung dòng khác", "“field.Pairs” bao cả dòng của bảng", "“paper.recipients” phải bao cả đoạn", "Thiếu khung “paper.bases” (Căn cứ)", "Thiếu khung “paper.signature”",
        })
        {
            faults.ShouldContain(f => f.Contains(part, StringComparison.Ordinal), string.Join('\n', faults));
        }

        faults.Count.ShouldBe(11, string.Join('\n', faults));
        page.Document.QuerySelector("main a[href*='/templates/choose/']").ShouldBeNull();
        chosen.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        chosen.Text.ShouldContain("có phải “paper.signature”");
        (await admin.OpenAsync(PageOf(scene, id))).Text.ShouldContain("Nháp");
    }

    [DatabaseTest]
    public async Task Form_WithFieldsAndRowsOfItsOwn_IsTriedAndWritten(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var other = await data.CreatePartyAsync("Công ty Đông Á thử");
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [other]);
        var paper = await data.DraftPaperAsync(scene);
        var form = TestForms.Changed(await TestForms.ShippedAsync(admin, scene.Place), (main, body) =>
        {
            body.PrependChild(new Paragraph(new Run(new Text("Tổng {SỐ CẶP}")), new Run(new Text(" cặp, ")), TestForms.Inline("FIELD.receivers"), new Run(new Text(" xã"))));
            var annexes = TestForms.Control(body, "paper.annexes");
            annexes.InsertBeforeSelf(TestForms.Repeated("rows.1", "column.1", "column.cơ quan, đơn vị kết nghĩa, giúp đỡ", "column.9"));
            annexes.InsertBeforeSelf(TestForms.Repeated("rows.2", "column.1"));
            body.Descendants<SdtRow>().First().Descendants<TableCell>().First().Append(new Paragraph(new Run(new Text("trên {số cặp}"))));
            annexes.Remove();
            TestForms.Control(body, "paper.bases").InsertAfterSelf(TestForms.AroundCell("paper.bases"));
            TestForms.Control(body, "paper.bases").Remove();
            main.HeaderParts.First().Header!.PrependChild(new Paragraph(new Run(new Text("Đầu trang {cơ quan ban hành}"))));
        });
        var columns = TestForms.LinesOf(await TestForms.BytesAsync(admin, FileOf(scene, paper)));
        var id = await TestForms.KeepAsync(admin, scene.Place, form);
        var page = await admin.OpenAsync(PageOf(scene, id));
        page.Has("[data-faults]").ShouldBeFalse(page.Text);

        var tried = await admin.OpenAsync(PageOf(scene, id) + $"?paper={paper}");
        var written = await TestForms.BytesAsync(admin, PageOf(scene, id) + $"?handler=Try&paper={paper}");

        var lacks = tried.Document.QuerySelectorAll("[data-tried] li").Select(l => l.TextContent).ToList();
        lacks.Count.ShouldBe(2, string.Join('\n', lacks));
        lacks.ShouldContain(l => l.Contains("“column.9” không có", StringComparison.Ordinal));
        lacks.ShouldContain(l => l.Contains("“rows.2” không có trong văn bản này", StringComparison.Ordinal));
        var lines = TestForms.LinesOf(written);
        lines[0].ShouldBe("Tổng 2 cặp, 1 xã");
        lines.ShouldContain("Công ty Đông Á thử", string.Join('\n', lines));
        lines.Count(l => l is "1" or "2").ShouldBe(2);
        lines.Count(l => l == "trên 2").ShouldBe(2);
        lines.ShouldContain(l => l.StartsWith("Căn cứ Luật Tổ chức chính quyền địa phương", StringComparison.Ordinal));
        lines.ShouldNotContain(l => l.StartsWith("PHỤ LỤC", StringComparison.Ordinal), "the form writes the rows itself");
        columns.ShouldContain(l => l.StartsWith("PHỤ LỤC", StringComparison.Ordinal));
        using var document = WordprocessingDocument.Open(new MemoryStream(written), false);
        document.MainDocumentPart!.Document!.Body!.Descendants<Table>().ShouldAllBe(t => t.Descendants<TableRow>().Any());
        document.MainDocumentPart!.HeaderParts.Select(h => h.Header!.InnerText).ShouldContain(t => t.StartsWith("Đầu trang Ủy ban nhân dân huyện Nam Giang", StringComparison.Ordinal));
        TestForms.FaultsOf(written).ShouldBeEmpty();
        (await data.PaperAsync(paper, p => p.State)).ShouldBe(PaperState.Draft, "a trial changes nothing");
        (await admin.GetAsync(PageOf(scene, id) + $"?paper={data.Host.Ids.New()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Form_ThatRunsOrFetches_IsRefusedInWordsAndNotKept(Provider provider)
    {
        var (_, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var form = await TestForms.ShippedAsync(admin, scene.Place);
        byte[] With(Action<MainDocumentPart, Body> change) => TestForms.Changed(form, change);
        (byte[] File, string Says)[] refused =
        [
            (With((_, body) => body.PrependChild(new Paragraph(new SimpleField { Instruction = " INCLUDETEXT \"x\" " }))), "lấy dữ liệu từ nơi khác"),
            (With((_, body) => body.PrependChild(new Paragraph(new Run(new FieldCode(" DDE")), new Run(new FieldCode("AUTO x "))))), "lấy dữ liệu từ nơi khác"),
            (With((main, _) => main.DocumentSettingsPart!.AddExternalRelationship(Relation("attachedTemplate"), new Uri("https://example.com/x.dotx"))), "gắn với một tệp mẫu"),
            (With((main, _) => main.AddExternalRelationship(Relation("image"), new Uri("https://example.com/x.png"))), "liên kết ra ngoài"),
            (With((main, _) => main.AddExternalRelationship(Relation("oleObject"), new Uri("file:///c:/x.xlsx"))), "đối tượng nhúng"),
            (With((main, _) => Feed(main.AddNewPart<EmbeddedObjectPart>("application/vnd.openxmlformats-officedocument.oleObject", "rIdOle"), [0xd0, 0xcf])), "đối tượng nhúng"),
            (With((main, _) => Feed(main.AddExtendedPart("https://example.com/loai", "application/octet-stream", "bin", "rIdBin"), [0xd0, 0xcf])), "đối tượng nhúng"),
            (With((main, _) => Feed(main.AddExtendedPart("https://example.com/loai", "text/xml", "png", "rIdXml"), "<a><instrText>INCLUDETEXT x</instrText></a>"u8)), "lấy dữ liệu từ nơi khác"),
            (With((main, _) => Feed(main.AddAlternativeFormatImportPart(AlternativeFormatImportPartType.Html, "rIdHtml"), "<html></html>"u8)), "tệp khác lồng bên trong"),
            (With((main, _) => Feed(main.AddNewPart<VbaProjectPart>(), [1, 2, 3])), "macro"),
            (Samples.Pdf(), "phải là tệp DOCX"),
            (Samples.Xlsx(), "phải là tệp DOCX"),
            (Samples.EncryptedOffice(), "mật khẩu"),
            (form[..(form.Length / 2)], "phải là tệp DOCX"),
        ];

        foreach (var (file, says) in refused)
        {
            var answer = await TestForms.SendAsync(admin, scene.Place, file);
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, says);
            answer.FieldError("Input.File").ShouldNotBeNull(says).ShouldContain(says);
        }

        (await TestForms.SendAsync(admin, scene.Place, [])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var (bomb, watch) = (Samples.Bomb(), Stopwatch.StartNew());
        (await TestForms.SendAsync(admin, scene.Place, bomb)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4), "two of them for the page and a busy machine");
        (await admin.OpenAsync(scene.Place.Path("documents/templates"))).Text.ShouldContain("Chưa có biểu mẫu riêng");

        static string Relation(string kind) => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind;
        static void Feed(OpenXmlPart part, ReadOnlySpan<byte> bytes) => part.FeedData(new MemoryStream(bytes.ToArray()));
    }

    [DatabaseTest]
    public async Task Paper_Submitted_KeepsItsForm(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var (today, shipped) = (data.Host.Clock.Today, await TestForms.ShippedAsync(admin, scene.Place));
        byte[] Marked(string mark) => TestForms.Changed(shipped, (_, body) => body.PrependChild(new Paragraph(new Run(new Text(mark)))));
        async Task<string> FirstAsync(Guid paper) => TestForms.LinesOf(await TestForms.BytesAsync(admin, FileOf(scene, paper)))[0];
        var earlier = await data.ApprovedPaperAsync(scene);
        var plain = await FirstAsync(earlier);
        var one = await TestForms.KeepAsync(admin, scene.Place, Marked("MẪU MỘT"), "Mẫu một");
        (await TestForms.ChooseAsync(admin, scene.Place, one, today)).Location.ShouldNotBeNull();

        var paper = await data.ApprovedPaperAsync(scene);
        var approved = await TestForms.BytesAsync(admin, FileOf(scene, paper));
        var draft = await data.DraftPaperAsync(scene);
        (await FirstAsync(paper)).ShouldBe("MẪU MỘT");
        (await FirstAsync(earlier)).ShouldBe(plain, "approved before there was a form");

        var two = await TestForms.KeepAsync(admin, scene.Place, Marked("MẪU HAI"), "Mẫu hai");
        (await TestForms.ChooseAsync(admin, scene.Place, two, today.AddDays(-1))).FieldError("Input.From").ShouldNotBeNull().ShouldContain("từ hôm nay");
        (await TestForms.ChooseAsync(admin, scene.Place, two, today)).FieldError("Input.From").ShouldNotBeNull().ShouldContain("Đã có biểu mẫu khác");
        (await TestForms.ChooseAsync(admin, scene.Place, two, today.AddDays(1))).Location.ShouldNotBeNull();
        (await FirstAsync(draft)).ShouldBe("MẪU MỘT", "the other one begins tomorrow");
        (await admin.FillAsync(scene.Place.Path($"documents/templates/withdraw/{one}"), ("Input.Reason", "Đổi tên cơ quan"))).Location.ShouldNotBeNull();
        (await FirstAsync(draft)).ShouldBe(plain, "the form of the product stays the last resort");

        TestForms.LinesOf(await TestForms.BytesAsync(admin, FileOf(scene, paper))).ShouldBe(TestForms.LinesOf(approved));
        await data.IssuePaperAsync(scene, paper);
        var issued = TestForms.LinesOf(await TestForms.BytesAsync(admin, FileOf(scene, paper)));
        issued[0].ShouldBe("MẪU MỘT");
        issued.ShouldContain(l => l.Contains("Số: 01/QĐ-UBND", StringComparison.Ordinal));
        var page = await admin.OpenAsync(PageOf(scene, one));
        page.Text.ShouldContain("Đổi tên cơ quan");
        page.Text.ShouldContain("Chọn dùng biểu mẫu “Mẫu một” từ ngày");
    }

    [DatabaseTest]
    public async Task Forms_OfAPlace_AreItsOwnAndItsAdministrators(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var foreign = await data.CreateSceneAsync();
        await data.ProposeAsync(foreign);
        using var stranger = await data.VisitAsync(await data.CreateMemberAsync(foreign.Place, RoleCodes.LocalityAdmin));
        using var officer = await data.VisitAsync(scene.District);
        var form = TestForms.Changed(await TestForms.ShippedAsync(admin, scene.Place), (_, body) => body.PrependChild(new Paragraph(new Run(new Text("MẪU RIÊNG")))));
        var id = await TestForms.KeepAsync(admin, scene.Place, form);
        (await TestForms.ChooseAsync(admin, scene.Place, id, data.Host.Clock.Today)).Location.ShouldNotBeNull();
        var paper = await data.DraftPaperAsync(foreign);

        foreach (var page in new[] { "details", "choose", "withdraw" })
        {
            (await stranger.GetAsync(foreign.Place.Path($"documents/templates/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await officer.GetAsync(scene.Place.Path($"documents/templates/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        (await officer.GetAsync(scene.Place.Path("documents/templates"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.OpenAsync(foreign.Place.Path("documents/templates"))).Text.ShouldContain("Chưa có biểu mẫu riêng");
        TestForms.LinesOf(await TestForms.BytesAsync(stranger, FileOf(foreign, paper))).ShouldNotContain("MẪU RIÊNG");
    }

    [DatabaseTest]
    public async Task Choosing_ForOneDayAtOnce_LetsOneThrough(Provider provider)
    {
        var (data, scene, admin) = await BeginAsync(provider);
        using var visitor = admin;
        var (other, form) = (await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityAdmin), await TestForms.ShippedAsync(admin, scene.Place));
        Guid[] forms = [await TestForms.KeepAsync(admin, scene.Place, form, "Mẫu một"), await TestForms.KeepAsync(admin, scene.Place, form, "Mẫu hai")];

        var codes = await Race.RunAsync(2, runner => data.AsAsync(other, scene.Place, async services =>
        {
            try
            {
                await services.GetRequiredService<TemplateAppService>().ChooseAsync(forms[runner], 1, data.Host.Clock.Today, CancellationToken.None);
                return "";
            }
            catch (BusinessException refused)
            {
                return refused.Code;
            }
        }));

        codes.ShouldBe(["", DocumentsErrors.FormDayTaken], ignoreOrder: true);
        var winner = forms[codes.IndexOf("")];
        (await Should.ThrowAsync<DbUpdateConcurrencyException>(() => data.AsAsync(other, scene.Place, async services =>
        {
            await services.GetRequiredService<TemplateAppService>().WithdrawAsync(winner, 1, "Đã xem bản cũ", CancellationToken.None);
            return 0;
        }))).ShouldNotBeNull();
        (await TestForms.ChooseAsync(admin, scene.Place, winner, data.Host.Clock.Today.AddDays(3))).Text.ShouldContain("đã được chọn dùng");
    }

    /// <summary>Versions of papers from before there were forms: the same text, so the same hash.</summary>
    [Fact]
    public void Content_WithoutFormAndFields_SaysNothingOfThem()
    {
        var content = PaperContent.Write(PaperSamples.Decision());

        content.ShouldNotContain("\"Form\"");
        content.ShouldNotContain("\"Fields\"");
        PaperContent.Write(PaperContent.Read(content)).ShouldBe(content);
    }

    private static string PageOf(PairingScene scene, Guid id) => scene.Place.Path($"documents/templates/details/{id}");

    private static string FileOf(PairingScene scene, Guid paper) => scene.Place.Path($"documents/papers/details/{paper}?handler=File");

    private async Task<(TestData Data, PairingScene Scene, Visitor Admin)> BeginAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        return (data, scene, await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityAdmin)));
    }
}
