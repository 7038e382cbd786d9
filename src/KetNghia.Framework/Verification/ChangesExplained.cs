using System.Reflection;
using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.Verification;

/// <summary>
/// I13: every version is explained by the action that carries its hash, and every recorded row stands with its parts as
/// its last version says: none is other, none is gone, none has come by itself.
/// </summary>
internal sealed class ChangesExplained(KetNghiaDbContext db) : HistoryInvariant(db)
{
    private const string Why = "an invariant holds for every tenant";
    private const int Batch = 200;

    private readonly Dictionary<string, IEntityType> _records = db.Model.GetEntityTypes()
        .Where(t => typeof(IRecorded).IsAssignableFrom(t.ClrType) && t.BaseType is null).ToDictionary(t => t.ClrType.Name);

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
        foreach (var type in _records.Values)
        {
            await Generic(nameof(CheckUnrecordedAsync), type, report, cancellationToken);
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

        foreach (var kind in batch.Values.GroupBy(r => r.EntityType))
        {
            if (_records.TryGetValue(kind.Key, out var type))
            {
                await Generic(nameof(CompareRowsAsync), type, kind.ToList(), report, cancellationToken);
            }
            else
            {
                kind.ToList().ForEach(r => report.Fail($"{r.Name}: of a kind that is not recorded"));
            }
        }

        batch.Clear();
    }

    private async Task CompareRowsAsync<T>(List<RecordFold> records, InvariantReport report, CancellationToken cancellationToken)
        where T : class, IRecorded
    {
        var ids = records.ConvertAll(r => r.EntityId);
        var rows = await Db.Set<T>().AllTenants(Why).Where(r => ids.Contains(EF.Property<Guid>(r, "Id"))).ToDictionaryAsync(r => r.Id, cancellationToken);
        var parts = new List<LivePart>();
        foreach (var part in RecordShape.PartsOf(Db.Model.FindEntityType(typeof(T))!))
        {
            await Generic(nameof(LoadPartsAsync), part, ids, parts, cancellationToken);
        }

        var partsOf = parts.ToLookup(p => p.RecordId);
        foreach (var record in records)
        {
            report.Count();
            if (rows.TryGetValue(record.EntityId, out var row))
            {
                var live = RecordShape.Of(Db.Entry(row).Metadata).Snapshot(Db.Entry(row), original: false);
                Compare(record, live, partsOf[record.EntityId].ToDictionary(p => p.Key, p => p.Snapshot), report);
            }
            else
            {
                report.Fail($"{record.Name}: missing, last recorded as version {record.Version}");
            }
        }

        Db.ChangeTracker.Clear();
    }

    private static void Compare(RecordFold record, string live, Dictionary<string, string> parts, InvariantReport report)
    {
        if (live != record.Snapshot)
        {
            report.Fail($"{record.Name}: {RecordFold.Differences(record.Snapshot, live)} not as recorded in version {record.Version}");
        }

        foreach (var (key, snapshot) in record.Parts)
        {
            if (!parts.Remove(key, out var now))
            {
                report.Fail($"{record.Name}: {key} is missing");
            }
            else if (now != snapshot)
            {
                report.Fail($"{record.Name}: {key} {RecordFold.Differences(snapshot, now)} not as recorded");
            }
        }

        parts.Keys.ToList().ForEach(k => report.Fail($"{record.Name}: {k} was never recorded"));
    }

    private async Task LoadPartsAsync<T>(List<Guid> recordIds, List<LivePart> found, CancellationToken cancellationToken)
        where T : class
    {
        var shape = RecordShape.Of(Db.Model.FindEntityType(typeof(T))!);
        var parent = shape.ParentId!.Name;
        foreach (var row in await Db.Set<T>().AllTenants(Why).Where(p => recordIds.Contains(EF.Property<Guid>(p, parent))).ToListAsync(cancellationToken))
        {
            var entry = Db.Entry(row);
            found.Add(new LivePart((Guid)entry.CurrentValues[shape.ParentId]!, RecordShape.PartKey(entry), shape.Snapshot(entry, original: false)));
        }
    }

    private async Task CheckUnrecordedAsync<T>(InvariantReport report, CancellationToken cancellationToken)
        where T : class, IRecorded
    {
        var versions = All<RecordVersion>();
        var unrecorded = await All<T>().Where(r => !versions.Any(v => v.EntityId == EF.Property<Guid>(r, "Id")))
            .Select(r => EF.Property<Guid>(r, "Id")).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        unrecorded.ForEach(id => report.Fail($"{typeof(T).Name} {id}: was never recorded"));
    }

    private Task Generic(string method, IEntityType type, params object[] arguments) =>
        (Task)typeof(ChangesExplained).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType).Invoke(this, arguments)!;

    private sealed record LivePart(Guid RecordId, string Key, string Snapshot);
}
