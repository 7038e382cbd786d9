using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Something a rubric says, so that two versions of it can be laid side by side.</summary>
/// <param name="Key">The same in both versions for what is the same thing.</param>
internal sealed record RubricFact(string Key, string Label, string Value);

/// <summary>Everything a rubric says, as facts in words: nothing it is computed by is left out.</summary>
internal sealed class RubricFacts(ScoringWords words, IStringLocalizer<EmulationResource> texts, Rubric rubric)
{
    private const string Prefix = "RubricFact.";

    private readonly PlaceWords _places = new(texts, rubric);

    public PlaceWords Places => _places;

    /// <summary>What holds for all of it.</summary>
    public IEnumerable<RubricFact> OfWhole() =>
    [
        .. Fact("Name", rubric.Name),
        .. Fact("Code", rubric.Code),
        .. rubric.LegalBasis.SelectMany((basis, i) => Fact("LegalBasis", LegalBasisOf(basis), $"{basis.Number} {i}")),
        .. Fact("Rounding.component", rubric.Rounding.Component),
        .. Fact("Rounding.group", rubric.Rounding.Group),
        .. Fact("Rounding.total", rubric.Rounding.Total),
        .. Fact("NaPolicy", texts["RubricNote.NotApplicable." + rubric.NaPolicy]),
        .. Fact("EvidencePolicy", texts["EvidencePolicy." + rubric.EvidencePolicy]),
        .. Fact("ScaleMin", rubric.ScaleMin),
        .. Fact("ScaleMax", rubric.ScaleMax),
        .. OfBlock(rubric.Bonus, "bonus"),
        .. OfBlock(rubric.Penalty, "penalty"),
        .. Fact("Rounds", string.Join(", ", rubric.Rounds.Select(words.RoundOf))),
        .. Fact("OfficialRound", rubric.OfficialRound is { } official ? words.RoundOf(official) : null),
        .. Fact("TieBreaks", string.Join("; ", rubric.TieBreaks.Select(t => words.TieBreakOf(t, _places)))),
        .. Fact("Ranking", texts[rubric.RanksDensely ? "Ranking.Dense" : "Ranking.Standard"] + (rubric.RanksWithTieBreaks ? texts["Ranking.TieBreaks"] : "")),
        .. Fact("Measures", rubric.Measures is { } measures ? measures.Count == 0 ? texts[Prefix + "Measures.None"] : string.Join(", ", measures) : null),
        .. rubric.Quotas.SelectMany((quota, i) => Fact("Quota", words.QuotaOf(rubric, quota), $"{quota.Band} {i}")),
    ];

    public IEnumerable<RubricFact> OfNode(RubricNode node) =>
    [
        .. Fact("Name", node.Name),
        .. Fact("Kind", texts["NodeKind." + node.Kind]),
        .. Fact("Type", node.Type is { } type ? texts["ComponentType." + type].Value : null),
        .. Fact("Max", node.Max),
        .. Fact("Guide", node.Guide),
        .. Fact("Unit", node.Unit),
        .. Fact("Weight", node.Weight),
        .. Fact("Cap", node.Cap),
        .. Fact("Floor", node.Floor),
        .. Fact("Min", node.Min),
        .. Fact("NotApplicable", node.MayBeNotApplicable ? texts[Prefix + "Yes"].Value : null),
        .. Fact("NaPolicy", node.NaPolicy is { } policy ? texts["RubricNote.NotApplicable." + policy].Value : null),
        .. Fact("Sum", node.IsLeaf ? null : words.HowOf(node)),
        .. node.IsLeaf ? OfLeaf(node) : [],
    ];

    public IEnumerable<RubricFact> OfBand(Band band) =>
    [
        .. Fact("Name", band.Name),
        .. Fact("BandMin", band.Min),
        .. Fact("BandMax", band.Max),
        .. band.MinByArea.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new RubricFact("MinByArea " + a.Key, texts[Prefix + "MinByArea", a.Key], Figures.Of(a.Value))),
        .. band.Conditions.SelectMany(c => Fact("Condition", words.ConditionOf(rubric, c, _places), c.Id)),
    ];

    /// <summary>"3651/QĐ-UBND ngày 13/12/2021: Quyết định …".</summary>
    public string LegalBasisOf(LegalBasis basis) =>
        (basis.IssuedOn is { } on ? texts["LegalBasis.Sentence", basis.Number, Format.Date(on)].Value : basis.Number)
        + (string.IsNullOrEmpty(basis.Name) ? "" : ": " + basis.Name)
        + (basis.ValidUntil is { } until ? texts["LegalBasis.Until", Format.Date(until)] : "");

    private IEnumerable<RubricFact> OfLeaf(RubricNode node) =>
    [
        .. node.Levels.Select(l => new RubricFact("Level " + l.Code, texts[Prefix + "Level", l.Code], words.LevelOf(l))),
        .. Fact("LevelOrder", node.Levels.Count == 0 ? null : string.Join(", ", node.Levels.Select(l => l.Code))),
        .. Fact("Per", node.Per),
        .. Fact("Extra", node.Extra),
        .. node.Steps.Select((s, i) => new RubricFact("Step " + s.At + " " + i, texts[Prefix + "Step", Figures.Of(s.At)], words.StepOf(node, s))),
        .. Fact("Direction", node.IsAtMost ? texts[Prefix + "AtMost"].Value : null),
        .. Fact("Otherwise", node.Otherwise),
        .. Fact("LeaderMode", node.HasNoTarget ? texts[Prefix + "NoTarget"].Value : null),
        .. Fact("Target", node.Target),
        .. Fact("Below", node.IsZeroBelow ? texts["RubricHow.Target.Zero"].Value : null),
        .. Fact("MinShare", node.MinShare is { } share ? Figures.PercentOf(share) : null),
        .. Fact("Several", node.Aggregation is { } several ? words.SeveralOf(several) : null),
        .. Fact("Formula", node.Expr),
        .. Fact("UnitDays", node.UnitDays == 1 ? null : Format.Whole(node.UnitDays)),
        .. Fact("Evidence", node.NeedsEvidence ? texts[Prefix + "Yes"].Value : null),
        .. Fact("NothingDue", texts["NothingDue." + node.NothingDue]),
        .. node.From.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new RubricFact("From " + f.Key, texts[Prefix + "From", words.InputOf(f.Key)], f.Value)),
        .. node.Sanctions.SelectMany((s, i) => Fact("Sanction", words.SanctionOf(rubric, s), $"{s.Type} {s.Band} {i}")),
    ];

    private IEnumerable<RubricFact> OfBlock(Block? block, string name)
    {
        if (block is null)
        {
            return [];
        }

        var label = texts["RubricPart." + name].Value;
        return
        [
            new RubricFact(name, label, texts[Prefix + "BlockThere"]),
            .. block.Cap is { } cap ? [new RubricFact(name + " cap", texts[Prefix + "BlockCap", label], Figures.Of(cap))] : Array.Empty<RubricFact>(),
            .. block.IsCapped ? [new RubricFact(name + " mode", texts[Prefix + "BlockMode", label], texts[Prefix + "BlockMode.Capped"])] : Array.Empty<RubricFact>(),
        ];
    }

    private IEnumerable<RubricFact> Fact(string label, Fraction? figure) => figure is { } given ? [new RubricFact(label, texts[Prefix + label], Figures.Of(given))] : [];

    private IEnumerable<RubricFact> Fact(string label, string? value, string? key = null) =>
        string.IsNullOrEmpty(value) ? [] : [new RubricFact(key is null ? label : $"{label} {key}", texts[Prefix + label], value)];
}
