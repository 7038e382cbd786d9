using System.Text.Json;

namespace KetNghia.Framework.History;

internal sealed class HistoryQueries(
    KetNghiaDbContext db, HistoryAccess access, ICurrentTenant tenant, ITexts texts, FieldTexts fields, IEnumerable<IRecordNames> names, RecordCodes codes) : IHistory
{
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(Guid rootId, int take, CancellationToken cancellationToken)
    {
        var readable = await access.OfRecordAsync(Entries().Where(e => e.EntityId == rootId || e.RootId == rootId), cancellationToken);
        var entries = await readable
            .OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id)
            .Take(take)
            .ToListAsync(cancellationToken);
        return await DescribeAsync(entries, withChanges: true, cancellationToken);
    }

    public Task<IQueryable<ActionLogEntry>> ReadableAsync(Func<IQueryable<ActionLogEntry>, IQueryable<ActionLogEntry>> some, CancellationToken cancellationToken) =>
        access.OfAllAsync(some(Entries()), cancellationToken);

    public IQueryable<ActionLogEntry> OfTenant(Func<IQueryable<ActionLogEntry>, IQueryable<ActionLogEntry>> some) => some(Entries());

    public async Task<IReadOnlyList<HistoryLine>> DescribeAsync(
        IReadOnlyList<ActionLogEntry> entries, bool withChanges, CancellationToken cancellationToken, bool withFirst = false)
    {
        var diffs = withChanges ? await DiffsAsync([.. entries.Select(e => e.Id)], withFirst, cancellationToken) : [];
        var ids = diffs.SelectMany(d => d.Changes).SelectMany(c => new[] { c.Old, c.New })
            .Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var known = await NamesAsync(ids, cancellationToken);
        var byEntry = diffs.ToLookup(d => d.ActionLogId);
        return [.. entries.Select(e => new HistoryLine(
            e.AtUtc, e.ActorShown, Sentence(e), e.Reason,
            [.. byEntry[e.Id].SelectMany(d => d.Changes.Select(c => fields.Show(d.EntityType, c.Property, c.Old, c.New, known)))])
        {
            Id = e.Id,
            Action = e.Action,
            EntityType = e.EntityType,
            EntityId = e.EntityId,
            Label = codes.ShownIfCode(e.TenantId, e.EntityLabel)!,
        })];
    }

    public async Task<IReadOnlyList<FieldValue>> InWordsAsync(string entityType, RecordState state, CancellationToken cancellationToken)
    {
        var read = state.Values.Where(v => v.Value is not null and not "false" && fields.IsRead(entityType, v.Key) && !FieldTexts.IsFingerprint(v.Value)).ToList();
        var known = await NamesAsync([.. read.Select(v => IdOf(v.Value)).OfType<Guid>()], cancellationToken);
        return
        [
            .. read.Where(v => IdOf(v.Value) is not { } id || known.ContainsKey(id))
                .Select(v => fields.Show(entityType, v.Key, null, codes.ShownIfCode(tenant.Required, v.Value), known)).Where(f => f.After is { Length: > 0 })
                .Select(f => new FieldValue(f.Field, f.After!)).OrderBy(f => f.Field, StringComparer.CurrentCulture),
        ];

        static Guid? IdOf(string? value) => Guid.TryParse(value, out var id) ? id : null;
    }

    public async Task<RecordState?> AsOfAsync(Guid entityId, DateTime instantUtc, CancellationToken cancellationToken) =>
        (await AsOfAsync([entityId], instantUtc, cancellationToken)).GetValueOrDefault(entityId);

    public async Task<RecordState?> VersionAsync(Guid entityId, long version, CancellationToken cancellationToken)
    {
        var versions = await access.VersionsAsync(Versions().Where(v => v.EntityId == entityId && v.Version == version), cancellationToken);
        return await versions.Select(v => new { v.AtUtc, v.Snapshot }).FirstOrDefaultAsync(cancellationToken) is { } row ? new RecordState(version, row.AtUtc, Read(row.Snapshot)) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, RecordState>> AsOfAsync(
        IReadOnlyCollection<Guid> entityIds, DateTime instantUtc, CancellationToken cancellationToken)
    {
        var versions = await access.VersionsAsync(Versions(), cancellationToken);
        var rows = await versions
            .Where(v => entityIds.Contains(v.EntityId) && v.AtUtc <= instantUtc
                && !versions.Any(later => later.EntityId == v.EntityId && later.Version > v.Version && later.AtUtc <= instantUtc))
            .Select(v => new { v.EntityId, v.Version, v.AtUtc, v.Snapshot })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.EntityId, r => new RecordState(r.Version, r.AtUtc, Read(r.Snapshot)));
    }

    /// <summary>Of the tenant that has been entered; said here because what a sponsor may read is asked across tenants.</summary>
    private IQueryable<ActionLogEntry> Entries()
    {
        var here = tenant.Required;
        return db.Set<ActionLogEntry>().AsNoTracking().Where(e => e.TenantId == here);
    }

    private IQueryable<RecordVersion> Versions()
    {
        var here = tenant.Required;
        return db.Set<RecordVersion>().AsNoTracking().Where(v => v.TenantId == here);
    }

    private string Sentence(ActionLogEntry entry)
    {
        var values = Read(entry.Data).ToDictionary(p => p.Key, p => (object?)codes.ShownIfCode(entry.TenantId, fields.Value(p.Value)));
        values.TryAdd("label", codes.ShownIfCode(entry.TenantId, entry.EntityLabel));
        values.TryAdd("actor", entry.ActorShown);
        return texts.Fill("Action." + entry.Action, values);
    }

    /// <summary>Each snapshot beside the one before it, in one command.</summary>
    private async Task<List<Diff>> DiffsAsync(List<Guid> actionIds, bool withFirst, CancellationToken cancellationToken)
    {
        var versions = Versions();
        var explained = await access.VersionsAsync(versions.Where(v => actionIds.Contains(v.ActionLogId)), cancellationToken);
        var pairs = await explained
            .Select(v => new
            {
                v.ActionLogId,
                v.EntityType,
                v.Version,
                After = v.Snapshot,
                Before = versions.Where(p => p.EntityId == v.EntityId && p.Version == v.Version - 1).Select(p => p.Snapshot).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. pairs.Where(p => p.Before is not null || (withFirst && p.Version == 1))
            .Select(p => new Diff(p.ActionLogId, p.EntityType, Changes(p.EntityType, p.Before is null ? [] : Read(p.Before), Read(p.After))))];
    }

    private List<RawChange> Changes(string entityType, IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after) =>
        [.. after.Keys.Union(before.Keys)
            .Where(p => fields.IsShown(p))
            .Select(p => new RawChange(p, before.GetValueOrDefault(p), after.GetValueOrDefault(p)))
            .Where(c => c.Old != c.New && !FieldTexts.IsFingerprint(c.Old) && !FieldTexts.IsFingerprint(c.New))
            .OrderBy(c => fields.Label(entityType, c.Property), StringComparer.CurrentCulture)];

    private async Task<Dictionary<Guid, string>> NamesAsync(HashSet<Guid> ids, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, string>();
        foreach (var source in names)
        {
            if (ids.Count == known.Count)
            {
                break;
            }

            foreach (var (id, name) in await source.NamesAsync([.. ids.Except(known.Keys)], cancellationToken))
            {
                known[id] = name;
            }
        }

        return known;
    }

    private static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private sealed record RawChange(string Property, string? Old, string? New);

    private sealed record Diff(Guid ActionLogId, string EntityType, IReadOnlyList<RawChange> Changes);
}
