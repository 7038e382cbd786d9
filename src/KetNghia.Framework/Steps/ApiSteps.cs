using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace KetNghia.Framework.Steps;

/// <summary>A step the state of a record allows.</summary>
/// <param name="Step">Put into the address to take it.</param>
/// <param name="To">Null when the state follows from the record's parts.</param>
/// <param name="Code">Code of what stands in the way of the caller; null when nothing does.</param>
/// <param name="Why">The same in words.</param>
public sealed record ApiStep(string Step, string Name, string? To, bool NeedsReason, StepPaper Paper, string? Code, string? Why);

/// <summary>What every step may be told over the API.</summary>
public record ApiStepInput
{
    [StringLength(1000)]
    public string? Reason { get; init; }
}

public static class ApiSteps
{
    /// <summary>The action of an address, by its name alone.</summary>
    /// <exception cref="RecordNotFoundException">There is none, or it is taken by an operation of its own.</exception>
    public static TAction ActionOf<T, TState, TAction>(this StepRules<T, TState, TAction> rules, string step)
        where TState : struct, Enum
        where TAction : struct, Enum =>
        Enum.GetValues<TAction>().Where(a => a.ToString().Equals(step, StringComparison.OrdinalIgnoreCase)).Select(a => (TAction?)a).FirstOrDefault() is { } action
        && rules.Table.Named(action) is { HasOwnForm: false }
            ? action
            : throw new RecordNotFoundException();

    /// <summary>Refuses as the page does: 403 for the person, 409 for where the record stands, with the same sentence.</summary>
    public static void Check<T, TState, TAction>(this StepRules<T, TState, TAction> rules, T record, TAction action, StepPerson person)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        if (rules.WhyNot(record, action, person) is { } why)
        {
            throw why;
        }
    }

    /// <summary>Every step the state allows, with why not.</summary>
    public static IReadOnlyList<ApiStep> Told<T, TState, TAction>(this StepRules<T, TState, TAction> rules, T record, StepPerson person, ITexts texts)
        where TState : struct, Enum
        where TAction : struct, Enum =>
        [.. rules.Answers(record, person).Select(a => new ApiStep(
            Name(a.Step.Action), texts[a.Step.TextKey], a.Step.To is { } to ? Name(to) : null, a.Step.NeedsReason, rules.PaperOf(record, a.Step), a.Why?.Code, a.Why is null ? null : texts.Error(a.Why)))];

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
