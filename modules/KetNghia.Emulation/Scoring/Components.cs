using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Scoring;

/// <summary>The thirteen types of component, each as its inputs say; how it compares with a leader is asked of <see cref="Leaders"/>.</summary>
internal sealed class Components(IReadOnlyDictionary<string, Measure> measures)
{
    public const string OutOfRange = "INPUT_OUT_OF_RANGE";
    public const string NotReadable = "INPUT_NOT_READABLE";

    /// <param name="isInBlock">An item nobody entered gives nothing there.</param>
    /// <param name="leader">Of its cluster, where it is compared with one.</param>
    public LeafOutcome Of(RubricNode node, NodeInput entered, bool isInBlock, Leader? leader)
    {
        var input = Resolved(node, entered);
        if (input.IsNothingDue)
        {
            return LeafOutcome.NothingDue;
        }

        if (isInBlock && input.IsEmpty && node.From.Count == 0 && node.Type != ComponentType.Formula)
        {
            return LeafOutcome.Of(Fraction.Zero);
        }

        return node.Type switch
        {
            ComponentType.Choice => Choice(node, input),
            ComponentType.Boolean => Truth(node, input),
            ComponentType.Manual => input.Scores is { } scores && input.Value is null ? Scorers.Combine(node, scores) : Manual(node, input),
            ComponentType.Ratio => ShareOf(input.Num, input.Den, out var share) ?? LeafOutcome.Of(MaxOf(node) * Fraction.Min(Fraction.One, share)),
            ComponentType.PerCount => Counted(node, input.Count, input.Count * node.Per),
            ComponentType.MinusPerCount => Counted(node, input.Count, NotBelowZero(node.Max - (input.Count * node.Per))),
            ComponentType.MinusPlus => MinusPlus(node, input),
            ComponentType.StepTable => StepTable(node, input),
            ComponentType.RelativeToLeader => Leaders.Of(node, input, leader),
            ComponentType.Target => Targeted(node, input),
            ComponentType.AverageOfEvents => Averaged(node, input),
            ComponentType.Formula => Computed(node),
            ComponentType.Late => Late(node, input),
            _ => throw new CaseFormatException(node.Id, "unknown type"),
        };
    }

    /// <summary>With what measures say of fields nobody entered.</summary>
    public NodeInput Resolved(RubricNode node, NodeInput input)
    {
        if (node.From.Count == 0)
        {
            return input;
        }

        foreach (var (field, name) in node.From)
        {
            var measure = measures.GetValueOrDefault(name);
            input = field switch
            {
                "value" => input with { Value = input.Value ?? measure?.Number?.ToString() },
                "count" => input with { Count = input.Count ?? measure?.Number },
                "num" => input with { Num = input.Num ?? measure?.Number },
                "den" => input with { Den = input.Den ?? measure?.Number },
                "actual" => input with { Actual = input.Actual ?? measure?.Number },
                "target" => input with { Target = input.Target ?? measure?.Number },
                "quality" => input with { Quality = input.Quality ?? measure?.Number },
                "events" => input with { Events = input.Events ?? (measure?.List is { } list ? [.. list.Select(e => (Fraction?)e)] : null) },
                _ => throw new CaseFormatException($"{node.Id}.from.{field}", "unknown field"),
            };
        }

        return input;
    }

    /// <summary>Everything the leaf is computed from, as a text: the same text gives the same outcome.</summary>
    public string TextOf(RubricNode node, NodeInput input) => node.Type != ComponentType.Formula
        ? Resolved(node, input).Text
        : string.Join('|', node.Formula.Names.Select(name => measures.GetValueOrDefault(name) is { } measure
            ? $"{name}={measure.Number}{(measure.List is { } list ? $"[{string.Join(',', list)}]" : "")}" : name));

    public static bool IsWithin(RubricNode node, Fraction value) => value >= (node.Min ?? Fraction.Zero) && (node.Max is not { } max || value <= max);

    private static Fraction MaxOf(RubricNode node) => node.Max ?? throw new CaseFormatException(node.Id + ".max", "missing");

    /// <summary>Null when the number can be used.</summary>
    private static LeafOutcome? NumberOf(NodeInput input, out Fraction number)
    {
        number = Fraction.Zero;
        return input.Value is null ? LeafOutcome.Missing : Fraction.TryParse(input.Value, out number) ? null : LeafOutcome.Wrong(NotReadable);
    }

    private static LeafOutcome Manual(RubricNode node, NodeInput input) =>
        NumberOf(input, out var value) ?? (IsWithin(node, value) ? LeafOutcome.Of(value) : LeafOutcome.Wrong(OutOfRange));

    private static LeafOutcome Choice(RubricNode node, NodeInput input)
    {
        if (input.Value is null)
        {
            return LeafOutcome.Missing;
        }

        foreach (var level in node.Levels)
        {
            if (level.Code == input.Value)
            {
                return new LeafOutcome(LeafState.Known, level.Points) { KnocksOut = level.KnocksOut, Occurred = level.Occurs || level.Points.Sign > 0 };
            }
        }

        return LeafOutcome.Wrong(NotReadable);
    }

    private static LeafOutcome Truth(RubricNode node, NodeInput input) => input.Value switch
    {
        null => LeafOutcome.Missing,
        "true" => new LeafOutcome(LeafState.Known, MaxOf(node)) { Occurred = true },
        "false" => new LeafOutcome(LeafState.Known),
        _ => LeafOutcome.Wrong(NotReadable),
    };

    private static bool IsCount(Fraction value) => value.Sign >= 0 && value.IsWhole;

