namespace KetNghia.Framework.Records;

/// <summary>A record in one of its versions, as others note it.</summary>
/// <param name="Kind">Class name of its entity.</param>
public sealed record RecordAt(string Kind, Guid Id, long Version);

/// <summary>Where a record stands today, for a reader who may open it.</summary>
/// <param name="HistoryPath">The page that shows how it stood, relative to the workspace; a version is asked for by <c>version</c>.</param>
/// <param name="State">Its state, an enumeration; null for a kind without.</param>
public sealed record RecordPlace(Guid Id, string HistoryPath, object? State);

/// <summary>One kind of record, for those who noted records of it and want to know what became of them.</summary>
[Contributed]
public interface IRecordPlaces
{
    /// <summary>Class name of the entity.</summary>
    string Name { get; }

    /// <summary>Those of the records the reader may open, in one command; none where no page shows how they stood.</summary>
    Task<IReadOnlyList<RecordPlace>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>Finds noted records of any kind again. Of what is removed, not the reader's to open, or of a kind nobody keeps any more, there is no place.</summary>
public sealed class RecordPlaces(IEnumerable<IRecordPlaces> kinds)
{
    /// <summary>By id, in one command for each kind.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecordPlace>> FindAsync(IEnumerable<RecordAt> noted, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, RecordPlace>();
        foreach (var (name, ids) in noted.GroupBy(n => n.Kind, n => n.Id, (name, ids) => (name, ids.Distinct().ToList())))
        {
            foreach (var place in kinds.FirstOrDefault(k => k.Name == name) is { } kind ? await kind.PlacesAsync(ids, cancellationToken) : [])
            {
                found[place.Id] = place;
            }
        }

        return found;
    }
}
