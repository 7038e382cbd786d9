namespace KetNghia.Framework.Measures;

/// <summary>
/// The measures of one module. It reads in the current workspace and answers for subjects of which the reader sees every
/// record; of any other, known or not, each value is unknown. Whoever may read one reads the same.
/// </summary>
[Contributed]
public interface IMeasureSource
{
    /// <summary>What a person must hold to be shown values and records.</summary>
    string Permission { get; }

    IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>One value for each name and subject asked; in the same few commands whatever the number of subjects.</summary>
    /// <param name="query">Names of this source alone, each of the subject's kind.</param>
    Task<IReadOnlyList<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken);

    /// <summary>The records a value comes from: their amounts add up to it. None of a subject that is not seen whole.</summary>
    Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Values of one subject together with their records, each in the order of its pages; in a few commands whatever the number of names.</summary>
    /// <param name="query">Names of this source alone, and one subject.</param>
    /// <param name="most">No more records of one value are read.</param>
    Task<IReadOnlyList<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken);
}

/// <summary>What measures can be read of in the current workspace, for people to choose from.</summary>
[Contributed]
public interface IMeasureSubjects
{
    /// <summary>Subjects the reader sees whole, in the order of their names.</summary>
    /// <param name="term">Words that the name holds, typed with or without accents; null for all.</param>
    Task<IReadOnlyList<MeasuredSubject>> ListAsync(MeasureSubject kind, string? term, int take, CancellationToken cancellationToken);

    /// <summary>Null when the reader does not see it whole.</summary>
    Task<MeasuredSubject?> FindAsync(MeasureSubject kind, Guid id, CancellationToken cancellationToken);
}
