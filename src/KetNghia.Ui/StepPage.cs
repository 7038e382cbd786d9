using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Ui;

/// <summary>What every step may be told.</summary>
public sealed class StepInput
{
    public const int ReasonLength = 1000;

    /// <summary>Business date from which it counts.</summary>
    public DateOnly? On { get; set; }

    [StringLength(ReasonLength)]
    public string? Reason { get; set; }

    /// <summary>The version the person looked at.</summary>
    public long? Version { get; set; }
}

/// <summary>What the page of a step needs besides the rules.</summary>
public sealed class StepPageServices(StepPerson person, ITexts texts, IClock clock)
{
    internal StepPerson Person => person;

    internal ITexts Texts => texts;

    internal IClock Clock => clock;
}

/// <summary>What the frame of the page of a step shows (the layout <c>_Step</c>).</summary>
public abstract class StepFrame : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public StepInput Input { get; set; } = new();

    public string Title { get; private protected set; } = "";

    public string Explain { get; private protected set; } = "";

    /// <summary>The record in one line.</summary>
    public abstract string Sub { get; }

    public abstract string RecordUrl { get; }

    public Pill From { get; private protected set; } = null!;

    /// <summary>Null when the state follows from the record's parts, or the step is refused.</summary>
    public Pill? To { get; private protected set; }

    public bool AsksDay { get; private protected set; }

    public bool AsksReason { get; private protected set; }

    public bool IsGrave { get; private protected set; }

    /// <summary>Why the step cannot be taken, by this person or now; the form is left out then.</summary>
    public BusinessException? Why { get; private protected set; }

    public string WhyText { get; private protected set; } = "";

    /// <summary>The other answer: a question, and the step it leads to.</summary>
    public (string Question, string Action, string Name)? Instead { get; private protected set; }
}

/// <summary>
/// The page of any step of one kind of record, looked over before it is taken. The view writes what this kind asks besides
/// day and reason; everything around it comes from the table and its rules.
/// </summary>
public abstract class StepPage<T, TState, TAction>(StepRules<T, TState, TAction> rules, StepPageServices services) : StepFrame
    where TState : struct, Enum
    where TAction : struct, Enum
{
    [BindProperty(SupportsGet = true)]
    public TAction Step { get; set; }

    public T Record { get; private set; } = default!;

    /// <summary>Whether and how this record asks for a paper.</summary>
    public StepPaper Paper { get; private set; }

    /// <summary>A paper is given, or stands on the record already.</summary>
    protected virtual bool HasPaper => false;

    /// <summary>Said on the next page.</summary>
    protected virtual string Done => UiText.Get("Step.Taken", To?.Text ?? "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Why is { } why)
        {
            return Refuse(why);
        }

        Input.On = services.Clock.Today;
        Input.Version = VersionOf(Record);
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Input.Version != VersionOf(Record))
        {
            throw new BusinessException(FrameworkErrors.ChangedMeanwhile);
        }

        if (Why is { } why)
        {
            throw why;
        }

        BusinessException.ThrowIfAny(Faults());
        await TakeAsync(cancellationToken);
        Flash(Done);
        return LocalRedirect(RecordUrl);
    }

    /// <summary>What the rules need to know.</summary>
    /// <exception cref="RecordNotFoundException">The record is unknown, foreign or out of scope.</exception>
    protected abstract Task<T> FindAsync(CancellationToken cancellationToken);

    protected abstract Pill PillOf(TState state);

    protected abstract Task TakeAsync(CancellationToken cancellationToken);

    /// <summary>Null for a record whose steps do not ask which version was looked at.</summary>
    protected virtual long? VersionOf(T record) => null;

    /// <summary>First values of what the view asks.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>What the view asks, as far as the step is possible.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is wrong with what the view asks.</summary>
    protected virtual IEnumerable<BusinessException> MoreFaults() => [];

    protected sealed override IEnumerable<BusinessException> Faults()
    {
        if (rules.Table.Find(rules.StateOf(Record), Step) is not { } step)
        {
            return [];
        }

        var day = AsksDay && Input.On is null && ModelState["Input.On"] is not { Errors.Count: > 0 } ? [new BusinessException(FrameworkErrors.DayMissing).At("Input.On")] : Array.Empty<BusinessException>();
        return [.. day, .. MoreFaults(), .. step.FaultsOf(Input.Reason, Paper, HasPaper)];
    }

    protected sealed override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (rules.Table.Named(Step) is not { HasOwnForm: false } named)
        {
            throw new RecordNotFoundException();
        }

        Record = await FindAsync(cancellationToken);
        var state = rules.StateOf(Record);
        var step = rules.Table.Find(state, Step) ?? named;
        Why = rules.WhyNot(Record, Step, services.Person);
        WhyText = Why is null ? "" : services.Texts.Error(Why);
        (Title, Explain) = (services.Texts[step.TextKey], services.Texts[step.TextKey + ".Explain"]);
        From = PillOf(state);
        To = Why is null && step.To is { } to ? PillOf(to) : null;
        (AsksDay, AsksReason, IsGrave) = (rules.Table.AsksDay, step.NeedsReason, step.IsGrave);
        Paper = rules.PaperOf(Record, step);
        Instead = Why is null && step.Instead is { } other && rules.Table.Find(state, other) is { } answer
            ? (services.Texts[$"{typeof(TAction).Name}.Instead.{other}"], other.ToString(), services.Texts[answer.TextKey])
            : null;
        if (Why is null)
        {
            await LoadAsync(cancellationToken);
        }
    }
}
