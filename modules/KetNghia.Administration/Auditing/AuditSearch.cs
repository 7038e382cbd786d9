using System.Linq.Expressions;

namespace KetNghia.Administration.Auditing;

/// <summary>
/// The log as a filter finds it. Whatever cannot be asked of an index is looked for in a stretch of the log, so that no page
/// reads all of it.
/// </summary>
/// <param name="indexed">Conditions an index answers.</param>
/// <param name="read">Those each row is read for.</param>
/// <param name="isScoped">Whether the reader may read some rows only.</param>
internal sealed class AuditSearch(
    IHistory history, IReadOnlyList<Expression<Func<ActionLogEntry, bool>>> indexed, IReadOnlyList<Expression<Func<ActionLogEntry, bool>>> read, bool isScoped)
{
    /// <summary>Rows one page looks through.</summary>
    public const int Stretch = 10_000;

    private bool IsStretched => read.Count > 0 || isScoped;

    /// <summary>Rows beyond one place, from there on; from the newest without any.</summary>
    public async Task<IQueryable<ActionLogEntry>> RowsAsync(AuditPlace? older, AuditPlace? newer, CancellationToken cancellationToken)
    {
        var rows = await history.ReadableAsync(
            entries => IsStretched ? Beyond(entries, older, newer).Take(Stretch) : Beyond(entries, older, newer), cancellationToken);
        return Ordered(read.Aggregate(rows, (query, condition) => query.Where(condition)), newer);
    }

    /// <summary>The end of the stretch that was looked through, when there is more behind it.</summary>
    public async Task<AuditPlace?> EdgeAsync(AuditPlace? older, AuditPlace? newer, CancellationToken cancellationToken)
    {
        if (!IsStretched)
        {
            return null;
        }

        var edge = await history.OfTenant(entries => Beyond(entries, older, newer).Skip(Stretch - 1).Take(2))
            .Select(e => new { e.AtUtc, e.Sequence, e.Id }).ToListAsync(cancellationToken);
        return edge.Count < 2 ? null : new AuditPlace(edge[0].AtUtc, edge[0].Sequence, edge[0].Id);
    }

    /// <summary>How many rows there are, at most <see cref="KeysetInfo.Counted"/> and no more than the newest stretch has.</summary>
    public async Task<(int Count, bool IsMore)> CountAsync(CancellationToken cancellationToken)
    {
        var count = await (await RowsAsync(null, null, cancellationToken)).Take(KeysetInfo.Counted + 1).CountAsync(cancellationToken);
        return (Math.Min(count, KeysetInfo.Counted), count > KeysetInfo.Counted || await EdgeAsync(null, null, cancellationToken) is not null);
    }

    public static IOrderedQueryable<ActionLogEntry> Newest(IQueryable<ActionLogEntry> query) =>
        query.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id);

    private static IOrderedQueryable<ActionLogEntry> Oldest(IQueryable<ActionLogEntry> query) => query.OrderBy(e => e.AtUtc).ThenBy(e => e.Sequence).ThenBy(e => e.Id);

    private static IOrderedQueryable<ActionLogEntry> Ordered(IQueryable<ActionLogEntry> entries, AuditPlace? newer) => newer is null ? Newest(entries) : Oldest(entries);

    private IQueryable<ActionLogEntry> Beyond(IQueryable<ActionLogEntry> entries, AuditPlace? older, AuditPlace? newer)
    {
        entries = indexed.Aggregate(entries, (query, condition) => query.Where(condition));
        entries = older is { } below ? entries.Where(below.Older) : newer is { } above ? entries.Where(above.Newer) : entries;
        return Ordered(entries, newer);
    }
}