    private static Fraction? NotBelowZero(Fraction? points) => points is { Sign: < 0 } ? Fraction.Zero : points;

    /// <param name="points">Unlimited; null only where the count is.</param>
    private static LeafOutcome Counted(RubricNode node, Fraction? count, Fraction? points)
    {
        if (count is not { } n)
        {
            return LeafOutcome.Missing;
        }

        if (!IsCount(n))
        {
            return LeafOutcome.Wrong(OutOfRange);
        }

        var given = points ?? MaxOf(node);
        return new LeafOutcome(LeafState.Known, node.Max is { } max ? Fraction.Min(max, given) : given) { Occurred = n.Sign > 0 };
    }

    /// <summary>Null when there is a share. A zero denominator decides even if the numerator is missing.</summary>
    private static LeafOutcome? ShareOf(Fraction? num, Fraction? den, out Fraction share)
    {
        share = Fraction.Zero;
        if (num is { Sign: < 0 } || den is { Sign: < 0 })
        {
            return LeafOutcome.Wrong(OutOfRange);
        }

        if (den is { Sign: 0 })
        {
            return LeafOutcome.NothingDue;
        }

        if (num is not { } above || den is not { } below)
        {
            return LeafOutcome.Missing;
        }

        share = above / below;
        return null;
    }

    private static LeafOutcome MinusPlus(RubricNode node, NodeInput input)
    {
        if ((input.Count is { } n && !IsCount(n)) || (input.Quality is { } q && (q.Sign < 0 || q > Fraction.Hundred)))
        {
            return LeafOutcome.Wrong(OutOfRange);
        }

        return input is { Count: { } count, Quality: { } quality }
            ? LeafOutcome.Of(Fraction.Max(Fraction.Zero, MaxOf(node) - node.Extra!.Value - (count * node.Per!.Value)) + (node.Extra.Value * quality / Fraction.Hundred))
            : LeafOutcome.Missing;
    }

    private static LeafOutcome StepTable(RubricNode node, NodeInput input)
    {
        if (input.Value is not null || (input.Num is null && input.Den is null && !node.From.ContainsKey("num")))
        {
            return NumberOf(input, out var value) ?? (value.Sign < 0 ? LeafOutcome.Wrong(OutOfRange) : LeafOutcome.Of(StepOf(node, value)));
        }

        return ShareOf(input.Num * Fraction.Hundred, input.Den, out var percent) ?? LeafOutcome.Of(StepOf(node, percent));
    }

    /// <summary>The highest threshold reached, or the lowest not exceeded; whatever order they stand in.</summary>
    private static Fraction StepOf(RubricNode node, Fraction value)
    {
        Step? found = null;
        foreach (var step in node.Steps)
        {
            if (node.IsAtMost ? value <= step.At && !(step.At >= found?.At) : value >= step.At && !(step.At <= found?.At))
            {
                found = step;
            }
        }

        return found?.Points ?? node.Otherwise ?? Fraction.Zero;
    }

    private static LeafOutcome Targeted(RubricNode node, NodeInput input)
    {
        var target = input.Target ?? node.Target;
        if (input.Actual is { Sign: < 0 } || target is { Sign: < 0 })
        {
            return LeafOutcome.Wrong(OutOfRange);
        }

        if (target is { Sign: 0 })
        {
            return LeafOutcome.NothingDue;
        }

        if (target is not { } aim || input.Actual is not { } actual)
        {
            return LeafOutcome.Missing;
        }

        var isTooLittle = node.IsZeroBelow || (node.MinShare is { } share && actual * Fraction.Hundred < share * aim);
        return LeafOutcome.Of(actual >= aim ? MaxOf(node) : isTooLittle ? Fraction.Zero : MaxOf(node) * actual / aim);
    }

    private static LeafOutcome Averaged(RubricNode node, NodeInput input)
    {
        if (input.Events is not { } events)
        {
            return LeafOutcome.Missing;
        }

        var (isUnknown, sum) = (false, Fraction.Zero);
        foreach (var @event in events)
        {
            isUnknown |= @event is null;
            if (@event is not { } value)
            {
                continue;
            }

            if (!IsWithin(node, value))
            {
                return LeafOutcome.Wrong(OutOfRange);
            }

            sum += value;
        }

        return events.Count == 0 ? LeafOutcome.NothingDue : isUnknown ? LeafOutcome.Missing : LeafOutcome.Of(sum / events.Count);
    }

    private LeafOutcome Computed(RubricNode node)
    {
        try
        {
            var value = new FormulaRun(measures).Compute(node.Formula);
            return value.State switch
            {
                FormulaState.Missing => LeafOutcome.Missing,
                FormulaState.DividesByZero => LeafOutcome.NothingDue,
                _ => LeafOutcome.Of(Limited(node, value.Number)),
            };
        }
        catch (FormulaException e)
        {
            return LeafOutcome.Wrong(e.Code);
        }
    }

    private static Fraction Limited(RubricNode node, Fraction value)
    {
        value = Fraction.Max(value, node.Min ?? Fraction.Zero);
        return node.Max is { } max ? Fraction.Min(value, max) : value;
    }

    private static LeafOutcome Late(RubricNode node, NodeInput input)
    {
        if (input.Due is not { } due || (input.Sent ?? input.AsOf) is not { } until)
        {
            return LeafOutcome.Missing;
        }

        var days = Math.Max(0, until.DayNumber - due.DayNumber);
        var points = new Fraction(new Fraction(days, node.UnitDays).Ceiling(), 1) * node.Per!.Value;
        return new LeafOutcome(LeafState.Known, node.Max is { } max ? Fraction.Min(max, points) : points) { Occurred = days > 0 };
    }
}
