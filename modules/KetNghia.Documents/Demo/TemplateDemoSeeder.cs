using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Templates;

namespace KetNghia.Documents.Demo;

/// <summary>A form of Nam Giang with a footer of its own, used from July 2024: earlier papers keep the form of the product.</summary>
internal sealed class TemplateDemoSeeder(KetNghiaDbContext db, DemoPlaces places, TemplateAppService templates, PaperForms forms, IEnumerable<Contracts.Drafting.IPaperKind> kinds) : IDemoSeeder
{
    private const string Place = "nam-giang";

    public int Order => 210;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (kinds.FirstOrDefault(k => k.Key == "assignment") is not { } kind)
        {
            return;
        }

        await places.PrepareAsync(cancellationToken);
        using (AmbientFrame.Push(places.Frame("quantri.namgiang", Place, Place, new DateTime(2024, 6, 25, 2, 0, 0, DateTimeKind.Utc))))
        {
            if (await db.Set<PaperTemplate>().AnyAsync(cancellationToken))
            {
                return;
            }

            var file = new MemoryStream();
            PaperForm.Write(forms.Sample(kind, new PaperHeadInput(null, null, "Ủy ban nhân dân huyện Nam Giang", "UBND", "Nam Giang", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Nguyễn Đình Quý")), file);
            AddFooter(file, "{cơ quan ban hành} – Chương trình kết nghĩa, giúp đỡ xã");
            file.Position = 0;
            var id = await templates.UploadAsync(kind.Key, "Quyết định phân công, có chân trang", "quyet-dinh-phan-cong.docx", file, cancellationToken);
            await templates.ChooseAsync(id, 1, new DateOnly(2024, 7, 1), cancellationToken);
        }
    }

    private static void AddFooter(Stream file, string text)
    {
        using var document = WordprocessingDocument.Open(file, isEditable: true);
        var main = document.MainDocumentPart!;
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 4, Space = 4 }), new Justification { Val = JustificationValues.Center }),
            new Run(new RunProperties(new FontSize { Val = "18" }), new Text(text))));
        foreach (var page in main.Document!.Body!.Descendants<SectionProperties>())
        {
            foreach (var which in new[] { HeaderFooterValues.First, HeaderFooterValues.Default })
            {
                page.InsertAfter(new FooterReference { Type = which, Id = main.GetIdOfPart(part) }, page.Elements<HeaderReference>().Last());
            }
        }
    }
}
