namespace KetNghia.Pairing.Measures;

/// <summary>Measures that are read from the same rows. Its callers ask for subjects that the reader sees whole.</summary>
internal interface IMeasureGroup
{
    IReadOnlyList<MeasureDefinition> Definitions { get; }

    /// <param name="query">Names of this group alone.</param>
    Task<IEnumerable<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken);

    Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken);

    /// <inheritdoc cref="IMeasureSource.BackedAsync"/>
    Task<IEnumerable<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken);
}

/// <summary>What definitions share.</summary>
internal static class Measured
{
    /// <summary>Everything that takes part in pairings.</summary>
    public static readonly IReadOnlyList<MeasureSubject> Everybody = [MeasureSubject.Commune, MeasureSubject.Sponsor, MeasureSubject.Locality, MeasureSubject.Pairing];

    public static MeasureDefinition Count(string name) => new(name, MeasureUnit.Count, Everybody, 1);

    public static MeasureDefinition Dong(string name) => new(name, MeasureUnit.Dong, Everybody, 1);

    public static MeasureDefinition Share(string name, string part, string whole) => new(name, MeasureUnit.Share, Everybody, 1) { Parts = [part, whole] };
}
