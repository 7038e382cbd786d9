using System.Linq.Expressions;

namespace KetNghia.Framework.Records;

/// <summary>A kind of record that localities keep, and that sponsors and the province read across them.</summary>
public abstract class TenantRecordKind<T>(RecordServices services) : RecordKind<T>(services), IHistoryReaders, IRecordPlaces
    where T : class, ITenantOwned
{
    /// <summary>What belongs to a record without a page of its own: seen, shown and remembered with it.</summary>
    public virtual IReadOnlyList<RecordPart<T>> Parts => [];

    IReadOnlyCollection<string> IHistoryReaders.Kinds => [Name, .. Parts.Select(p => p.Name)];

    /// <summary>The page that shows how a record stood, relative to the workspace; null where none does.</summary>
    public virtual string? HistoryPathOf(Guid id) => null;

    protected WorkspaceKind Where => Services.Workspace.Required.Kind;

    /// <summary>Also what is not listed any more and can still be opened, as it stood.</summary>
    public virtual Task<IQueryable<T>> KnownAsync(CancellationToken cancellationToken) => VisibleAsync(cancellationToken);

    /// <summary>A locality's own pages ask for the record themselves, under its filters: looking for it twice tells nothing more.</summary>
    public override async Task<Guid?> TenantOfAsync(Guid id, CancellationToken cancellationToken) => Where == WorkspaceKind.Locality
        ? Services.Workspace.Required.TenantId
        : await (await KnownAsync(cancellationToken)).Where(r => r.Id == id).Select(r => (Guid?)r.TenantId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether a record exists for the current workspace and has these parts, by the parts' names.</summary>
    public async Task<bool> ExistsAsync(Guid id, IEnumerable<(string Part, Guid Id)> parts, CancellationToken cancellationToken)
    {
        var found = await OneAsync(id, cancellationToken);
        return await parts.Aggregate(found, (records, part) => PartOf(part.Part).RecordsOf(records, part.Id)).AnyAsync(cancellationToken);
    }

    /// <summary>Records, or their parts of a name, as a person with the kind's permission sees them.</summary>
    /// <param name="name">The kind's own, or that of a part.</param>
    public async Task<IQueryable<Guid>> IdsAsync(string name, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(cancellationToken);
        return name == Name ? visible.Select(r => r.Id) : PartOf(name).Ids(visible);
    }

    /// <summary>Where a record is shown, or the one a part belongs to; null when it does not exist for the current workspace.</summary>
    /// <param name="name">The kind's own, or that of a part.</param>
    public async Task<RecordLink?> LinkAsync(string name, Guid id, CancellationToken cancellationToken)
    {
        var records = name == Name ? await OneAsync(id, cancellationToken) : PartOf(name).RecordsOf(await VisibleAsync(cancellationToken), id);
        return await Names(records).FirstOrDefaultAsync(cancellationToken) is { } found ? LinkTo(found) : null;
    }

    public RecordLink LinkTo(RecordName record) => new(
        PathOf(record.PageId),
        string.Join(" · ", new[] { record.Code is { } code ? Services.Codes.Shown(record.TenantId, code) : null, record.Title ?? Untitled }.Where(part => !string.IsNullOrEmpty(part))));

    public virtual async Task<Expression<Func<TTrace, bool>>> ReadableAsync<TTrace>(CancellationToken cancellationToken)
        where TTrace : class, ITrace
    {
        var (visible, name) = (await VisibleAsync(cancellationToken), Name);
        Expression<Func<TTrace, bool>> readable = t => t.EntityType == name && visible.Any(r => r.Id == t.EntityId);
        return Parts.Aggregate(readable, (all, part) => all.Or(part.Traces<TTrace>(visible)));
    }

    public async Task<IReadOnlyList<RecordPlace>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (!MayRead || HistoryPathOf(Guid.Empty) is null)
        {
            return [];
        }

        var found = await States((await KnownAsync(cancellationToken)).Where(r => ids.Contains(r.Id))).ToListAsync(cancellationToken);
        return [.. found.Select(f => new RecordPlace(f.Id, HistoryPathOf(f.Id)!, f.State))];
    }

    /// <summary>Where each stands in its course.</summary>
    protected virtual IQueryable<RecordStanding> States(IQueryable<T> records) => records.Select(r => new RecordStanding(r.Id, null));

    protected abstract IQueryable<RecordName> Names(IQueryable<T> records);

    /// <summary>What a link to a record without a title says.</summary>
    protected virtual string? Untitled => null;

    private RecordPart<T> PartOf(string name) =>
        Parts.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidOperationException($"{Name} has no part {name}.");
}
