namespace KetNghia.Framework.History;

/// <summary>Lịch sử hồ sơ: what was done to a record, in sentences, with what changed. Reads inside the tenant that has been entered, and only what the current person may read of it.</summary>
public interface IHistory
{
    /// <summary>Newest first: everything logged on the record itself or on records that belong to it. The caller has checked access to it.</summary>
    Task<IReadOnlyList<HistoryLine>> OfAsync(Guid rootId, int take, CancellationToken cancellationToken);

    /// <summary>The log of the tenant as far as the current person reads it: of records they may open, and what they did themselves.</summary>
    Task<IQueryable<ActionLogEntry>> ReadableAsync(CancellationToken cancellationToken) => ReadableAsync(entries => entries, cancellationToken);

    /// <param name="some">Which of the tenant's entries are looked at; what may not be read is taken from among them.</param>
    Task<IQueryable<ActionLogEntry>> ReadableAsync(Func<IQueryable<ActionLogEntry>, IQueryable<ActionLogEntry>> some, CancellationToken cancellationToken);

    /// <summary>The tenant's log whoever reads it: for where rows stand, never for what they say.</summary>
    IQueryable<ActionLogEntry> OfTenant(Func<IQueryable<ActionLogEntry>, IQueryable<ActionLogEntry>> some);

    /// <summary>Sentences and changes of the given entries, in the given order.</summary>
    /// <param name="withFirst">A record's first values count as changes, from nothing.</param>
    Task<IReadOnlyList<HistoryLine>> DescribeAsync(IReadOnlyList<ActionLogEntry> entries, bool withChanges, CancellationToken cancellationToken, bool withFirst = false);

    /// <summary>A snapshot in words: what is filled in, has a name for readers and is not about a person.</summary>
    /// <param name="entityType">Class name of the record's entity.</param>
    Task<IReadOnlyList<FieldValue>> InWordsAsync(string entityType, RecordState state, CancellationToken cancellationToken);

    /// <summary>The record's columns as they stood at an instant; null when it did not exist yet.</summary>
    Task<RecordState?> AsOfAsync(Guid entityId, DateTime instantUtc, CancellationToken cancellationToken);

    /// <summary>The record's columns in one of its versions; null when there is none of the number, or it is not the person's to read.</summary>
    Task<RecordState?> VersionAsync(Guid entityId, long version, CancellationToken cancellationToken);

    /// <summary>The columns of several records as they stood at an instant, by id; records that did not exist yet, or are not the person's to read, are left out.</summary>
    Task<IReadOnlyDictionary<Guid, RecordState>> AsOfAsync(IReadOnlyCollection<Guid> entityIds, DateTime instantUtc, CancellationToken cancellationToken);
}

/// <param name="ActorName">With the one acted for, if any.</param>
/// <param name="Text">Sentence of text key <c>Action.{code}</c>.</param>
/// <param name="Changes">Old and new by field label; the values of columns about a person are hidden.</param>
public sealed record HistoryLine(DateTime AtUtc, string ActorName, string Text, string? Reason, IReadOnlyList<FieldChange> Changes)
{
    public Guid Id { get; init; }

    public string Action { get; init; } = "";

    public string EntityType { get; init; } = "";

    public Guid EntityId { get; init; }

    public string Label { get; init; } = "";

    /// <summary>The line as record pages show it.</summary>
    public TimelineEntry ToTimeline() => new(Text, AtUtc, ActorName, Reason: Reason, Changes: Changes);
}

/// <summary>A snapshot in force at an instant, keyed by property name; values are invariant texts.</summary>
public sealed record RecordState(long Version, DateTime AtUtc, IReadOnlyDictionary<string, string?> Values);

/// <summary>One column of a record, in words.</summary>
public sealed record FieldValue(string Field, string Value);

/// <summary>Gives names to ids that occur in diffs. Each module may answer for its own records.</summary>
[Contributed]
public interface IRecordNames
{
    /// <returns>Only the ids it knows.</returns>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}

public static class Timelines
{
    /// <summary>Sentences with what was changed from one value to another; what was filled in for the first time is in the sentence already.</summary>
    public static IReadOnlyList<TimelineEntry> ToTimeline(this IEnumerable<HistoryLine> lines) =>
        [.. lines.Select(l => l.ToTimeline() with { Changes = [.. l.Changes.Where(c => c.Before is not null && c.After is not null)] })];
}
