using System.Linq.Expressions;

namespace KetNghia.Administration.Auditing;

internal sealed record AuditFilter(string? Person, string? Action, string? EntityType, string? Text, DateOnly? From, DateOnly? To);

/// <param name="Number">Of a page, from addresses kept since pages were numbered.</param>
internal sealed record AuditStand(AuditPlace? Older, AuditPlace? Newer, int? Number);

internal sealed record AuditChoice(string Value, string Text);

/// <summary>
/// The action log of the current workspace, as far as the reader may read the records it is about. Whatever cannot be
/// asked of an index is looked for in a stretch of the log, so that no page reads all of it.
/// </summary>
internal sealed class AuditQueries(IHistory history, RecordCodes codes, ITexts texts, ICurrentUser user)
{
    private const int PageSize = 50;
    private const int Batch = 1_000;

    /// <summary>Rows one page looks through.</summary>
    public const int Stretch = 10_000;

    public async Task<(IReadOnlyList<HistoryLine> Lines, KeysetInfo Paging)> ListAsync(AuditFilter filter, AuditStand stand, CancellationToken cancellationToken)
    {
        var asked = Ask(filter);
        var isUp = stand.Newer is not null && stand.Older is null;
        var skip = stand is { Older: null, Newer: null, Number: > 1 } ? Math.Min(stand.Number.Value - 1, KeysetInfo.Counted / PageSize) * PageSize : 0;
        var found = await (await asked.RowsAsync(stand.Older, isUp ? stand.Newer : null, cancellationToken)).Skip(skip).Take(PageSize + 1).ToListAsync(cancellationToken);
        var entries = found.Take(PageSize).ToList();
        if (isUp)
        {
            entries.Reverse();
        }

        var edge = found.Count > PageSize ? null : await asked.EdgeAsync(stand.Older, isUp ? stand.Newer : null, cancellationToken);
        var further = found.Count > PageSize ? AuditPlace.Of(isUp ? entries[0] : entries[^1]) : edge;
        var back = (isUp ? stand.Newer : stand.Older) is null && skip == 0 ? null : entries.Count == 0 ? stand.Older ?? stand.Newer : AuditPlace.Of(isUp ? entries[^1] : entries[0]);
        // The last page tells their number itself.
        var isKnown = stand is { Older: null, Newer: null } && found.Count <= PageSize && (found.Count > 0 || skip == 0);
        var (count, isMore) = isKnown ? (skip + entries.Count, edge is not null) : await CountAsync(asked, cancellationToken);
        return (await history.DescribeAsync(entries, withChanges: false, cancellationToken),
            new KeysetInfo((isUp ? back : further)?.ToString(), (isUp ? further : back)?.ToString(), count, isMore));
    }

    /// <summary>How many rows the filter holds, at most <see cref="KeysetInfo.Counted"/> and no more than the newest stretch has.</summary>
    public Task<(int Count, bool IsMore)> CountAsync(AuditFilter filter, CancellationToken cancellationToken) => CountAsync(Ask(filter), cancellationToken);

