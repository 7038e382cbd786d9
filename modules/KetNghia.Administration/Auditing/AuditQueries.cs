namespace KetNghia.Administration.Auditing;

internal sealed record AuditFilter(string? Person, string? Action, string? EntityType, string? Text, DateOnly? From, DateOnly? To, int? Page);

internal sealed record AuditChoice(string Value, string Text);

/// <summary>The action log of the current workspace, as far as the reader may read the records it is about.</summary>
internal sealed class AuditQueries(IHistory history, RecordCodes codes, ITexts texts)
{
    private const int PageSize = 50;

    public async Task<(IReadOnlyList<HistoryLine> Lines, PageInfo Page)> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var query = Filtered(filter, await history.ReadableAsync(cancellationToken));
        var page = PageInfo.Of(filter.Page, await query.CountAsync(cancellationToken), PageSize);
        var entries = await Newest(query).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return (await history.DescribeAsync(entries, withChanges: false, cancellationToken), page);
    }

    /// <summary>Everything the filter holds up to now, newest first; what is logged meanwhile does not shift the pages.</summary>
    public async Task<(IAsyncEnumerable<HistoryLine> Lines, int Count)> ExportAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var filtered = Filtered(filter, await history.ReadableAsync(cancellationToken));
        var newest = await Newest(filtered).Select(e => (DateTime?)e.AtUtc).FirstOrDefaultAsync(cancellationToken);
        var query = filtered.Where(e => e.AtUtc <= newest);
        var lines = ExcelBatches.ReadAsync(async (skip, take) =>
            await history.DescribeAsync(await Newest(query).Skip(skip).Take(take).ToListAsync(cancellationToken), withChanges: false, cancellationToken));
        return (lines, await query.CountAsync(cancellationToken));
    }

    public async Task<(ActionLogEntry Entry, HistoryLine Line)> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var entry = await (await history.ReadableAsync(cancellationToken)).FirstOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        return (entry, (await history.DescribeAsync([entry], withChanges: true, cancellationToken, withFirst: true))[0]);
    }

    /// <summary>Kinds of record that occur in the log.</summary>
    public async Task<IReadOnlyList<AuditChoice>> EntityTypesAsync(CancellationToken cancellationToken)
    {
        var types = await (await history.ReadableAsync(cancellationToken)).Select(e => e.EntityType).Distinct().ToListAsync(cancellationToken);
        return [.. types.Select(t => new AuditChoice(t, EntityName(t))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }

    /// <summary>The kind of record in words.</summary>
    public string EntityName(string type) => texts.Has("Entity." + type) ? texts["Entity." + type] : type;

    /// <summary>Actions that occur in the log, by their names.</summary>
    public async Task<IReadOnlyList<AuditChoice>> ActionsAsync(CancellationToken cancellationToken)
    {
        var actions = await (await history.ReadableAsync(cancellationToken)).Select(e => e.Action).Distinct().ToListAsync(cancellationToken);
        return [.. actions.Select(a => new AuditChoice(a, texts[texts.Has("ActionName." + a) ? "ActionName." + a : "Action." + a])).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }

    private IQueryable<ActionLogEntry> Filtered(AuditFilter filter, IQueryable<ActionLogEntry> query)
    {
        if (VietnameseText.Clean(filter.Person) is { Length: > 0 } person)
        {
            query = query.Where(e => e.ActorName.Contains(person));
        }

        if (!string.IsNullOrEmpty(filter.Action))
        {
            query = query.Where(e => e.Action == filter.Action);
        }

        if (!string.IsNullOrEmpty(filter.EntityType))
        {
            query = query.Where(e => e.EntityType == filter.EntityType);
        }

        var words = codes.Words(filter.Text);
        if (words.TenantId is { } tenant)
        {
            query = query.Where(e => e.TenantId == tenant);
        }

        if (words.Text is { Length: > 0 } text)
        {
            query = query.Where(e => e.EntityLabel.Contains(text) || (e.Reason != null && e.Reason.Contains(text)) || e.Data.Contains(text));
        }

        if (filter.From is { } from)
        {
            var start = Instant(from);
            query = query.Where(e => e.AtUtc >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Instant(to.AddDays(1));
            query = query.Where(e => e.AtUtc < end);
        }

        return query;
    }

    private static IOrderedQueryable<ActionLogEntry> Newest(IQueryable<ActionLogEntry> query) =>
        query.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id);

    private static DateTime Instant(DateOnly date) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), SystemClock.VietNam), DateTimeKind.Utc);
}
