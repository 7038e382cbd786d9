namespace KetNghia.Framework.Steps;

/// <summary>Whether a step asks for the paper that decides it.</summary>
public enum StepPaper
{
    None,
    Optional,
    Required,
}

/// <summary>One line of a table: from each of these states the action leads to that one.</summary>
/// <param name="To">Null when the state follows from the record's parts.</param>
/// <param name="Permissions">Any one of them is enough.</param>
public sealed record Step<TState, TAction>(TAction Action, IReadOnlyList<TState> From, TState? To, params string[] Permissions)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    /// <summary>What it is called where that is not its action: an invited sponsor accepts.</summary>
    public string? Name { get; init; }

    public bool NeedsReason { get; init; }

    public StepPaper Paper { get; init; }

    /// <summary>
    /// Code of the refusal of whoever made what the step is about (<see cref="FrameworkErrors.SecondPerson"/> when the module
    /// has no sentence of its own); null when the same person may take it.
    /// </summary>
    public string? SecondPerson { get; init; }

    /// <summary>Looks dangerous: it takes something back, or closes the record.</summary>
    public bool IsGrave { get; init; }

    /// <summary>Taken on a form of the module's own, not on the page of steps.</summary>
    public bool HasOwnForm { get; init; }

    /// <summary>The other answer, offered on its page.</summary>
    public TAction? Instead { get; init; }

    /// <summary>Its name is the text of this key, what it does that of the key with ".Explain".</summary>
    public string TextKey => $"{typeof(TAction).Name}.{Name ?? Action.ToString()}";

    /// <summary>What it asks for and was not given.</summary>
    /// <param name="paper">What the record at hand asks for (<see cref="StepRules{T, TState, TAction}.PaperOf"/>).</param>
    public IEnumerable<BusinessException> FaultsOf(string? reason, StepPaper paper, bool hasPaper)
    {
        if (NeedsReason && VietnameseText.IsBlank(reason))
        {
            yield return new BusinessException(FrameworkErrors.ReasonMissing).At("Input.Reason");
        }

        if (paper == StepPaper.Required && !hasPaper)
        {
            yield return new BusinessException(FrameworkErrors.PaperMissing).At("Document.Id");
        }
    }
}
