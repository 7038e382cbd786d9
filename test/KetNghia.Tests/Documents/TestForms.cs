using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Documents;

/// <summary>Forms as an administrator downloads, changes and uploads them.</summary>
internal static class TestForms
{
    public static Task<byte[]> ShippedAsync(Visitor admin, TestWorkspace place) => BytesAsync(admin, place.Path($"documents/templates/fields?kind={AssignmentDecision.KindKey}&handler=Form"));

    public static async Task<byte[]> BytesAsync(Visitor visitor, string path) => await (await visitor.OpenAsync(path)).Response.Content.ReadAsByteArrayAsync();

    public static async Task<Answer> SendAsync(Visitor admin, TestWorkspace place, byte[] form, string name = "Mẫu thử")
    {
        var page = await admin.OpenAsync(place.Path("documents/templates/create"));
        return await admin.SubmitAsync(page.MainForm, [("Input.Kind", AssignmentDecision.KindKey), ("Input.Name", name)], [new Upload("Input.File", "mau.docx", PaperFile.ContentType, form)]);
    }

    public static async Task<Guid> KeepAsync(Visitor admin, TestWorkspace place, byte[] form, string name = "Mẫu thử")
    {
        var sent = await SendAsync(admin, place, form, name);
        sent.Location.ShouldNotBeNull(sent.Text);
        return Guid.Parse(new Uri(new Uri("https://localhost"), sent.Location).Segments[^1]);
    }

    public static Task<Answer> ChooseAsync(Visitor admin, TestWorkspace place, Guid id, DateOnly from) =>
        admin.FillAsync(place.Path($"documents/templates/choose/{id}"), ("Input.From", from.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)));

    public static byte[] Changed(byte[] form, Action<MainDocumentPart, Body> change)
    {
        var file = new MemoryStream();
        file.Write(form);
        using (var document = WordprocessingDocument.Open(file, true))
        {
            var main = document.MainDocumentPart!;
            change(main, main.Document!.Body!);
        }

        return file.ToArray();
    }

    public static SdtBlock Control(Body body, string tag) => body.Descendants<SdtBlock>().First(c => c.SdtProperties!.GetFirstChild<Tag>()?.Val == tag);

    public static SdtRun Inline(string tag) => new(new SdtProperties(new Tag { Val = tag }), new SdtContentRun(new Run(new Text("x"))));

    /// <summary>As Word puts it around a cell that was selected as a whole.</summary>
    public static Table AroundCell(string tag) => new(
        new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }),
        new TableGrid(new GridColumn { Width = "6000" }),
        new TableRow(new SdtCell(
            new SdtProperties(new Tag { Val = tag }),
            new SdtContentCell(new TableCell(new TableCellProperties(new TableCellWidth { Width = "6000", Type = TableWidthUnitValues.Dxa }), new Paragraph())))));

    /// <summary>A table of one row that repeats, a column a cell, as a repeating section of Word.</summary>
    public static Table Repeated(string tag, params string[] columns) => new(
        new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }),
        new TableGrid(columns.Select(_ => new GridColumn { Width = "3000" })),
        new SdtRow(
            new SdtProperties(new Tag { Val = tag }),
            new SdtContentRow(new SdtRow(
                new SdtProperties(),
                new SdtContentRow(new TableRow(columns.Select(c => new TableCell(new TableCellProperties(), new Paragraph(Inline(c))))))))));

    public static List<string> LinesOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    public static List<string> FaultsOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => e.Description)];
    }
}
