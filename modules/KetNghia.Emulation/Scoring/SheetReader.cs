using System.Text.Json;

namespace KetNghia.Emulation.Scoring;

/// <summary>Subjects and what is known of them, as files hold them.</summary>
internal static class SheetReader
{
    public static AssessmentInput Read(CaseFields of)
    {
        var subjects = of.Objects("subjects", Subject) ?? [];
        if (subjects.GroupBy(s => s.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CaseFormatException($"{of.Path}.subjects", $"{twice.Key} stands twice");
        }

        return new AssessmentInput(subjects, Stage(of), Decisions(of));
    }

    private static bool? Stage(CaseFields of) => of.OneOf("stage", new Dictionary<string, bool> { ["SELF"] = true, ["APPRAISAL"] = false });

    private static IReadOnlyList<QuotaDecision> Decisions(CaseFields of) => of.Objects("decisions", d => new QuotaDecision(d.Required("band"), d.Text("scope") ?? Quotas.Whole, d.Texts("chosen"))) ?? [];

    public static IReadOnlyDictionary<string, Measure> Measures(CaseFields of, string name) => of.Map<Measure>(name, (value, path) => value.ValueKind == JsonValueKind.Array
        ? new Measure(null, [.. CaseFields.ItemsOf(value, name, path).Select((item, i) => CaseFields.NumberOf(item, $"{path}[{i}]"))])
        : new Measure(CaseFields.NumberOf(value, path), null));

    private static Subject Subject(CaseFields of) => new()
    {
        Id = of.Required("id"),
        Cluster = of.Text("cluster") ?? "",
        AreaClass = of.Text("areaClass"),
        IsWithdrawn = of.Flag("withdrawn"),
        Inputs = Inputs(of),
        NotApplicable = of.Texts("na").ToHashSet(),
        Voided = of.Texts("voided").ToHashSet(),
        Measures = Measures(of, "measures"),
        Facts = of.Numbers("facts"),
        Findings = of.Objects("findings", RubricReader.ReadSanction) ?? [],
        Rounds = of.Map<RoundInput>("rounds", (value, path) => CaseFields.ReadWhole(new CaseFields(value, path), r => new RoundInput(Inputs(r), r.Map("reasons", CaseFields.TextOf)))),
    };

    private static IReadOnlyDictionary<string, NodeInput> Inputs(CaseFields of) => of.Map<NodeInput>("inputs", (value, path) => CaseFields.ReadWhole(new CaseFields(value, path), Input));

    /// <summary>The input of one leaf.</summary>
    public static NodeInput Input(CaseFields of) => new()
    {
        Value = of.Entered("value"),
        Count = of.Number("count"),
        Num = of.Number("num"),
        Den = of.Number("den"),
        Actual = of.Number("actual"),
        Target = of.Number("target"),
        Events = of.List("events", (value, path) => value.ValueKind == JsonValueKind.Null ? (Fraction?)null : CaseFields.NumberOf(value, path)),
        Quality = of.Number("quality"),
        Scores = of.Objects("scores", s => new ScorerFigure(s.Text("m") ?? "", s.Number("v"), s.Number("w") ?? Fraction.One, s.Flag("recused"))),
        Due = of.Date("due"),
        Sent = of.Date("sent"),
        AsOf = of.Date("asOf"),
        IsNothingDue = of.OneOf("state", new Dictionary<string, bool> { ["NOTHING_DUE"] = true }) ?? false,
        HasEvidence = of.Flag("evidence"),
    };
}
