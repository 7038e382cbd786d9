using System.IO.Compression;
using System.Net;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Documents;

/// <summary>What is kept of an issued paper beside what it says (Nghị định 30/2020/NĐ-CP, Phụ lục VI).</summary>
public sealed class PaperMetadataTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Paper_OfUrgency_BearsItsMarkOnThePageInTheFileAndInItsVersions(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var paper = await data.DraftPaperAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);
        string Page(string page) => scene.Place.Path($"documents/papers/{page}/{paper}");

        (await officer.OpenAsync(Page("details"))).Document.QuerySelector(".a4 .pp-mark").ShouldBeNull("a paper without urgency has no mark");
        await officer.FollowAsync(await officer.FillAsync(Page("step") + "/Submit"));
        await leader.FollowAsync(await leader.FillAsync(Page("return"), ("Input.Reason", "Phải gửi khẩn")));
        var form = await officer.OpenAsync(Page("edit"));
        var wrong = await officer.SubmitAsync(form.MainForm, ("Input.Urgency", "999"), ("Input.DueOn", "31/02/2025"));
        var saved = await officer.FollowAsync(await officer.SubmitAsync((await officer.OpenAsync(Page("edit"))).MainForm, ("Input.Urgency", "Express"), ("Input.DueOn", "1/6/2025")));

        wrong.FieldError("Input.Urgency").ShouldNotBeNull();
        wrong.FieldError("Input.DueOn").ShouldNotBeNull();
        saved.Document.QuerySelector(".a4 .pp-mark")!.TextContent.Trim().ShouldBe("HỎA TỐC");
        saved.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        saved.Text.ShouldContain("01/06/2025");
        using var file = new ZipArchive(new MemoryStream((await officer.GetAsync(Page("details") + "?handler=File")).Bytes));
        using var reader = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        (await reader.ReadToEndAsync()).ShouldContain("HỎA TỐC");
        await officer.FollowAsync(await officer.FillAsync(Page("step") + "/Submit"));
        var versions = await leader.OpenAsync((await leader.OpenAsync(Page("details"))).Document.QuerySelector("[data-seen-before] a")!.GetAttribute("href")!);
        versions.Document.QuerySelectorAll(".line-changes .ins").ShouldHaveSingleItem().TextContent.ShouldContain("Hỏa tốc");
    }

    [DatabaseTest]
    public async Task Issue_AsksForPagesAndCopies_AndTheRegisterTakesThemAlong(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var paper = await data.DraftPaperAsync(scene, head: TestData.PaperHead with { Urgency = PaperUrgency.Urgent, DueOn = new DateOnly(2025, 6, 2) });
        await data.MovePaperAsync(scene, scene.District, paper, PaperAction.Submit);
        await data.MovePaperAsync(scene, scene.Leader, paper, PaperAction.Approve);
        using var officer = await data.VisitAsync(scene.District);
        var page = await officer.OpenAsync(scene.Place.Path($"documents/papers/issue/{paper}"));
        page.Document.QuerySelector("[name='Input.DueOn']")!.GetAttribute("value").ShouldBe("02/06/2025", "as it was drafted");

        foreach (var (field, typed) in new[]
        {
            ("Input.PageAmount", "0"), ("Input.PageAmount", "mười"), ("Input.PageAmount", "10000"), ("Input.IssuedAmount", "-1"), ("Input.IssuedAmount", "1,5"), ("Input.DueOn", "01/05/2025"), ("Input.DueOn", "mai"),
            ("Input.FileCode", new string('ế', 101)), ("Input.Description", new string('ế', 501)),
        })
        {
            (await officer.SubmitAsync(page.MainForm, (field, typed), ("SubmissionId", data.Host.Ids.New().ToString()))).FieldError(field).ShouldNotBeNull($"{field}={typed}");
        }

        (await data.PaperAsync(paper, p => p.Number)).ShouldBeNull();
        var issued = await officer.FollowAsync(await officer.FillAsync(
            scene.Place.Path($"documents/papers/issue/{paper}"), ("Input.PageAmount", "12"), ("Input.IssuedAmount", "25"), ("Input.FileCode", "NV.2025.07"), ("Input.Description", "Kèm danh sách")));

        issued.Text.ShouldContain("Đã ban hành văn bản số 01/QĐ-UBND");
        issued.Document.QuerySelector("[data-pages]")!.TextContent.ShouldBe("12");
        (await data.PaperAsync(paper, p => (p.PageAmount, p.IssuedAmount, p.FileCode, p.Description, p.DueOn, p.Language))).ShouldBe((12, 25, "NV.2025.07", "Kèm danh sách", new DateOnly(2025, 6, 2), "vi"));
        (await officer.OpenAsync(scene.Place.Path("documents/registers"))).Document.QuerySelector("tbody th")!.TextContent.ShouldContain("Khẩn");
        using var book = new ZipArchive(new MemoryStream((await officer.GetAsync(scene.Place.Path("documents/registers?handler=Export"))).Bytes));
        using var reader = new StreamReader(book.GetEntry("xl/sharedStrings.xml")?.Open() ?? book.Entries.First(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        var words = await reader.ReadToEndAsync();
        foreach (var word in new[] { "Số bản phát hành", "NV.2025.07", "Kèm danh sách", "Khẩn", "Tiếng Việt" })
        {
            words.ShouldContain(word);
        }
    }
}
