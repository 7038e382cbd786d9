using System.Globalization;
using System.Text.Json.Nodes;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>What a person types for a component; each kind of component takes one or two of the fields.</summary>
internal sealed record FigureInput
{
    /// <summary>A level, yes or no, a number, numbers in a row; the count, the numerator, what was reached.</summary>
    public string? First { get; init; }

    /// <summary>The denominator, the target, the quality.</summary>
    public string? Second { get; init; }

    /// <summary>Không phát sinh.</summary>
    public bool NothingDue { get; init; }

    public bool IsBlank => !NothingDue && VietnameseText.IsBlank(First) && VietnameseText.IsBlank(Second);
}

/// <summary>Reads and shows what people type for components.</summary>
internal static class FigureInputs
{
    /// <summary>Formulas and lateness come from records alone.</summary>
    public static bool IsTyped(RubricNode node) => node.Type is not (null or ComponentType.Formula or ComponentType.Late or ComponentType.Unknown);

    public static bool HasSecond(RubricNode node) => node.Type switch
    {
        ComponentType.Ratio or ComponentType.MinusPlus => true,
        ComponentType.StepTable => TakesShare(node),
        ComponentType.RelativeToLeader => !node.HasNoTarget,
        ComponentType.Target => node.Target is null,
        _ => false,
    };

    public static bool TakesShare(RubricNode node) => node.Type == ComponentType.StepTable && node.From.ContainsKey("num");

    /// <summary>The input as it is kept; null when nothing was typed.</summary>
    /// <param name="field">Where the form shows what was typed.</param>
    /// <param name="signs">Of numbers; null: those of the screen's language.</param>
    /// <exception cref="BusinessException">It cannot be read, or lies outside what the component takes.</exception>
    public static string? Read(RubricNode node, FigureInput typed, string field, CultureInfo? signs = null)
    {
        if (typed.IsBlank)
        {
            return null;
        }

        var input = typed.NothingDue ? new NodeInput { IsNothingDue = true } : Typed(node, typed, field, signs);
        if (new Components(new Dictionary<string, Measure>()).Of(node, input, isInBlock: false, null) is { State: LeafState.Wrong })
        {
            throw new BusinessException(EmulationErrors.FigureOutOfRange).With("name", node.Shown).At(field + ".First");
        }

        var text = SheetWriter.Input(input).ToJsonString();
        return text.Length <= RoundValue.InputLength ? text : throw Unreadable(node, field + ".First");
    }

    /// <summary>What was typed before; blank where nothing was.</summary>
    public static FigureInput Show(RubricNode node, KeptValue? kept) => kept?.Read() is { } input ? Show(node, input) : new FigureInput();

    /// <summary>As a person would type it.</summary>
    /// <param name="signs">Of numbers; null: those of the screen's language.</param>
    public static FigureInput Show(RubricNode node, NodeInput input, CultureInfo? signs = null)
    {
        string? Say(Fraction? number) => number is { } known ? Wording.Figures.Of(known, signs) : null;
        if (input.IsNothingDue)
        {
            return new FigureInput { NothingDue = true };
        }

        var (first, second) = node.Type switch
        {
            ComponentType.Choice or ComponentType.Boolean => (input.Value, null),
            ComponentType.Ratio => (Say(input.Num), Say(input.Den)),
            ComponentType.StepTable when input.Value is null => (Say(input.Num), Say(input.Den)),
            ComponentType.PerCount or ComponentType.MinusPerCount => (Say(input.Count), null),
            ComponentType.MinusPlus => (Say(input.Count), Say(input.Quality)),
            ComponentType.RelativeToLeader or ComponentType.Target => (Say(input.Actual), Say(input.Target)),
            ComponentType.AverageOfEvents => (input.Events is { } events ? string.Join("; ", events.Select(Say)) : null, null),
            _ => (input.Value is { } value && Fraction.TryParse(value, out var number) ? Say(number) : input.Value, null),
        };
        return new FigureInput { First = first, Second = second };
    }

    private static NodeInput Typed(RubricNode node, FigureInput typed, string field, CultureInfo? signs)
    {
        Fraction? First() => Number(node, typed.First, field + ".First", signs);
        Fraction? Second() => HasSecond(node) ? Number(node, typed.Second, field + ".Second", signs) : null;
        return node.Type switch
        {
            ComponentType.Choice => new NodeInput { Value = node.Levels.Any(l => l.Code == typed.First) ? typed.First : throw Unreadable(node, field + ".First") },
            ComponentType.Boolean => new NodeInput { Value = typed.First is "true" or "false" ? typed.First : throw Unreadable(node, field + ".First") },
            ComponentType.Ratio => new NodeInput { Num = First(), Den = Second() },
            ComponentType.StepTable when TakesShare(node) => new NodeInput { Num = First(), Den = Second() },
            ComponentType.PerCount or ComponentType.MinusPerCount => new NodeInput { Count = First() },
            ComponentType.MinusPlus => new NodeInput { Count = First(), Quality = Second() },
            ComponentType.RelativeToLeader or ComponentType.Target => new NodeInput { Actual = First(), Target = Second() },
            ComponentType.AverageOfEvents => new NodeInput { Events = [.. (typed.First ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(e => Number(node, e, field + ".First", signs))] },
            ComponentType.Manual or ComponentType.StepTable => new NodeInput { Value = First()?.ToString() },
            _ => throw Unreadable(node, field + ".First"),
        };
    }

    private static Fraction? Number(RubricNode node, string? typed, string field, CultureInfo? signs)
    {
        if (VietnameseText.IsBlank(typed))
        {
            return null;
        }

        var parts = typed!.Split('/');
        var numbers = parts.Select(p => Readings.Quantity(p, signs)).ToList();
        return parts.Length <= 2 && numbers.All(n => n is { Fault: null, Value: not null }) && (parts.Length == 1 || numbers[1].Value != 0)
            ? numbers.Select(n => new Fraction(n.Value!.Value, 1000)).Aggregate((a, b) => a / b)
            : throw Unreadable(node, field);
    }

    private static BusinessException Unreadable(RubricNode node, string field) => new BusinessException(EmulationErrors.FigureUnreadable).With("name", node.Shown).At(field);
}
