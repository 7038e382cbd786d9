using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers.Checks;

/// <summary>Everything of the form that a file says of itself, in the order people look at a paper.</summary>
internal static class PaperChecks
{
    private const int Shown = 5;

    private static readonly (string Code, Func<PaperReading, IEnumerable<string>> Find)[] All =
    [
        ("Page", PageChecks.Pages),
        ("Font", PageChecks.Fonts),
        ("PageNumber", PageChecks.Numbers),
        ("Nation", HeadChecks.Nation),
        ("HeadRow", HeadChecks.Row),
        ("Number", WordChecks.Numbers),
        ("Dates", WordChecks.Days),
        ("Sizes", LineChecks.Sizes),
        ("Spacing", LineChecks.Spacing),
        ("EmptyLines", LineChecks.EmptyLines),
        ("Letters", WordChecks.Letters),
        ("Figures", WordChecks.Figures),
        ("Tables", TableChecks.Find),
        ("Signatures", SignatureChecks.Find),
        ("Schema", Schema),
    ];

    public static IReadOnlyList<string> Codes => [.. All.Select(c => c.Code)];

    public static IReadOnlyList<PaperFinding> Read(Stream file)
    {
        file.Position = 0;
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var reading = new PaperReading(document);
        return [.. All.Select(c => new PaperFinding(c.Code, [.. c.Find(reading).Distinct().Take(Shown)]))];
    }

    private static IEnumerable<string> Schema(PaperReading paper) =>
        new OpenXmlValidator(FileFormatVersions.Office2013) { MaxNumberOfErrors = Shown }.Validate(paper.Document).Select(e => e.Description);
}
