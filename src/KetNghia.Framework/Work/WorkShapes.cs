namespace KetNghia.Framework.Work;

/// <param name="Path">The form it is done on, relative to the workspace.</param>
public sealed record NewWorkItem(string Kind, string Key, Guid UnitId, string Path, string Icon)
{
    /// <summary>Those who hold it in the tenant owe the work. Null when it is a sponsor's.</summary>
    public string? Permission { get; init; }

    /// <summary>The sponsor's party that owes the work.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>The record it hangs from: <see cref="WorkItems.OfRootAsync"/> finds it there.</summary>
    public Guid? RootId { get; init; }

    /// <summary>The sponsor it is about, whoever owes it.</summary>
    public Guid? AboutPartyId { get; init; }

    public string? About { get; init; }

    public string? UnitName { get; init; }

    /// <summary>Who may not do it although permitted.</summary>
    public Guid? ExceptId { get; init; }

    /// <summary>The one person of those permitted who owes it; null when any of them does.</summary>
    public Guid? ForId { get; init; }

    public DateOnly? DueOn { get; init; }

    public bool IsReturned { get; init; }

    public bool IsWaiting { get; init; }

    public IReadOnlyDictionary<string, string?> Data { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Of somebody's owed work, what is looked at; null leaves out nothing.</summary>
/// <param name="UnitId">Of this place.</param>
/// <param name="PartyIds">About one of these sponsors: a party and those it succeeded.</param>
public sealed record WorkFilter(Guid? UnitId = null, IReadOnlyCollection<Guid>? PartyIds = null)
{
    public string? Kind { get; init; }
}

public sealed record OwedWork(
    Guid Id, Guid TenantId, string Kind, string Path, string Icon, DateOnly? DueOn, bool IsReturned, bool IsWaiting,
    DateTime OpenedAtUtc, IReadOnlyDictionary<string, string?> Data)
{
    public Guid UnitId { get; init; }

    public string? UnitName { get; init; }

    /// <summary>What whoever does it must hold; null when it is a sponsor's.</summary>
    public string? Permission { get; init; }

    public Guid? AboutPartyId { get; init; }

    public string? About { get; init; }

    /// <summary>For whom the reader would do it, when not for themselves.</summary>
    public string? For { get; init; }

    /// <summary>Who does it meanwhile for the reader.</summary>
    public string? Deputy { get; init; }

    /// <summary>On whose behalf the reader is asked, or who is asked instead; empty for the reader's own.</summary>
    public string Whose(ITexts texts) => For is not null ? texts.Fill("Work.For", new Dictionary<string, object?> { ["name"] = For })
        : Deputy is not null ? texts.Fill("Work.Deputy", new Dictionary<string, object?> { ["name"] = Deputy }) : "";

    /// <summary>The sentence about it, filled with what it names.</summary>
    /// <param name="part">Below the text of its kind: "" for the sentence itself, ".Context", ".Awaited".</param>
    public string Say(ITexts texts, string part = "") => texts.Fill($"Work.{Kind}{part}", Data.ToDictionary(d => d.Key, d => (object?)d.Value));
}

/// <summary>Open items of a kind: all, and those chosen.</summary>
/// <param name="FirstDue">Of those chosen; null when none has a day.</param>
public sealed record WorkTally(string Kind, bool IsWaiting, int All, int AllOverdue, int Count, int Overdue, DateOnly? FirstDue);

/// <summary>A place or party that open items are about.</summary>
public sealed record WorkSubject(Guid Id, string Name);

/// <param name="Mine">What the reader owes there, the most urgent first.</param>
/// <param name="Others">What others owe.</param>
public sealed record RootWork(IReadOnlyList<OwedWork> Mine, IReadOnlyList<OwedWork> Others);
