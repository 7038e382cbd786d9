using System.Net;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;
using KetNghia.Documents.Papers.Checks;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Biên bản bàn giao, tiếp nhận, from the link on the record to what stands in the file.</summary>
public sealed class MinutesPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Minutes_OfASettledDelivery_SayWhatBothSidesStated(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        var gap = await data.ConfirmAsync(scene, contribution, delivery, 96);
        await data.SettleAsync(scene, contribution, gap!.Value, 98);
        using var commune = await data.VisitAsync(scene.Commune);
        var record = await commune.OpenAsync(scene.Place.Path($"pairing/contributions/details/{contribution}"));

        var page = await commune.OpenAsync(record.Document.QuerySelector("main a[href*='/contributions/minutes/']")!.GetAttribute("href")!);

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        (record.Has(".print-foot"), page.Has(".print-foot")).ShouldBe((true, false), "a paper is printed as it is");
        page.Document.QuerySelectorAll("[data-check]").Length.ShouldBe(PaperChecks.Codes.Count);
        page.Document.QuerySelectorAll("[data-check].y").Length.ShouldBe(PaperChecks.Codes.Count, page.Text);
        page.Document.QuerySelectorAll(".dt.is-pens tbody tr").Length.ShouldBe(HandoverMinutes.UsualRows + 1);
        var answer = await commune.OpenAsync(page.Document.QuerySelector("main a[href*='handler=File']")!.GetAttribute("href")!);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe(PaperFile.ContentType);
        answer.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldMatch(@"^bien-ban-[a-z0-9-]+-dg-2025-0001-lan-1\.docx$");
        var lines = PaperLines.In(answer.Bytes);
        PaperLines.Of(lines, LineStyle.TypeName).ShouldBe(["BIÊN BẢN"]);
        PaperLines.Of(lines, LineStyle.Matter).ShouldBe(["Bàn giao, tiếp nhận Bàn ghế học sinh"]);
        PaperLines.Of(lines, LineStyle.FactValue).ShouldContain(scene.SponsorName);
        PaperLines.Of(lines, LineStyle.FactValue).ShouldContain(scene.ReceiverName);
        PaperLines.Of(lines, LineStyle.FactValue).Count(v => v == PaperWords.Blank).ShouldBe(4, "who represents both sides, and their offices");
        PaperLines.Of(lines, LineStyle.CellFigure).Take(8).ShouldBe(["100", "85.000.000", "96", "81.600.000", "−4", "−3.400.000", "98", "83.300.000"]);
        PaperLines.Of(lines, LineStyle.Body).ShouldContain(t => t.Contains("đã thống nhất 98 bộ", StringComparison.Ordinal) && t.Contains("Đếm nhầm: Đếm lại cùng nhau", StringComparison.Ordinal));
        PaperLines.Of(lines, LineStyle.Body).ShouldContain("Bên nhận ghi: Đếm tại chỗ");
        PaperLines.Of(lines, LineStyle.Base).ShouldContain(t => t.StartsWith("Căn cứ văn bản số", StringComparison.Ordinal));
        PaperLines.Of(lines, LineStyle.Base).ShouldContain(t => t.Contains("-KN-", StringComparison.Ordinal));
        PaperLines.Of(lines, LineStyle.Capacity).ShouldBe(["ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN"]);
        PaperLines.Of(lines, LineStyle.AnnexTitle).ShouldBe(["DANH SÁCH KÝ NHẬN"]);
    }

    [DatabaseTest]
    public async Task Minutes_OfAWaitingDelivery_LeaveWhatArrivedOpen(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        using var focal = await data.VisitAsync(scene.Focal);

        var lines = PaperLines.In((await focal.OpenAsync(Path(scene.SponsorPlace, contribution, delivery, "?handler=File&rows=7"))).Bytes);

        PaperLines.Of(lines, LineStyle.CellFigure).Take(6).ShouldBe(["100", "85.000.000", "", "", "", ""]);
        PaperLines.Of(lines, LineStyle.Body).ShouldContain(t => t.StartsWith("Bên nhận chưa ghi số thực nhận", StringComparison.Ordinal));
        lines.Count(l => l.Style == LineStyle.CellCentred && l.Text is "7" or "8").ShouldBe(1, "seven rows to sign");
    }

    [DatabaseTest(OnSqliteOnly = "nothing is written")]
    public async Task Minutes_RowsThatCannotBe_AreRefusedAtTheField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        using var commune = await data.VisitAsync(scene.Commune);

        var many = await commune.OpenAsync(Path(scene.Place, contribution, delivery, "?rows=201"));
        var words = await commune.OpenAsync(Path(scene.Place, contribution, delivery, "?handler=File&rows=nhieu"));

        many.FieldError("Rows").ShouldBe("Nhập số từ 5 đến 200.");
        many.Document.QuerySelectorAll(".dt.is-pens tbody tr").Length.ShouldBe(HandoverMinutes.UsualRows + 1);
        words.IsHtml.ShouldBeTrue();
        words.FieldError("Rows").ShouldNotBeNullOrEmpty();
    }

    [DatabaseTest]
    public async Task Minutes_ByOthers_AreNotFound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        var (_, foreign) = await HandedOverAsync(data, other);
        using var neighbour = await data.VisitAsync(other.District);
        using var stranger = await data.VisitAsync(other.Focal);
        using var commune = await data.VisitAsync(scene.Commune);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        foreach (var tail in new[] { "", "?handler=File" })
        {
            (await neighbour.GetAsync(Path(other.Place, contribution, delivery, tail))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.GetAsync(Path(other.SponsorPlace, contribution, delivery, tail))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await commune.GetAsync(Path(scene.Place, contribution, foreign, tail))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await commune.OpenAsync(Path(scene.Place, contribution, delivery, tail))).Status.ShouldBe(HttpStatusCode.OK);
            (await province.OpenAsync(Path(data.Province, contribution, delivery, tail))).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [DatabaseTest]
    public async Task Minutes_OfAWithdrawnDelivery_AreNeitherOfferedNorGiven(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        await data.AsAsync(scene.Focal, scene.SponsorPlace, services => TestData.InTenantAsync(services, scene, async () =>
        {
            await services.GetRequiredService<ContributionAppService>().WithdrawAsync(contribution, delivery, "Ghi nhầm", CancellationToken.None);
            return 0;
        }));
        using var commune = await data.VisitAsync(scene.Commune);

        var record = await commune.OpenAsync(scene.Place.Path($"pairing/contributions/details/{contribution}"));
        var page = await commune.OpenAsync(Path(scene.Place, contribution, delivery, "?handler=File"));

        record.Has("main a[href*='/contributions/minutes/']").ShouldBeFalse();
        page.IsHtml.ShouldBeTrue();
        page.Text.ShouldContain("Không lập biên bản cho lần giao này");
    }

    [DatabaseTest]
    public async Task Minutes_DrawnUpAsAPaper_KeepFiguresSignaturesAndList(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (contribution, delivery) = await HandedOverAsync(data, scene);
        await data.ConfirmAsync(scene, contribution, delivery, 100);
        using var district = await data.VisitAsync(scene.District);

        var view = await district.OpenAsync(Path(scene.Place, contribution, delivery, "?rows=30"));
        var form = await district.OpenAsync(view.Document.QuerySelector("main a[href*='kind=handover']")!.GetAttribute("href")!);
        form.Text.ShouldContain("Lần giao", Case.Insensitive);
        var kept = await data.OnPapersAsync(scene, scene.District, papers => papers.CreateAsync(
            HandoverPaper.KindKey, HandoverPaper.SourceOf(contribution, delivery, 30), TestData.PaperHead, new Dictionary<string, string?>
            {
                ["Bases"] = "{căn cứ quyết định}\n{căn cứ cặp}",
                ["Opening"] = "Hôm nay, tại {địa điểm}, hai bên gồm có:",
                ["Content"] = "III. NỘI DUNG BÀN GIAO",
                ["Opinions"] = "IV. Ý KIẾN CỦA HAI BÊN",
                ["Close"] = "Biên bản kèm danh sách ký nhận {số dòng} dòng.",
                ["Recipients"] = "{đơn vị}",
            }, null, CancellationToken.None));
        var file = await district.OpenAsync(scene.Place.Path($"documents/papers/details/{kept}?handler=File"));

        var lines = PaperLines.In(file.Bytes);
        PaperLines.Of(lines, LineStyle.TypeName).ShouldBe(["BIÊN BẢN"]);
        PaperLines.Of(lines, LineStyle.CellFigure).Take(2).ShouldBe(["100", "85.000.000"]);
        PaperLines.Of(lines, LineStyle.Capacity)[0].ShouldBe("ĐẠI DIỆN BÊN GIAO");
        PaperLines.Of(lines, LineStyle.Body).ShouldContain("Biên bản kèm danh sách ký nhận 30 dòng.");
        using var book = WorkbookReader.Open(new MemoryStream((await district.OpenAsync(scene.Place.Path($"documents/papers/details/{kept}?handler=Sheets"))).Bytes), "bang.xlsx");
        book.Sheets.ShouldHaveSingleItem("the list to sign holds no figures");
        book.Rows(book.Sheets[0]).ShouldContain(r => r.Cells.Contains("85000000"));
    }

    private static async Task<(Guid Contribution, Guid Delivery)> HandedOverAsync(TestData data, PairingScene scene)
    {
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        return (contribution, await data.HandOverAsync(scene, contribution, 100));
    }

    private static string Path(TestWorkspace place, Guid contribution, Guid delivery, string tail) => place.Path($"pairing/contributions/minutes/{contribution}/{delivery}{tail}");
}
