using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Wording;

/// <summary>How points come about, in one sentence each; for pages, print and comparison.</summary>
internal sealed class ScoringWords(IStringLocalizer<EmulationResource> texts)
{
    private const string How = "RubricHow.";

    /// <param name="isPenalty">Its points are taken away.</param>
    public string HowOf(RubricNode node, bool isPenalty = false) => node.Type switch
    {
        null => texts[node.IsCapped ? How + "Capped" : How + "Sum"],
        ComponentType.Choice => texts[How + "Choice", string.Join("; ", node.Levels.Select(LevelOf))],
        ComponentType.Boolean => texts[isPenalty ? How + "Boolean.Penalty" : How + "Boolean", Figures.Of(node.Max)],
        ComponentType.Manual => texts[How + "Manual", Figures.Of(node.Min ?? Fraction.Zero), Figures.Of(node.Max)] + (node.Aggregation is { } several ? ". " + SeveralOf(several) : ""),
        ComponentType.Ratio => texts[How + "Ratio", Figures.Of(node.Max)],
        ComponentType.PerCount => texts[isPenalty ? How + "PerCount.Penalty" : How + "PerCount", Figures.Of(node.Per), UnitOf(node)] + AtMostOf(node),
        ComponentType.MinusPerCount => texts[How + "MinusPerCount", Figures.Of(node.Max), Figures.Of(node.Per), UnitOf(node)],
        ComponentType.MinusPlus => texts[How + "MinusPlus", Figures.Of(node.Max - node.Extra), Figures.Of(node.Per), UnitOf(node), Figures.Of(node.Extra)],
        ComponentType.StepTable => StepsOf(node),
        ComponentType.RelativeToLeader => texts[node.HasNoTarget ? How + "Leader.NoTarget" : How + "Leader", Figures.Of(node.Max)],
        ComponentType.Target => TargetOf(node),
        ComponentType.AverageOfEvents => texts[How + "Average", Figures.Of(node.Min ?? Fraction.Zero), Figures.Of(node.Max)],
        ComponentType.Formula => texts[How + "Formula", node.Expr ?? ""] + AtMostOf(node),
        ComponentType.Late => texts[node.UnitDays == 1 ? How + "Late" : How + "Late.Days", Figures.Of(node.Per), Format.Whole(node.UnitDays)] + AtMostOf(node),
        _ => texts["ComponentType.Unknown"],
    };

    /// <summary>"Duyệt đúng hạn 5 điểm".</summary>
    public string LevelOf(Level level) =>
        texts[How + "Level", level.Shown, Figures.Of(level.Points)] + (level.KnocksOut ? texts[How + "KnocksOut"] : "") + (level.Occurs ? texts[How + "Occurs"] : "");

    public string StepOf(RubricNode node, Step step) => texts[node.IsAtMost ? How + "Step.AtMost" : How + "Step", Figures.Of(step.At), Figures.Of(step.Points)];

    public string SeveralOf(Aggregation several) => texts[How + "Several." + several.Method]
        + (several.MinScorers > 1 ? texts[How + "Several.Min", Format.Whole(several.MinScorers)] : "")
        + (several.BlocksMissing ? texts[How + "Several.Block"] : "")
        + (several.SpreadWarn is { } spread ? texts[How + "Several.Spread", Figures.Of(spread)] : "");

    /// <summary>What else holds for a node, one short phrase each.</summary>
    public IEnumerable<string> NotesOf(Rubric rubric, RubricNode node)
    {
        if (node.Weight != Fraction.One)
        {
            yield return node.Counts ? texts["RubricNote.Weight", Figures.Of(node.Weight)] : texts["RubricNote.ForInformation"];
        }

        if (node.Cap is { } cap)
        {
            yield return texts["RubricNote.Cap", Figures.Of(cap)];
        }

        if (node.Floor is { } floor)
        {
            yield return texts["RubricNote.Floor", Figures.Of(floor)];
        }

        if (node.MayBeNotApplicable)
        {
            yield return texts["RubricNote.NotApplicable." + (node.NaPolicy ?? rubric.NaPolicy)];
        }

        if (node.IsLeaf && node.NothingDue != NothingDueResult.Full)
        {
            yield return texts["RubricNote.NothingDue." + node.NothingDue];
        }

        if (node.NeedsEvidence)
        {
            yield return texts["RubricNote.Evidence"];
        }

        foreach (var sanction in node.Sanctions)
        {
            yield return SanctionOf(rubric, sanction);
        }
    }

