namespace KetNghia.Framework.Steps;

/// <summary>A step the state allows, and why it cannot be taken by this person or not now; null when it can.</summary>
public sealed record StepAnswer<TState, TAction>(Step<TState, TAction> Step, BusinessException? Why)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>
/// Whether a step can be taken, by whom, and if not why. Buttons, the page of the step, the API and the service that takes it
/// ask here, so none says another thing. Holds nothing: what has to be looked up stands in the record it is asked about.
/// </summary>
/// <typeparam name="T">What the rules need to know of the record, read once.</typeparam>
public abstract class StepRules<T, TState, TAction>(StepTable<TState, TAction> table)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    public StepTable<TState, TAction> Table => table;

    public abstract TState StateOf(T record);

    /// <summary>What this record asks for, where that is not the same for all.</summary>
    public virtual StepPaper PaperOf(T record, Step<TState, TAction> step) => step.Paper;

    /// <summary>
    /// Null when it can be taken; otherwise the first thing in the way, the person's first. Asked by whoever is about to take
    /// it: what is written then counts for whom its permission is held.
    /// </summary>
    /// <param name="under">A permission that stands for those of the table: the import of a decision takes its step.</param>
    public BusinessException? WhyNot(T record, TAction action, StepPerson person, string? under = null)
    {
        var step = table.Find(StateOf(record), action);
        return step is null ? NotPossible(record, action).As(RefusalKind.State) : WhyNot(record, step, person, under, takes: true);
    }

    public bool May(T record, TAction action, StepPerson person) => table.Find(StateOf(record), action) is { } step && WhyNot(record, step, person, null, takes: false) is null;

    /// <summary>Every step the state allows.</summary>
    public IReadOnlyList<StepAnswer<TState, TAction>> Answers(T record, StepPerson person) =>
        [.. table.From(StateOf(record)).Select(step => new StepAnswer<TState, TAction>(step, WhyNot(record, step, person, null, takes: false)))];

    /// <summary>What stands in the way of the record itself, whoever asks.</summary>
    public virtual IEnumerable<BusinessException> ForRecord(T record, Step<TState, TAction> step) => [];

    /// <summary>What stands in the way of this person beside permissions: another side, another scope.</summary>
    protected virtual IEnumerable<BusinessException> ForPerson(T record, Step<TState, TAction> step, StepPerson person) => [];

    /// <summary>Whoever made what the step is about: asked where a second person is needed.</summary>
    protected virtual Guid? MakerOf(T record) => null;

    /// <summary>For whom that was made, when its maker acted for another.</summary>
    protected virtual Guid? MadeForOf(T record) => null;

    /// <summary>Who else counts as its maker: whoever drafted what another submitted, and for whom.</summary>
    protected virtual IReadOnlyList<Guid> AlsoMadeBy(T record) => [];

    protected virtual StepMark? MarkOf(T record) => null;

    /// <summary>The sentence for a step the state does not know.</summary>
    protected virtual BusinessException NotPossible(T record, TAction action) =>
        MarkOf(record) is { } mark ? table.Already(StateOf(record), mark) : table.NotPossible(StateOf(record), action);

    private BusinessException? WhyNot(T record, Step<TState, TAction> step, StepPerson person, string? under, bool takes)
    {
        IReadOnlyList<string> permissions = under is null ? step.Permissions : [under];
        Guid[] makers = step.SecondPerson is null ? [] : [.. new[] { MakerOf(record), MadeForOf(record) }.OfType<Guid>(), .. AlsoMadeBy(record)];
        if (person.Choose(permissions, makers) is not { } permission)
        {
            return person.Lacks(permissions);
        }

        var why = NotAlone(record, step.SecondPerson, makers, person, person.ActsFor(permission))?.As(RefusalKind.Person)
            ?? ForPerson(record, step, person).FirstOrDefault()?.As(RefusalKind.Person)
            ?? ForRecord(record, step).FirstOrDefault()?.As(RefusalKind.State);
        if (why is null && takes)
        {
            person.Use(permission);
        }

        return why;
    }

    /// <summary>Neither whoever made it, nor the one it was made for, nor a deputy of either.</summary>
    private BusinessException? NotAlone(T record, string? code, Guid[] makers, StepPerson person, ActingFor? actsFor)
    {
        if (actsFor is not null && makers.Contains(actsFor.AccountId) && MakerOf(record) != person.Id)
        {
            return new BusinessException(FrameworkErrors.SecondPersonFor).With("name", actsFor.Name);
        }

        return code is null || !makers.Contains(person.Id) ? null
            : new BusinessException(MadeForOf(record) == person.Id && MakerOf(record) != person.Id ? FrameworkErrors.SecondPersonDeputy : code);
    }
}
