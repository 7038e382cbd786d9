using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Documents;

/// <summary>Biểu mẫu riêng: what is downloaded, changed and sent comes back as the paper, or with everything that is wrong.</summary>
public sealed class PaperFormTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Form_SentUnchanged_SaysWhatThePaperSays(Provider provider)
    {
        var (officer, path, paper) = await VisitAsync(provider);
        using var visitor = officer;
        var form = await BytesAsync(officer, path + "?handler=Form");

        var written = await SendAsync(officer, path, form);

        written.Response.Content.Headers.ContentType!.MediaType.ShouldBe(PaperFile.ContentType, written.Text);
        var bytes = await written.Response.Content.ReadAsByteArrayAsync();
        LinesOf(bytes).ShouldBe(LinesOf(await BytesAsync(officer, paper)));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        new OpenXmlValidator().Validate(document).Select(e => e.Description).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Form_WithFaults_NamesAllOfThem(Provider provider)
    {
        var (officer, path, _) = await VisitAsync(provider);
        using var visitor = officer;
        var form = Changed(await BytesAsync(officer, path + "?handler=Form"), body =>
        {
            body.Descendants<Tag>().First(t => t.Val == "paper.number").Val = "paper.numbr";
            body.Descendants<Tag>().First(t => t.Val == "paper.bases").Val = "rows.1";
            body.PrependChild(new Paragraph(new Run(new Text("Có {số cặ")), new Run(new Text("pp}"))));
        });

        var refused = await SendAsync(officer, path, form);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("có phải “paper.number”");
        refused.Text.ShouldContain("phải bao trọn một dòng");
        refused.Text.ShouldContain("có phải {số cặp}");
    }

    [DatabaseTest]
    public async Task Form_ThatFetchesOrRuns_IsRefusedInWords(Provider provider)
    {
        var (officer, path, _) = await VisitAsync(provider);
        using var visitor = officer;
        var form = await BytesAsync(officer, path + "?handler=Form");
        var fetching = Changed(form, body => body.PrependChild(new Paragraph(new SimpleField { Instruction = " INCLUDETEXT \"x\" " })));
        var remote = Changed(form, body => body.Ancestors<Document>().First().MainDocumentPart!.DocumentSettingsPart!
            .AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("https://example.com/x.dotx")));

        (await SendAsync(officer, path, fetching)).Text.ShouldContain("lấy dữ liệu từ nơi khác");
        (await SendAsync(officer, path, remote)).Text.ShouldContain("gắn với một tệp mẫu");
        (await SendAsync(officer, path, Samples.Bomb())).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(officer, path, Samples.Pdf())).Text.ShouldContain("phải là tệp DOCX");
        (await SendAsync(officer, path, [])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static byte[] Changed(byte[] form, Action<Body> change)
    {
        var file = new MemoryStream();
        file.Write(form);
        using (var document = WordprocessingDocument.Open(file, true))
        {
            change(document.MainDocumentPart!.Document!.Body!);
        }

        return file.ToArray();
    }

    private static List<string> LinesOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    private static async Task<byte[]> BytesAsync(Visitor visitor, string path) => await (await visitor.OpenAsync(path)).Response.Content.ReadAsByteArrayAsync();

    private static async Task<Answer> SendAsync(Visitor visitor, string path, byte[] file) =>
        await visitor.SubmitAsync((await visitor.OpenAsync(path)).MainForm, [], [new Upload("Upload", "mau.docx", PaperFile.ContentType, file)]);

    private async Task<(Visitor Officer, string Path, string Paper)> VisitAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var id = await data.DraftPaperAsync(scene);
        return (await data.VisitAsync(scene.District), scene.Place.Path($"documents/papers/form/{id}"), scene.Place.Path($"documents/papers/details/{id}?handler=File"));
    }
}
