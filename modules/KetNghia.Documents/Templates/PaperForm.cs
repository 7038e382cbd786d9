using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Templates;

/// <summary>The form of a paper to be changed in Word: the same pieces as in the paper, each in a control that says what is written there.</summary>
internal static class PaperForm
{
    public static void Write(Paper paper, Stream target) => PaperLanguage.In(() =>
    {
        var head = paper.Head with { ParentBody = paper.Head.ParentBody ?? PaperWords.ShortBlank };
        using var document = WordprocessingDocument.Create(target, WordprocessingDocumentType.Document);
        var main = PaperWriter.Begin(document, VietnameseText.Clean(paper.TypeName ?? paper.Matter));
        var id = 0;
        IEnumerable<OpenXmlElement> Wrapped(IEnumerable<Piece> pieces)
        {
            var open = new List<Piece>();
            foreach (var piece in pieces)
            {
                if (open.Count > 0 && open[0].Tag != piece.Tag)
                {
                    yield return Control(open[0].Tag!, ++id, open.Select(p => PaperWriter.ElementOf(p)));
                    open = [];
                }

                if (piece.Tag is null)
                {
                    yield return PaperWriter.ElementOf(piece, Wrapped);
                }
                else
                {
                    open.Add(piece);
                }
            }

            if (open.Count > 0)
            {
                yield return Control(open[0].Tag!, ++id, open.Select(p => PaperWriter.ElementOf(p)));
            }
        }

        var annexes = new Line(LineStyle.Body, new TextRun(PaperWords.Get("PaperForm.paper.annexes")));
        main.Document = new Document(new Body(
        [
            .. Wrapped(PaperLayout.Of(paper with { Head = head })[0].Pieces),
            Control(PaperTags.Annexes, ++id, [PaperWriter.ElementOf(annexes)]),
            PaperWriter.SectionEnd(null),
            PaperWriter.PageOf(isLandscape: false, isFirst: true),
        ]));
        return true;
    });

    private static SdtBlock Control(string tag, int id, IEnumerable<OpenXmlElement> content) => new(
        new SdtProperties(new SdtAlias { Val = PaperWords.Get("PaperForm." + tag) }, new Tag { Val = tag }, new SdtId { Val = id }), new SdtContentBlock(content));
}
