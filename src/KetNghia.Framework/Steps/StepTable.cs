namespace KetNghia.Framework.Steps;

/// <summary>Where a state stands between the first and the last.</summary>
public enum Moment
{
    Done,
    Now,
    ToCome,
}

/// <summary>A line of a table in words, for whoever reads every table: tests, the catalogue.</summary>
public sealed record StepLine(
    string Action, string TextKey, IReadOnlyList<string> From, string? To, IReadOnlyList<string> Permissions, bool NeedsReason, StepPaper Paper, string? SecondPerson,
    bool HasOwnForm, string? Instead);

/// <summary>The table of one kind of record, whatever its states and actions are.</summary>
public interface IStepTable
{
    /// <summary>Its states and actions are called by these names in texts: <c>PairingState.Active</c>.</summary>
    string StateName { get; }

    string ActionName { get; }

    IReadOnlyList<string> States { get; }

    IReadOnlyList<string> Actions { get; }

    IReadOnlyList<string> Starts { get; }

    IReadOnlyList<string> Ends { get; }

    IReadOnlyList<string> Way { get; }

    IReadOnlyList<StepLine> Lines { get; }
}

/// <summary>The transitions of a kind of record, declared once. Texts: <c>{State}.{Value}</c>, <c>{Action}.{Value}</c> and <c>….Explain</c>, in both languages.</summary>
/// <param name="starts">States a record is made in, and those that follow from its parts without a step.</param>
/// <param name="ends">States that lead nowhere.</param>
public sealed class StepTable<TState, TAction>(IReadOnlyList<TState> starts, IReadOnlyList<TState> ends, IReadOnlyList<Step<TState, TAction>> steps) : IStepTable
    where TState : struct, Enum
    where TAction : struct, Enum
{
    private readonly Dictionary<(TState, TAction), Step<TState, TAction>> _steps =
        steps.SelectMany(s => s.From.Select(from => (from, s))).ToDictionary(x => (x.from, x.s.Action), x => x.s);

    /// <summary>The usual way, first to last: drawn on the page of the record.</summary>
    public IReadOnlyList<TState> Way { get; init; } = [];

    /// <summary>Whoever takes a step says from which day it counts.</summary>
    public bool AsksDay { get; init; }

    string IStepTable.StateName => typeof(TState).Name;

    string IStepTable.ActionName => typeof(TAction).Name;

    IReadOnlyList<string> IStepTable.States => Enum.GetNames<TState>();

    IReadOnlyList<string> IStepTable.Actions => Enum.GetNames<TAction>();

    IReadOnlyList<string> IStepTable.Starts => Names(starts);

    IReadOnlyList<string> IStepTable.Ends => Names(ends);

    IReadOnlyList<string> IStepTable.Way => Names(Way);

    IReadOnlyList<StepLine> IStepTable.Lines =>
        [.. steps.Select(s => new StepLine(s.Action.ToString(), s.TextKey, Names(s.From), s.To?.ToString(), s.Permissions, s.NeedsReason, s.Paper, s.SecondPerson, s.HasOwnForm, s.Instead?.ToString()))];

    /// <summary>Null when the state does not know the action.</summary>
    public Step<TState, TAction>? Find(TState from, TAction action) => _steps.GetValueOrDefault((from, action));

    /// <summary>A line of the action, whatever the state; null for what is no action.</summary>
    public Step<TState, TAction>? Named(TAction action) => steps.FirstOrDefault(s => s.Action.Equals(action));

    /// <exception cref="BusinessException">The state does not know the action; the refusal says what is possible.</exception>
    public Step<TState, TAction> Require(TState from, TAction action) => Find(from, action) ?? throw NotPossible(from, action);

    /// <summary>What is possible, in the order it is declared.</summary>
    public IReadOnlyList<Step<TState, TAction>> From(TState state) => [.. steps.Where(s => s.From.Contains(state))];

    public bool IsEnd(TState state) => ends.Contains(state);

    public BusinessException NotPossible(TState from, TAction action) => Refusal(FrameworkErrors.StepNotPossible, from)
        .With("action", new TextOf(Named(action)?.TextKey ?? ""));

    /// <summary>Somebody else brought the record here: who it was, when, and what is possible now.</summary>
    public BusinessException Already(TState from, StepMark mark) => Refusal(FrameworkErrors.StepAlready, from)
        .With("by", mark.By).With("at", Format.DateTime(mark.AtUtc));

    /// <summary>What lies behind, where the record stands, and what is to come on the usual way.</summary>
    /// <param name="passed">States it has been in.</param>
    /// <param name="expects">False for a state this record has no use for.</param>
    public IReadOnlyList<(TState State, Moment Moment)> WayOf(TState now, IReadOnlyCollection<TState> passed, Func<TState, bool>? expects = null)
    {
        var ahead = Reached(now);
        var at = Way.Index().Where(w => w.Item.Equals(now)).Select(w => w.Index).FirstOrDefault(Way.Count);
        var done = Way.Take(at).Where(s => passed.Contains(s) || s.Equals(Way[0]));
        var toCome = at < Way.Count ? Way.Skip(at + 1) : Way.Where(s => !passed.Contains(s));
        return
        [
            .. done.Select(s => (s, Moment.Done)), (now, Moment.Now),
            .. toCome.Where(s => ahead.Contains(s) && expects?.Invoke(s) != false).Select(s => (s, Moment.ToCome)),
        ];
    }

    private HashSet<TState> Reached(TState from)
    {
        var found = new HashSet<TState>();
        var next = new Queue<TState>([from]);
        while (next.TryDequeue(out var state))
        {
            foreach (var to in From(state).Select(s => s.To).OfType<TState>().Where(found.Add))
            {
                next.Enqueue(to);
            }
        }

        return found;
    }

    private BusinessException Refusal(string code, TState from) => new BusinessException(code)
        .With("state", new TextOf($"{typeof(TState).Name}.{from}"))
        .With("possible", From(from) is { Count: > 0 } possible ? new TextOf([.. possible.Select(s => s.TextKey)]) : new TextOf("Step.Nothing"));

    private static string[] Names(IEnumerable<TState> states) => [.. states.Select(s => s.ToString())];
}

/// <summary>Who brought a record into its state, and when.</summary>
public sealed record StepMark(string By, DateTime AtUtc);
