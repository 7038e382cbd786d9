using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>One node, or one item of a block.</summary>
/// <param name="Depth">0 for what stands directly in its part.</param>
/// <param name="Max">Null for an item without a limit of its own.</param>
/// <param name="How">How its points come about.</param>
/// <param name="Notes">What else holds for it.</param>
/// <param name="Reads">Fields of its input with the measures they are read from.</param>
internal sealed record NodeReading(
    string Id, int Depth, bool IsInner, string Number, string Name, string? Guide, string? Unit, string? Max, string How, IReadOnlyList<string> Notes, IReadOnlyList<(string Field, string Measure)> Reads);

/// <summary>The base, the bonus or the penalty.</summary>
internal sealed record PartReading(string Key, string Title, string? Max, string How, IReadOnlyList<NodeReading> Nodes);

internal sealed record BandReading(string Name, string From, IReadOnlyList<string> ByArea, IReadOnlyList<string> Conditions);

/// <param name="IsPast">Its last day is over.</param>
internal sealed record BasisReading(string Text, bool IsPast);

/// <summary>A rubric as pages and papers show it, from top to bottom.</summary>
/// <param name="Rounding">One sentence a place.</param>
/// <param name="Rules">What happens without evidence, where something does not apply, and how ranks are counted.</param>
/// <param name="Rounds">In their order, the official one marked.</param>
internal sealed record RubricReading(
    IReadOnlyList<BasisReading> LegalBasis, IReadOnlyList<PartReading> Parts, IReadOnlyList<BandReading> Bands, IReadOnlyList<string> Quotas, IReadOnlyList<string> TieBreaks,
    IReadOnlyList<(string Name, bool IsOfficial)> Rounds, IReadOnlyList<string> Rounding, IReadOnlyList<string> Rules);

/// <summary>Puts a rubric into words, in the reader's language.</summary>
internal sealed class RubricReadings(ScoringWords words, IStringLocalizer<EmulationResource> texts)
{
    /// <param name="today">Papers that ended before it are marked.</param>
    public RubricReading Of(Rubric rubric, DateOnly today)
    {
        var (places, facts) = (new PlaceWords(texts, rubric), new RubricFacts(words, texts, rubric));
        return new RubricReading(
            [.. rubric.LegalBasis.Select(b => new BasisReading(facts.LegalBasisOf(b), b.ValidUntil < today))],
            [
                new PartReading("base", rubric.Base.Shown, Figures.Of(rubric.Base.Max), words.HowOf(rubric.Base), Nodes(rubric, rubric.Base.Children, places, isPenalty: false)),
                .. BlockOf(rubric, rubric.Bonus, "bonus", places),
                .. BlockOf(rubric, rubric.Penalty, "penalty", places),
            ],
            [.. rubric.Bands.Select(b => new BandReading(
                b.Shown, Figures.Of(b.Min), [.. b.MinByArea.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {Figures.Of(a.Value)}")],
                [.. b.Conditions.Select(c => words.ConditionOf(rubric, c, places))]))],
            [.. rubric.Quotas.Select(q => words.QuotaOf(rubric, q))],
            [.. rubric.TieBreaks.Select(t => words.TieBreakOf(t, places))],
            [.. rubric.Rounds.Select(r => (words.RoundOf(r), r == rubric.OfficialRound))],
            [.. RoundingOf(rubric.Rounding)],
            [
                texts["EvidencePolicy." + rubric.EvidencePolicy],
                texts["RubricNote.NotApplicable." + rubric.NaPolicy],
                texts[rubric.RanksDensely ? "Ranking.Dense" : "Ranking.Standard"] + (rubric.RanksWithTieBreaks ? texts["Ranking.TieBreaks"] : ""),
                texts["RubricReading.Scale", Figures.Of(rubric.Lowest), Figures.Of(rubric.Highest)],
            ]);
    }

    private IEnumerable<PartReading> BlockOf(Rubric rubric, Block? block, string name, PlaceWords places) => block is null
        ? []
        : [new PartReading(name, texts["RubricPart." + name], block.Cap is { } cap ? Figures.Of(cap) : null, texts[block.IsCapped ? "RubricHow.Capped" : "RubricHow.Sum"], Nodes(rubric, block.Items, places, name == "penalty"))];

    private IReadOnlyList<NodeReading> Nodes(Rubric rubric, IReadOnlyList<RubricNode> nodes, PlaceWords places, bool isPenalty, int depth = 0) =>
    [
        .. nodes.SelectMany(n => (IEnumerable<NodeReading>)
        [
            new NodeReading(
                n.Id, depth, !n.IsLeaf, places.NumberOf(n.Id), n.Shown, n.Guide, n.Unit, n.Max is { } max ? Figures.Of(max) : null, n.IsLeaf || n.IsCapped ? words.HowOf(n, isPenalty) : "",
                [.. words.NotesOf(rubric, n)], [.. words.ReadsOf(n)]),
            .. Nodes(rubric, n.Children, places, isPenalty, depth + 1),
        ]),
    ];

    private IEnumerable<string> RoundingOf(Rounding rounding) =>
        new[] { ("component", rounding.Component), ("group", rounding.Group), ("total", rounding.Total) }
            .Where(p => p.Item2 is not null).Select(p => texts["RubricReading.Rounding", texts["RubricPart." + p.Item1].Value, Figures.Of(p.Item2)].Value);
}
