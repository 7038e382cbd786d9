namespace KetNghia.Framework.Measures;

/// <summary>Which values are asked for: every name of every subject, all of one kind.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period, not before the first.</param>
public sealed record MeasureQuery(MeasureSubject Subject, IReadOnlyCollection<Guid> SubjectIds, IReadOnlyCollection<string> Names, DateOnly From, DateOnly To);

/// <summary>One value of one subject, as the records stand now.</summary>
/// <param name="Numerator">Null: unknown, which is something else than nothing. It may not be read, or nothing can be said.</param>
/// <param name="Denominator">Of a share what was due; 0: nothing was. Of everything else, and of what is unknown, 1.</param>
public sealed record MeasureValue(string Name, Guid SubjectId, long? Numerator, long Denominator)
{
    /// <summary>A value nobody can say, or that the reader may not see.</summary>
    public static MeasureValue Unknown(string name, Guid subjectId) => new(name, subjectId, null, 1);
}

/// <summary>A record that a value comes from.</summary>
/// <param name="EntityType">What history knows it by.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Amount">What it adds to the numerator; null where its own value cannot be said, and nothing was added.</param>
/// <param name="Of">What it adds to the denominator of a share; null for every other measure.</param>
/// <param name="Day">The day by which it belongs to the period.</param>
/// <param name="Href">Its page, relative to the workspace.</param>
public sealed record MeasureRecord(string EntityType, Guid RecordId, string Label, long? Amount, long? Of, DateOnly? Day, string? Href)
{
    /// <summary>The record whose page shows it, in the version that was counted; null where no versions are kept.</summary>
    public RecordAt? At { get; init; }

    /// <summary>The page that shows how it stood, relative to the workspace; a version is asked for by <c>version</c>.</summary>
    public string? HistoryHref { get; init; }

    /// <summary>The code that stands in the label as the reader knows it; null where none does.</summary>
    public RecordNumber? Number { get; init; }
}

/// <summary>A value with the records it comes from.</summary>
/// <param name="Total">How many records there are; more than were read where they are too many.</param>
public sealed record MeasureBacking(MeasureValue Value, IReadOnlyList<MeasureRecord> Records, int Total)
{
    public bool IsWhole => Records.Count == Total;

    /// <summary>A value that is not said, of no records.</summary>
    public static MeasureBacking Unknown(string name, Guid subjectId) => new(MeasureValue.Unknown(name, subjectId), [], 0);
}

/// <summary>Something that can be measured, as people choose it.</summary>
/// <param name="Hint">What tells it from others of the same name; null when nothing does.</param>
public sealed record MeasuredSubject(MeasureSubject Kind, Guid Id, string Name, string? Hint)
{
    /// <summary>The unit a commune lies in; null of others, and where it is not known.</summary>
    public Guid? WithinId { get; init; }
}
