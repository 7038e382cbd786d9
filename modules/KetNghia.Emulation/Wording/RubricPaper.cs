using KetNghia.Documents.Contracts.Papers;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Bảng tiêu chí: a rubric to be printed, or attached to the decision that issues it. Who issues it and when is left open for a pen.</summary>
internal sealed class RubricPaper(RubricReadings readings, IStringLocalizer<EmulationResource> texts)
{
    /// <param name="number">Of the version.</param>
    public Paper Of(Rubric rubric, int number, DateOnly today) => PaperLanguage.In(() =>
    {
        var reading = readings.Of(rubric, today);
        return new Paper
        {
            Head = new PaperHead(),
            TypeName = texts["RubricPaper.Type"],
            Matter = texts["RubricPaper.Matter", rubric.Name ?? "", Format.Whole(number)],
            Bases = [.. reading.LegalBasis.Select(b => texts["RubricPaper.Base", b.Text].Value)],
            Body = [.. reading.Parts.SelectMany(PartOf), .. BandsOf(reading), .. RulesOf(reading)],
            Signatures = [new PaperSignature([texts["RubricPaper.Sign"]], Note: texts["RubricPaper.Sign.Note"])],
        };
    });

    public string FileNameOf(Rubric rubric, int number) => PaperLanguage.In(() => PaperFile.NameOf($"{texts["RubricPaper.Type"]} {rubric.Code} {number}"));

    private IEnumerable<PaperBlock> PartOf(PartReading part) =>
    [
        new PaperHeading(part.Max is { } most ? texts["RubricPaper.Part", part.Title, most] : part.Title),
        new PaperTable
        {
            Columns =
            [
                new(texts["RubricPaper.Number"], 9, PaperColumnKind.Centred),
                new(texts["RubricReading.What"], 39),
                new(texts["RubricReading.Max"], 12, PaperColumnKind.Figure, texts["RubricPaper.Points"]),
                new(texts["RubricReading.How"], 40),
            ],
            Rows = part.Nodes.Select(n => (IReadOnlyList<string?>)[n.Number, n.Name, n.Max, string.Join(". ", new[] { n.How, n.Guide ?? "" }.Concat(n.Notes).Where(t => t.Length > 0).Select(t => t.TrimEnd('.')))]).ToList(),
        },
    ];

    private IEnumerable<PaperBlock> BandsOf(RubricReading reading) => reading.Bands.Count == 0 ? [] :
    [
        new PaperHeading(texts["RubricReading.Bands"]),
        new PaperTable
        {
            Columns = [new(texts["RubricReading.Band"], 30), new(texts["RubricReading.From"], 20, PaperColumnKind.Figure), new(texts["RubricReading.Conditions"], 50)],
            Rows = reading.Bands.Select(b => (IReadOnlyList<string?>)[b.Name, string.Join("; ", [b.From, .. b.ByArea]), string.Join("; ", b.Conditions)]).ToList(),
        },
    ];

    private IEnumerable<PaperBlock> RulesOf(RubricReading reading)
    {
        yield return new PaperHeading(texts["RubricReading.Rules"]);
        List<string> rules = [.. reading.Quotas, .. reading.Rounding, .. reading.Rules];
        if (reading.TieBreaks.Count > 0)
        {
            rules.Add($"{texts["RubricReading.TieBreaks"]}: {string.Join("; ", reading.TieBreaks)}");
        }

        if (reading.Rounds.Count > 0)
        {
            rules.Add($"{texts["RubricReading.Rounds"]}: {string.Join(", ", reading.Rounds.Select(r => r.IsOfficial ? texts["RubricReading.Official", r.Name].Value : r.Name))}");
        }

        yield return new PaperList(rules);
    }
}
