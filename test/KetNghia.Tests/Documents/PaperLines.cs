using DocumentFormat.OpenXml.Packaging;
using KetNghia.Documents.Papers;
using KetNghia.Documents.Papers.Checks;

namespace KetNghia.Tests.Documents;

/// <summary>What stands in the file of a paper, line by line with what each line is.</summary>
internal static class PaperLines
{
    public static IReadOnlyList<ReadLine> In(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new PaperReading(document).Lines];
    }

    public static List<string> Of(IReadOnlyList<ReadLine> lines, LineStyle style) => [.. lines.Where(l => l.Style == style).Select(l => l.Text.Replace('\u00a0', ' '))];
}
