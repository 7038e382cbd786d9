using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Wording;

/// <summary>Cách tính, đã thay số: how a leaf came to its points, with the numbers in it.</summary>
internal sealed class Workings(IStringLocalizer<EmulationResource> texts)
{
    private static readonly Fraction TenThousandth = new(1, 10_000);

    /// <param name="input">With what measures say of fields nobody entered.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="measures">What formulas read.</param>
    public string Of(RubricNode node, NodeInput input, NodeResult? result, IReadOnlyDictionary<string, Measure> measures) => result?.State switch
    {
        null => "",
        NodeState.Voided => texts["Working.Voided"],
        NodeState.NotApplicable => texts["Working.NotApplicable"],
        NodeState.FullMarks when node.MayBeNotApplicable && Raw(node, input, measures) is null => texts["Working.NotApplicable"],
        NodeState.Missing => texts["Working.Missing"],
        _ when input.IsNothingDue || IsNothingDue(input) => texts["Working.NothingDue"],
        _ => Told(node, input, result, measures),
    };

    private string Told(RubricNode node, NodeInput input, NodeResult result, IReadOnlyDictionary<string, Measure> measures)
    {
        var steps = Raw(node, input, measures);
        var evidence = result.State == NodeState.NoEvidence ? " " + texts["Working.NoEvidence"] : "";
        return steps switch
        {
            null => Figures.Points(result.Score) + evidence,
            { Comes: null } => steps.Text + evidence,
            { Comes: { } comes } => $"{steps.Text} {(steps.IsNear ? "≈" : "=")} {Figures.Points(comes)}{(result.Score is { } score && score != comes ? $" → {Figures.Points(score)}" : "")}{evidence}",
        };
    }

    private static bool IsNothingDue(NodeInput input) => input is { Den.Sign: 0 } or { Target.Sign: 0 } or { Events.Count: 0 };

    /// <summary>Null when there is nothing to be filled in.</summary>
    private Filled? Raw(RubricNode node, NodeInput input, IReadOnlyDictionary<string, Measure> measures) => node.Type switch
    {
        ComponentType.Choice => node.Levels.FirstOrDefault(l => l.Code == input.Value) is { } level ? new Filled(level.Shown) : null,
        ComponentType.Boolean => input.Value switch { "true" => new Filled(texts["Yes"]), "false" => new Filled(texts["No"]), _ => null },
        ComponentType.Ratio when input is { Num: { } num, Den: { Sign: > 0 } den } && node.Max is { } max =>
            new Filled($"{Say(num)} / {Counted(den, node)} × {Say(max)}", max * Fraction.Min(Fraction.One, num / den)),
        ComponentType.PerCount when input.Count is { } count => new Filled($"{Counted(count, node)} × {Say(node.Per!.Value)}", count * node.Per.Value),
        ComponentType.MinusPerCount when input.Count is { } count && node.Max is { } max =>
            new Filled($"{Say(max)} − {Counted(count, node)} × {Say(node.Per!.Value)}", Fraction.Max(Fraction.Zero, max - (count * node.Per.Value))),
        ComponentType.MinusPlus when input is { Count: { } count, Quality: { } quality } && node is { Max: { } max, Extra: { } extra } =>
            new Filled($"({Say(max - extra)} − {Counted(count, node)} × {Say(node.Per!.Value)}) + {Say(extra)} × {Say(quality)} %",
                Fraction.Max(Fraction.Zero, max - extra - (count * node.Per.Value)) + (extra * quality / Fraction.Hundred)),
        ComponentType.StepTable when input.Value is { } value && Fraction.TryParse(value, out var at) => new Filled(texts["Working.Step", Counted(at, node)]),
        ComponentType.StepTable when input is { Num: { } num, Den: { Sign: > 0 } den } =>
            new Filled(texts["Working.Step", $"{Say(num)} / {Say(den)} = {Figures.Points(num * Fraction.Hundred / den)} %"]),
        ComponentType.Target or ComponentType.RelativeToLeader when input.Actual is { } actual && (input.Target ?? node.Target) is { } target =>
            new Filled(texts["Working.Target", Say(actual), Counted(target, node)]),
        ComponentType.RelativeToLeader when input.Actual is { } actual => new Filled(Counted(actual, node)),
        ComponentType.AverageOfEvents when input.Events is { Count: > 0 } events && events.All(e => e is not null) =>
            new Filled($"({string.Join(" + ", events.Select(e => Say(e!.Value)))}) / {Format.Whole(events.Count)}", Fraction.Sum(events.Select(e => e!.Value)) / events.Count),
        ComponentType.Manual when input.Scores is { Count: > 0 } scores && Scorers.Combine(node, scores) is { State: LeafState.Known } combined =>
            new Filled(string.Join("; ", scores.Select(s => $"{s.Member} {(s.Value is { } value ? Say(value) : Format.Unknown)}{(s.Weight == Fraction.One ? "" : $" × {Say(s.Weight)}")}")), combined.Amount),
        ComponentType.Formula => OfFormula(node, measures),
        ComponentType.Late when input is { Due: { } due } && (input.Sent ?? input.AsOf) is { } until =>
            new Filled(texts["Working.Late", Format.Whole(Math.Max(0, until.DayNumber - due.DayNumber)), Format.Date(due)]),
        _ => null,
    };

    /// <summary>Shares that do not end as decimals are shown with four.</summary>
    private Filled OfFormula(RubricNode node, IReadOnlyDictionary<string, Measure> measures)
    {
        var value = new FormulaRun(measures).Compute(node.Formula);
        if (value.State == FormulaState.DividesByZero)
        {
            return new Filled(texts["Working.NothingDue"]);
        }

        var (text, isNear) = (node.Expr!.Replace('*', '×').Replace('-', '−'), false);
        foreach (var name in node.Formula.Names.OrderByDescending(n => n.Length))
        {
            if (measures.GetValueOrDefault(name)?.Number is { } number)
            {
                var shown = number.Round(TenThousandth);
                isNear |= shown != number;
                text = text.Replace(name, Say(shown), StringComparison.Ordinal);
            }
        }

        return new Filled(text, value.Number) { IsNear = isNear };
    }

    private static string Say(Fraction number) => Figures.Of(number);

    private static string Counted(Fraction number, RubricNode node) => node.Unit is { } unit ? $"{Say(number)} {unit}" : Say(number);

    /// <param name="Comes">Before rounding and limits; null where the text says it all.</param>
    private sealed record Filled(string Text, Fraction? Comes = null)
    {
        /// <summary>Numbers in the text are rounded, what it comes to is not.</summary>
        public bool IsNear { get; init; }
    }
}
