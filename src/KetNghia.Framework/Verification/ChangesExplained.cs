namespace KetNghia.Framework.Verification;

/// <summary>
/// I13: every version is explained by the action that carries its hash, and every recorded row stands with its parts as
/// its last version says: none is other, none is gone, none has come by itself.
/// </summary>
internal sealed class ChangesExplained(KetNghiaDbContext db) : HistoryInvariant(db)
{
    private const int Batch = 200;

    private readonly LiveRecords _live = new(db);

    public override string Id => "I13";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        await CheckVersionsAsync(report, cancellationToken);
        await CheckActionsAsync(report, cancellationToken);
        var batch = new Dictionary<Guid, RecordFold>();
        await foreach (var version in VersionsAsync(cancellationToken))
        {
            if (!batch.TryGetValue(version.EntityId, out var record))
            {
                await CompareAsync(batch, report, Batch, cancellationToken);
                batch[version.EntityId] = record = new RecordFold(version);
            }

            record.Add(version);
        }

        await CompareAsync(batch, report, 1, cancellationToken);
        foreach (var kind in _live.Kinds.Values)
        {
            (await _live.UnrecordedAsync(kind, InvariantReport.MaxFailures, cancellationToken)).ForEach(id => report.Fail($"{kind.ClrType.Name} {id}: was never recorded"));
        }
    }

    private async Task CheckVersionsAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var actions = All<ActionLogEntry>();
        var unexplained = await All<RecordVersion>().Where(v => !actions.Any(a => a.Id == v.ActionLogId && a.TenantId == v.TenantId))
            .OrderBy(v => v.EntityId).ThenBy(v => v.Version).Select(v => new { v.EntityType, v.EntityId, v.Version, v.ActionLogId })
            .Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        unexplained.ForEach(v => report.Fail($"{v.EntityType} {v.EntityId} version {v.Version}: its ActionLogEntry {v.ActionLogId} is missing"));
    }

    private async Task CheckActionsAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        await foreach (var page in EntriesAsync(cancellationToken))
        {
            report.Count(page.Count);
            var ids = page.Select(a => a.Id).ToList();
            var hashes = (await All<RecordVersion>().Where(v => ids.Contains(v.ActionLogId)).Select(v => new { v.ActionLogId, v.Hash }).ToListAsync(cancellationToken))
                .ToLookup(v => v.ActionLogId, v => v.Hash);
            foreach (var entry in page.Where(a => a.AfterHash != RecordCanonical.Hash(hashes[a.Id])))
            {
                report.Fail($"{Name(entry)}: its {hashes[entry.Id].Count()} versions are not those it was written with");
            }
        }
    }

    private async Task CompareAsync(Dictionary<Guid, RecordFold> batch, InvariantReport report, int from, CancellationToken cancellationToken)
    {
        if (batch.Count < from)
        {
            return;
        }

        report.Count(batch.Count);
        foreach (var group in batch.Values.GroupBy(r => r.EntityType))
        {
            var live = _live.Kinds.TryGetValue(group.Key, out var kind) ? await _live.ReadAsync(kind, [.. group.Select(r => r.EntityId)], cancellationToken) : null;
            foreach (var record in group)
            {
                Compare(record, live?.GetValueOrDefault(record.EntityId), report);
            }
        }

        batch.Clear();
    }

    private static void Compare(RecordFold record, LiveRecord? live, InvariantReport report)
    {
        if (live is null)
        {
            report.Fail($"{record.Name}: missing, last recorded as version {record.Version}");
            return;
        }

        if (live.Snapshot != record.Snapshot)
        {
            report.Fail($"{record.Name}: {RecordFold.Differences(record.Snapshot, live.Snapshot)} not as recorded in version {record.Version}");
        }

        var unrecorded = live.Parts.Keys.ToHashSet();
        foreach (var (key, snapshot) in record.Parts)
        {
            if (!unrecorded.Remove(key))
            {
                report.Fail($"{record.Name}: {key} is missing");
            }
            else if (live.Parts[key] != snapshot)
            {
                report.Fail($"{record.Name}: {key} {RecordFold.Differences(snapshot, live.Parts[key])} not as recorded");
            }
        }

        foreach (var key in unrecorded)
        {
            report.Fail($"{record.Name}: {key} was never recorded");
        }
    }
}
