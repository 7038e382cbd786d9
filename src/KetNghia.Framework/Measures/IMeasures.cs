namespace KetNghia.Framework.Measures;

/// <summary>All measures of all modules: what pages and modules ask.</summary>
public interface IMeasures
{
    /// <summary>With owner and permission, in the order of their names.</summary>
    IReadOnlyList<MeasureDefinition> All { get; }

    /// <summary>Null for a name that nobody publishes.</summary>
    MeasureDefinition? Find(string name);

    /// <summary>One value for each subject and each name that is published for its kind; another name is simply absent.</summary>
    Task<IReadOnlyList<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken);

    /// <inheritdoc cref="IMeasureSource.RecordsAsync"/>
    Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Values of one subject together with their records; a name that is not published for its kind is absent.</summary>
    /// <inheritdoc cref="IMeasureSource.BackedAsync"/>
    Task<IReadOnlyList<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken);

    /// <inheritdoc cref="IMeasureSubjects.ListAsync"/>
    Task<IReadOnlyList<MeasuredSubject>> SubjectsAsync(MeasureSubject kind, string? term, int take, CancellationToken cancellationToken);

    /// <inheritdoc cref="IMeasureSubjects.FindAsync"/>
    Task<MeasuredSubject?> SubjectAsync(MeasureSubject kind, Guid id, CancellationToken cancellationToken);
}
