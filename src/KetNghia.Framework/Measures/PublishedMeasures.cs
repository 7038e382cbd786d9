namespace KetNghia.Framework.Measures;

internal sealed class PublishedMeasures : IMeasures
{
    private readonly IReadOnlyList<IMeasureSubjects> _subjects;
    private readonly SortedDictionary<string, (MeasureDefinition Definition, IMeasureSource Source)> _published = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two measures have one name.</exception>
    public PublishedMeasures(IEnumerable<IMeasureSource> sources, IEnumerable<IMeasureSubjects> subjects, ModuleSet modules)
    {
        _subjects = [.. subjects];
        foreach (var (source, definition) in sources.SelectMany(s => s.Measures.Select(m => (s, m))))
        {
            var owner = modules.All.FirstOrDefault(m => m.GetType().Assembly == source.GetType().Assembly)?.Name ?? source.GetType().Name;
            if (!_published.TryAdd(definition.Name, (definition with { Owner = owner, Permission = source.Permission }, source)))
            {
                throw new InvalidOperationException($"The measure {definition.Name} is published by {_published[definition.Name].Definition.Owner} and again by {owner}.");
            }
        }

        All = [.. _published.Values.Select(p => p.Definition)];
    }

    public IReadOnlyList<MeasureDefinition> All { get; }

    public MeasureDefinition? Find(string name) => _published.TryGetValue(name, out var found) ? found.Definition : null;

    public async Task<IReadOnlyList<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
    {
        if (query.SubjectIds.Count == 0)
        {
            return [];
        }

        var values = new List<MeasureValue>(query.SubjectIds.Count * query.Names.Count);
        foreach (var (source, names) in BySource(query))
        {
            values.AddRange(await source.ReadAsync(query with { SubjectIds = [.. query.SubjectIds.Distinct()], Names = names }, cancellationToken));
        }

        return values;
    }

    public async Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken) =>
        IsOf(name, subject) ? await _published[name].Source.RecordsAsync(name, subject, subjectId, from, to, skip, take, cancellationToken) : ([], 0);

    public async Task<IReadOnlyList<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
    {
        var backed = new List<MeasureBacking>(query.Names.Count);
        foreach (var (source, names) in BySource(query))
        {
            backed.AddRange(await source.BackedAsync(query with { Names = names }, most, cancellationToken));
        }

        return backed;
    }

    public async Task<IReadOnlyList<MeasuredSubject>> SubjectsAsync(MeasureSubject kind, string? term, int take, CancellationToken cancellationToken)
    {
        var found = new List<MeasuredSubject>();
        foreach (var source in _subjects)
        {
            found.AddRange(await source.ListAsync(kind, term, take, cancellationToken));
        }

        return [.. found.DistinctBy(s => s.Id).Take(take)];
    }

    public async Task<MeasuredSubject?> SubjectAsync(MeasureSubject kind, Guid id, CancellationToken cancellationToken)
    {
        foreach (var source in _subjects)
        {
            if (await source.FindAsync(kind, id, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IEnumerable<(IMeasureSource Source, IReadOnlyList<string> Names)> BySource(MeasureQuery query) =>
        query.Names.Distinct().Where(name => IsOf(name, query.Subject)).GroupBy(name => _published[name].Source, (source, names) => (source, (IReadOnlyList<string>)[.. names]));

    private bool IsOf(string name, MeasureSubject subject) => _published.TryGetValue(name, out var found) && found.Definition.Subjects.Contains(subject);
}
