using System.Runtime.CompilerServices;

namespace KetNghia.Framework.Verification;

/// <summary>Walks log and versions page by page, so that their number does not change what is held in memory.</summary>
internal abstract class HistoryInvariant(KetNghiaDbContext db) : Invariant(db)
{
    protected const int Page = 500;

    /// <summary>Record by record, each from its first version on.</summary>
    protected async IAsyncEnumerable<RecordVersion> VersionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (entity, version) = (Guid.Empty, long.MinValue);
        while (true)
        {
            var page = await All<RecordVersion>()
                .Where(v => v.EntityId >= entity && (v.EntityId > entity || v.Version > version))
                .OrderBy(v => v.EntityId).ThenBy(v => v.Version).Take(Page).ToListAsync(cancellationToken);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (entity, version) = (page[^1].EntityId, page[^1].Version);
        }
    }

    protected async IAsyncEnumerable<IReadOnlyList<ActionLogEntry>> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await All<ActionLogEntry>().Where(a => a.Id > last).OrderBy(a => a.Id).Take(Page).ToListAsync(cancellationToken);
            yield return page;
            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].Id;
        }
    }

    protected static string Name(ActionLogEntry entry) => $"ActionLogEntry {entry.Id} ({entry.Action} {entry.EntityType} {entry.EntityId})";
}