    /// <summary>What it reads: the field of its input with the name of the measure.</summary>
    public IEnumerable<(string Field, string Measure)> ReadsOf(RubricNode node) =>
    [
        .. node.From.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (InputOf(f.Key), f.Value)),
        .. NamesOf(node).Select(name => (texts["RubricInput.formula"].Value, name)),
    ];

    public string InputOf(string field) => texts["RubricInput." + field] is { ResourceNotFound: false } known ? known : field;

    public string SanctionOf(Rubric rubric, Sanction sanction) => texts["Sanction." + sanction.Type, NameOf(rubric, sanction.Band)];

    public string ConditionOf(Rubric rubric, BandCondition condition, PlaceWords places) => condition.Type switch
    {
        ConditionType.NodePercent => texts["BandCondition.NodePercent", places.Node(condition.Node), Figures.PercentOf(condition.Percent)],
        ConditionType.AllPercent => texts["BandCondition.AllPercent", texts["NodeKind." + (condition.Kind ?? NodeKind.Criterion)].Value, Figures.PercentOf(condition.Percent)],
        ConditionType.FactMin => texts["BandCondition.FactMin", condition.Fact ?? Format.Unknown, Figures.Of(condition.Value)],
        ConditionType.PenaltyAbsent => texts["BandCondition.PenaltyAbsent", places.Node(condition.Node)],
        _ => texts["BandCondition.PenaltyMax", Figures.Of(condition.Value)],
    };

    /// <summary>"Xuất sắc: nhiều nhất 25 % số đơn vị được chấm, trong từng cụm, lấy phần nguyên; vượt thì xuống Tốt."</summary>
    public string QuotaOf(Rubric rubric, Quota quota)
    {
        var most = quota.IsShare
            ? texts["Quota.Share", Figures.Percent(quota.Value), quota.IsOfEligible ? texts["Quota.Eligible", NameOf(rubric, quota.EligibleFrom ?? quota.Band)].Value : texts["Quota.All"].Value].Value
            : texts["Quota.Number", Figures.Of(quota.Value)].Value;
        var rounding = quota.IsShare ? texts["QuotaRounding." + quota.Rounding].Value : "";
        var fewest = quota.MinSeats > 0 ? texts["Quota.MinSeats", Format.Whole(quota.MinSeats)].Value : "";
        var below = quota.OverflowBand ?? rubric.Bands.ElementAtOrDefault(rubric.IndexOfBand(quota.Band) + 1)?.Code;
        return texts["Quota.Sentence", NameOf(rubric, quota.Band), most, texts["QuotaScope." + quota.Scope].Value + rounding + fewest, NameOf(rubric, below)];
    }

    public string TieBreakOf(TieBreak key, PlaceWords places) => texts[key.IsAscending ? "TieBreak.Lower" : "TieBreak.Higher", key.Key == TieBreakKey.Node ? places.Node(key.Node) : texts["TieBreakKey." + key.Key].Value];

    /// <summary>Vòng chấm; one of another name stays as it is.</summary>
    public string RoundOf(string round) => texts["RubricRound." + round] is { ResourceNotFound: false } known ? known : round;

    private static string NameOf(Rubric rubric, string? band) => rubric.BandName(band) ?? band ?? Format.Unknown;

    private static IReadOnlyList<string> NamesOf(RubricNode node)
    {
        try
        {
            return node.Type == ComponentType.Formula ? node.Formula.Names : [];
        }
        catch (FormulaException)
        {
            return [];
        }
    }

    private string StepsOf(RubricNode node) =>
        texts[How + "StepTable", string.Join("; ", [.. node.Steps.Select(s => StepOf(node, s)), texts[How + "Otherwise", Figures.Of(node.Otherwise ?? Fraction.Zero)].Value])];

    private string TargetOf(RubricNode node)
    {
        var target = node.Target is { } fixedTarget ? $"{Figures.Of(fixedTarget)} {node.Unit}".TrimEnd() : texts[How + "Target.Given"].Value;
        var below = texts[node.IsZeroBelow ? How + "Target.Zero" : How + "Target.Share"].Value;
        return texts[How + "Target", target, Figures.Of(node.Max), below] + (node.MinShare is { } share ? texts[How + "Target.MinShare", Figures.PercentOf(share)] : "");
    }

    private string UnitOf(RubricNode node) => node.Unit ?? texts[How + "Unit"].Value;

    private string AtMostOf(RubricNode node) => node.Top is { } top ? texts[How + "AtMost", Figures.Of(top)] : "";
}
