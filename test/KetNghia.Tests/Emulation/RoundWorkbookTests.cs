using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KetNghia.Framework.Excel;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>A round as a workbook: every sheet its reader sees, and nothing else.</summary>
public sealed class RoundWorkbookTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Round_AsAWorkbook_HoldsWhatItsReaderSees(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateScoringSceneAsync();
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.District, ("II.1", """{"count":"2"}""", "Một mô hình của xã khác"));
        using var district = await data.VisitAsync(scene.Scene.District);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var page = await district.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"));
        var link = page.Document.QuerySelector("a[download]")!.GetAttribute("href")!;

        var (whole, own) = (await district.GetAsync(link), await commune.GetAsync(link));

        whole.Response.Content.Headers.ContentType!.MediaType.ShouldBe(ExcelExporter.ContentType);
        var text = Workbooks.Text(whole.Bytes);
        foreach (var said in new[] { "Tổng hợp", "Xã Zuôich", "Xã Chơ Chun", "9 / 10 lớp × 7", "Một mô hình của xã khác" })
        {
            text.ShouldContain(said);
        }

        Workbooks.Text(own.Bytes).ShouldContain("9 / 10 lớp × 7");
        Workbooks.Text(own.Bytes).ShouldNotContain("Một mô hình của xã khác", customMessage: "a draft of the appraisal is not for the commune");
        Workbooks.Text(own.Bytes).ShouldNotContain("Chơ Chun");
        using var document = SpreadsheetDocument.Open(new MemoryStream(whole.Bytes), isEditable: false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.Count().ShouldBe(3);
    }
}
