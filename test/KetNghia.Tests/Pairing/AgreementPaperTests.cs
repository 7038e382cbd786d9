using KetNghia.Documents.Papers;
using KetNghia.Pairing.Agreements;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Giao ước, bản ghi nhớ: drawn up before the signing from the pairing, or from what was recorded of it.</summary>
public sealed class AgreementPaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Covenant_OfARecordedAgreement_CarriesCommitmentsAndBothSides(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await RecordAsync(data, scene, pairing, AgreementType.Covenant);
        using var district = await data.VisitAsync(scene.District);
        var tab = await district.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));

        var made = await DrawUpAsync(district, tab, CovenantPaper.KindKey);

        made.Document.QuerySelectorAll("[data-check]:not(.y)").Select(c => c.TextContent).ShouldBeEmpty();
        var lines = PaperLines.In((await district.OpenAsync(Of(made, "File"))).Bytes);
        PaperLines.Of(lines, LineStyle.TypeName).ShouldBe(["GIAO ƯỚC"]);
        PaperLines.Of(lines, LineStyle.Article).ShouldContain("Điều 3. Cam kết");
        PaperLines.Of(lines, LineStyle.CellFigure).ShouldBe(["5", "2,5"]);
        PaperLines.Of(lines, LineStyle.Capacity).ShouldBe(["ĐẠI DIỆN BÊN GIÚP ĐỠ", scene.SponsorName.ToUpperInvariant(), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        PaperLines.Of(lines, LineStyle.SignName).ShouldBe(["Trần Thị Thử", "Bling Thử"]);
        PaperLines.Of(lines, LineStyle.Body).ShouldContain(l => l.Contains("do ông (bà) Trần Thị Thử đại diện", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Tables_OfACovenant_AreTakenAlongAsFigures(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await RecordAsync(data, scene, pairing, AgreementType.Memorandum);
        using var district = await data.VisitAsync(scene.District);
        var made = await DrawUpAsync(district, await district.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}")), MemorandumPaper.KindKey);

        var file = await district.OpenAsync(Of(made, "Sheets"));

        using var book = WorkbookReader.Open(new MemoryStream(file.Bytes), "bang.xlsx");
        var rows = book.Rows(book.Sheets.ShouldHaveSingleItem()).ToList();
        rows.ShouldContain(r => r.Cells.Contains("Số lượng"));
        rows.Single(r => r.Cells.Contains("Bàn ghế học sinh")).Cells.ShouldContain("5");
        rows.Single(r => r.Cells.Contains("Phân chuồng")).Cells.ShouldContain("2,5");
        file.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldEndWith(".xlsx");
    }

    [DatabaseTest]
    public async Task Covenant_BeforeTheSigning_LeavesNamesOpen(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        using var district = await data.VisitAsync(scene.District);
        var tab = await district.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"));
        tab.Document.QuerySelectorAll("main a[href*='kind=memorandum']").ShouldHaveSingleItem();

        var made = await DrawUpAsync(district, tab, CovenantPaper.KindKey);

        made.Text.ShouldContain("do ông (bà) ……………… đại diện");
        made.Document.QuerySelector("a[href*='handler=Sheets']").ShouldBeNull("there is no table yet");
        (await district.GetAsync(Of(made, "Sheets"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var commune = await data.VisitAsync(scene.Commune);
        (await commune.OpenAsync(scene.Place.Path($"pairing/pairings/documents/{pairing}"))).Has("main a[href*='kind=covenant']").ShouldBeFalse("a commune draws up no papers");
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene));
    }

    private static Task RecordAsync(TestData data, PairingScene scene, Guid pairing, AgreementType type) => data.AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<AgreementAppService>().RecordAsync(
            pairing, new AgreementTerms(type, null, data.Host.Clock.Today, data.Host.Clock.Today, null, "Trần Thị Thử", "Bling Thử", null),
            [new CommitmentFacts(Guid.Empty, "Bàn ghế học sinh", 5000, "bộ", 2026), new CommitmentFacts(Guid.Empty, "Phân chuồng", 2500, "tấn", null)], null, [], CancellationToken.None));

    private static async Task<Answer> DrawUpAsync(Visitor district, Answer tab, string kind)
    {
        var form = await district.OpenAsync(tab.Document.QuerySelector($"main a[href*='kind={kind}']")!.GetAttribute("href")!);
        return await district.FollowAsync(await district.SubmitAsync(
            form.MainForm, ("Input.IssuingBody", "Ủy ban nhân dân huyện Nam Giang"), ("Input.BodyCode", "UBND"), ("Input.Place", "Nam Giang"),
            ("Input.SignerCapacity", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"), ("Input.SignerName", "Bling Thử")));
    }

    private static string Of(Answer paper, string handler) => $"{paper.Response.RequestMessage!.RequestUri!.AbsolutePath}?handler={handler}";
}
