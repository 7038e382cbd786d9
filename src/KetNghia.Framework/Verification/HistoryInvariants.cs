using System.Reflection;
using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Framework.Verification;

/// <summary>I12: what was once recorded still has the hash it was recorded with.</summary>
internal sealed class SnapshotsUnchanged(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I12";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        await foreach (var version in All<RecordVersion>().OrderBy(v => v.Id).Select(v => new { v.Id, v.Snapshot, v.Hash }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            if (ActionLogCanonical.Sha256(version.Snapshot) != version.Hash)
            {
                report.Fail($"RecordVersion {version.Id}");
            }
        }
    }
}

/// <summary>I13: every change is explained by an action, and every recorded row stands as its latest snapshot says.</summary>
internal sealed class ChangesExplained(KetNghiaDbContext db) : Invariant(db)
{
    private const int Batch = 500;

    public override string Id => "I13";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var actions = All<ActionLogEntry>();
        var unexplained = await All<RecordVersion>().Where(v => !actions.Any(a => a.Id == v.ActionLogId && a.TenantId == v.TenantId))
            .Select(v => v.Id).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        unexplained.ForEach(id => report.Fail($"RecordVersion {id} without its action"));
        foreach (var type in Db.Model.GetEntityTypes().Where(t => typeof(IRecorded).IsAssignableFrom(t.ClrType) && t.BaseType is null).ToList())
        {
            var check = typeof(ChangesExplained).GetMethod(nameof(CheckRowsAsync), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType);
            await (Task)check.Invoke(this, [report, cancellationToken])!;
        }
    }

    private async Task CheckRowsAsync<T>(InvariantReport report, CancellationToken cancellationToken)
        where T : class, IRecorded
    {
        var last = Guid.Empty;
        while (true)
        {
            var rows = await Db.Set<T>().AllTenants("an invariant holds for every tenant")
                .Where(r => EF.Property<Guid>(r, "Id") > last).OrderBy(r => EF.Property<Guid>(r, "Id")).Take(Batch).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(r => r.Id);
            var snapshots = (await All<RecordVersion>().Where(v => ids.Contains(v.EntityId)).Select(v => new { v.EntityId, v.Version, v.Snapshot }).ToListAsync(cancellationToken))
                .GroupBy(v => v.EntityId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version)!);
            foreach (var row in rows)
            {
                report.Count();
                var latest = snapshots.GetValueOrDefault(row.Id);
                if (latest is null || latest.Version != row.Version || latest.Snapshot != HistoryWriter.Snapshot(Db.Entry(row), original: false))
                {
                    report.Fail($"{typeof(T).Name} {row.Id} version {row.Version} is not as its latest snapshot ({latest?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"})");
                }
            }

            Db.ChangeTracker.Clear();
            if (rows.Count < Batch)
            {
                return;
            }

            last = rows[^1].Id;
        }
    }
}

/// <summary>I18: every log row still hashes to what was written beside it.</summary>
internal sealed class ActionLogIntact(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I18";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        await foreach (var entry in All<ActionLogEntry>().OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            if (ActionLogCanonical.Hash(entry) != entry.Hash)
            {
                report.Fail($"ActionLogEntry {entry.Id}");
            }
        }
    }
}
