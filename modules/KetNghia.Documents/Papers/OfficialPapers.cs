using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers.Checks;

namespace KetNghia.Documents.Papers;

internal sealed class OfficialPapers : IPapers
{
    public void Write(Paper paper, Stream target) => PaperLanguage.In(() =>
    {
        PaperWriter.Write(paper, target);
        return true;
    });

    public IReadOnlyList<PaperFinding> Check(Stream file) => PaperChecks.Read(file);

    public PaperPreview Preview(Paper paper)
    {
        using var file = new MemoryStream();
        Write(paper, file);
        return new PaperPreview(paper, Check(file));
    }
}
