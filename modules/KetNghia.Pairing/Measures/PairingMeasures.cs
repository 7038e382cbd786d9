using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Measures;

/// <summary>What records of pairings and help prove. A promise is no result: what is used, visited or planned is not recorded here, and so not measured.</summary>
internal sealed class PairingMeasures(
    MeasureReach reach, HelpMeasures help, HandoverMeasures handovers, DiscrepancyMeasures discrepancies, StandingMeasures standing) : IMeasureSource
{
    private readonly IReadOnlyList<IMeasureGroup> _groups = [help, handovers, discrepancies, standing];

    public string Permission => PairingPermissions.Contributions.View;

    public IReadOnlyList<MeasureDefinition> Measures => [.. _groups.SelectMany(g => g.Definitions)];

    public async Task<IReadOnlyList<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
    {
        var whole = await reach.WholeAsync(query.Subject, query.SubjectIds, cancellationToken);
        var values = query.SubjectIds.Except(whole).SelectMany(id => query.Names.Select(name => MeasureValue.Unknown(name, id))).ToList();
        foreach (var (group, names) in whole.Count == 0 ? [] : ByGroup(query.Names))
        {
            values.AddRange(await group.ReadAsync(query with { SubjectIds = whole, Names = names }, cancellationToken));
        }

        return values;
    }

    public async Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken) =>
        (await reach.WholeAsync(subject, [subjectId], cancellationToken)).Count == 0
            ? ([], 0)
            : await _groups.First(g => g.Definitions.Any(d => d.Name == name)).RecordsAsync(name, subject, subjectId, from, to, skip, take, cancellationToken);

    public async Task<IReadOnlyList<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
    {
        var whole = await reach.WholeAsync(query.Subject, query.SubjectIds, cancellationToken);
        var backed = query.SubjectIds.Except(whole).SelectMany(id => query.Names.Select(name => MeasureBacking.Unknown(name, id))).ToList();
        foreach (var (group, names) in whole.Count == 0 ? [] : ByGroup(query.Names))
        {
            backed.AddRange(await group.BackedAsync(query with { Names = names }, most, cancellationToken));
        }

        return backed;
    }

    private IEnumerable<(IMeasureGroup Group, IReadOnlyList<string> Names)> ByGroup(IReadOnlyCollection<string> wanted) =>
        _groups.Select(g => (g, (IReadOnlyList<string>)[.. g.Definitions.Select(d => d.Name).Intersect(wanted)])).Where(g => g.Item2.Count > 0);
}