    /// <summary>Everything the filter holds up to now, newest first; what is logged meanwhile does not shift the rows.</summary>
    public async Task<(IAsyncEnumerable<HistoryLine> Lines, int Count)> ExportAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var all = Ask(filter).All(await history.ReadableAsync(cancellationToken));
        var newest = await Newest(all).Select(e => (DateTime?)e.AtUtc).FirstOrDefaultAsync(cancellationToken);
        var query = all.Where(e => e.AtUtc <= newest);
        return (LinesAsync(query, cancellationToken), await query.CountAsync(cancellationToken));
    }

    public async Task<(ActionLogEntry Entry, HistoryLine Line)> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var entry = await (await history.ReadableAsync(cancellationToken)).FirstOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        return (entry, (await history.DescribeAsync([entry], withChanges: true, cancellationToken, withFirst: true))[0]);
    }

    /// <summary>Kinds of record the modules name.</summary>
    public IReadOnlyList<AuditChoice> EntityTypes() => Choices("Entity.", EntityName);

    /// <summary>The kind of record in words.</summary>
    public string EntityName(string type) => texts.Has("Entity." + type) ? texts["Entity." + type] : type;

    /// <summary>Actions the modules name.</summary>
    public IReadOnlyList<AuditChoice> Actions() => Choices("Action.", ActionName);

    private string ActionName(string action) => texts[texts.Has("ActionName." + action) ? "ActionName." + action : "Action." + action];

    private IReadOnlyList<AuditChoice> Choices(string prefix, Func<string, string> name) =>
        [.. texts.Keys(prefix).Select(k => k[prefix.Length..]).Select(v => new AuditChoice(v, name(v))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    private Asked Ask(AuditFilter filter) => new(history, codes, isScoped: user.Scope is not null, filter);

    private static async Task<(int Count, bool IsMore)> CountAsync(Asked asked, CancellationToken cancellationToken)
    {
        var count = await (await asked.RowsAsync(null, null, cancellationToken)).Take(KeysetInfo.Counted + 1).CountAsync(cancellationToken);
        return (Math.Min(count, KeysetInfo.Counted), count > KeysetInfo.Counted || await asked.EdgeAsync(null, null, cancellationToken) is not null);
    }

    private async IAsyncEnumerable<HistoryLine> LinesAsync(IQueryable<ActionLogEntry> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AuditPlace? last = null;
        while (true)
        {
            var rows = await Newest(last is { } place ? query.Where(place.Older) : query).Take(Batch).ToListAsync(cancellationToken);
            foreach (var line in await history.DescribeAsync(rows, withChanges: false, cancellationToken))
            {
                yield return line;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }

            last = AuditPlace.Of(rows[^1]);
        }
    }

    private static IOrderedQueryable<ActionLogEntry> Newest(IQueryable<ActionLogEntry> query) =>
        query.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id);

    private static IOrderedQueryable<ActionLogEntry> Oldest(IQueryable<ActionLogEntry> query) => query.OrderBy(e => e.AtUtc).ThenBy(e => e.Sequence).ThenBy(e => e.Id);

    private static DateTime Instant(DateOnly date) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), SystemClock.VietNam), DateTimeKind.Utc);

    /// <summary>A filter as conditions an index answers, and those each row is read for.</summary>
    private sealed class Asked
    {
        private readonly IHistory _history;
        private readonly bool _isScoped;
        private readonly List<Expression<Func<ActionLogEntry, bool>>> _indexed = [];
        private readonly List<Expression<Func<ActionLogEntry, bool>>> _read = [];

        public Asked(IHistory history, RecordCodes codes, bool isScoped, AuditFilter filter)
        {
            (_history, _isScoped) = (history, isScoped);
            Choose(filter);
            Words(codes, filter);
            if (filter.From is { } from)
            {
                var start = Instant(from);
                _indexed.Add(e => e.AtUtc >= start);
            }

            if (filter.To is { } to && to < DateOnly.MaxValue)
            {
                var end = Instant(to.AddDays(1));
                _indexed.Add(e => e.AtUtc < end);
            }
        }

        private bool IsStretched => _read.Count > 0 || _isScoped;

        public IQueryable<ActionLogEntry> All(IQueryable<ActionLogEntry> entries) => _indexed.Concat(_read).Aggregate(entries, (query, condition) => query.Where(condition));

        /// <summary>Rows beyond one place, from there on; from the newest without any.</summary>
        public async Task<IQueryable<ActionLogEntry>> RowsAsync(AuditPlace? older, AuditPlace? newer, CancellationToken cancellationToken)
        {
            var rows = await _history.ReadableAsync(
                entries => IsStretched ? Beyond(entries, older, newer).Take(Stretch) : Beyond(entries, older, newer), cancellationToken);
            return Ordered(_read.Aggregate(rows, (query, condition) => query.Where(condition)), newer);
        }

        /// <summary>The end of the stretch that was looked through, when there is more behind it.</summary>
        public async Task<AuditPlace?> EdgeAsync(AuditPlace? older, AuditPlace? newer, CancellationToken cancellationToken)
        {
            if (!IsStretched)
            {
                return null;
            }

            var edge = await _history.OfTenant(entries => Beyond(entries, older, newer).Skip(Stretch - 1).Take(2))
                .Select(e => new { e.AtUtc, e.Sequence, e.Id }).ToListAsync(cancellationToken);
            return edge.Count < 2 ? null : new AuditPlace(edge[0].AtUtc, edge[0].Sequence, edge[0].Id);
        }

        private IQueryable<ActionLogEntry> Beyond(IQueryable<ActionLogEntry> entries, AuditPlace? older, AuditPlace? newer)
        {
            entries = _indexed.Aggregate(entries, (query, condition) => query.Where(condition));
            entries = older is { } below ? entries.Where(below.Older) : newer is { } above ? entries.Where(above.Newer) : entries;
            return Ordered(entries, newer);
        }

        private static IQueryable<ActionLogEntry> Ordered(IQueryable<ActionLogEntry> entries, AuditPlace? newer) => newer is null ? Newest(entries) : Oldest(entries);

        /// <summary>One of the two is asked of an index; the other, which it nearly always implies, of its rows.</summary>
        private void Choose(AuditFilter filter)
        {
            var (action, type) = (filter.Action, filter.EntityType);
            if (!string.IsNullOrEmpty(action))
            {
                _indexed.Add(e => e.Action == action);
            }

            if (!string.IsNullOrEmpty(type))
            {
                (string.IsNullOrEmpty(action) ? _indexed : _read).Add(e => e.EntityType == type);
            }
        }

        private void Words(RecordCodes codes, AuditFilter filter)
        {
            if (VietnameseText.Clean(filter.Person) is { Length: > 0 } person)
            {
                _read.Add(e => e.ActorName.Contains(person));
            }

            var words = codes.Words(filter.Text);
            if (words.TenantId is { } tenant)
            {
                _read.Add(e => e.TenantId == tenant);
            }

            if (words.Text is { Length: > 0 } text)
            {
                _read.Add(e => e.EntityLabel.Contains(text) || (e.Reason != null && e.Reason.Contains(text)) || e.Data.Contains(text));
            }
        }
    }
}
