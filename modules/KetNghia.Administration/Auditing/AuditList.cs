using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Auditing;

/// <summary>Nhật ký thao tác: the action log of the current workspace, as far as the reader may read the records it is about.</summary>
internal sealed class AuditList(ListServices services, IHistory history, RecordCodes codes, AuditQueries queries, IStringLocalizer<AdministrationResource> texts)
    : LongListOf<AuditFilter, ActionLogEntry, HistoryLine, HistoryLine>(
        new ListFacts("audit", "/administration/audit", "Audit", AdministrationPermissions.Audit.View), AuditFilter.Fields, services, texts)
{
    private const int Batch = 1_000;

    public override int? PageSize => 50;

    public override IReadOnlyList<ListColumn<ActionLogEntry, HistoryLine>> Columns =>
    [
        new("Audit.At") { Value = l => l.AtUtc, Kind = ExcelKind.DateTime },
        new("Audit.Person") { Value = l => l.ActorName, Width = 28 },
        new("Audit.What") { Value = l => l.Text, Width = 70 },
        new("Common.Reason") { Value = l => l.Reason, Width = 40 },
    ];

    /// <summary>What modules name, not what occurs.</summary>
    public override Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(AuditFilter filter, AskedChoices asked, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, IReadOnlyList<FilterChoice>>();
        if (asked.Has("action"))
        {
            choices["action"] = With(queries.Actions(), filter.Action);
        }

        if (asked.Has("type"))
        {
            choices["type"] = With(queries.EntityTypes(), filter.EntityType);
        }

        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>>(choices);
    }

    /// <summary>For the file: everything up to now; what is logged meanwhile does not shift its rows.</summary>
    protected override async Task<IQueryable<ActionLogEntry>> VisibleAsync(CancellationToken cancellationToken)
    {
        var all = await history.ReadableAsync(cancellationToken);
        var newest = await AuditSearch.Newest(all).Select(e => (DateTime?)e.AtUtc).FirstOrDefaultAsync(cancellationToken);
        return all.Where(e => e.AtUtc <= newest);
    }

    protected override IEnumerable<Expression<Func<ActionLogEntry, bool>>> Conditions(AuditFilter filter) => AuditFilter.Fields.Conditions(filter, codes);

    protected override Task<(int Count, bool IsMore)> CountAsync(AuditFilter filter, CancellationToken cancellationToken) => Search(filter).CountAsync(cancellationToken);

    protected override async Task<(IReadOnlyList<HistoryLine> Rows, KeysetInfo Place)> ReadAsync(AuditFilter filter, ListStand stand, CancellationToken cancellationToken)
    {
        var search = Search(filter);
        var older = AuditPlace.Read(stand.Older);
        var newer = older is null ? AuditPlace.Read(stand.Newer) : null;
        var (isUp, start) = (newer is not null, older ?? newer);
        // Pages were numbered once.
        var skip = start is null && stand.Number is > 1 and var number ? Math.Min(number - 1, KeysetInfo.Counted / stand.Size) * stand.Size : 0;
        var found = await (await search.RowsAsync(older, newer, cancellationToken)).Skip(skip).Take(stand.Size + 1).ToListAsync(cancellationToken);
        var entries = found.Take(stand.Size).ToList();
        if (isUp)
        {
            entries.Reverse();
        }

        var edge = found.Count > stand.Size ? null : await search.EdgeAsync(older, newer, cancellationToken);
        var further = found.Count > stand.Size ? AuditPlace.Of(isUp ? entries[0] : entries[^1]) : edge;
        var back = start is null && skip == 0 ? null : entries.Count == 0 ? start : AuditPlace.Of(isUp ? entries[^1] : entries[0]);
        // The last page tells their number itself.
        var isKnown = start is null && found.Count <= stand.Size && (found.Count > 0 || skip == 0);
        var (count, isMore) = isKnown ? (skip + entries.Count, edge is not null) : await search.CountAsync(cancellationToken);
        return (await history.DescribeAsync(entries, withChanges: false, cancellationToken),
            new KeysetInfo((isUp ? back : further)?.ToString(), (isUp ? further : back)?.ToString(), count, isMore));
    }

    protected override async IAsyncEnumerable<HistoryLine> Filed(
        IQueryable<ActionLogEntry> found, AuditFilter filter, string? sort, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AuditPlace? last = null;
        while (true)
        {
            var rows = await AuditSearch.Newest(last is { } place ? found.Where(place.Older) : found).Take(Batch).ToListAsync(cancellationToken);
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

    /// <summary>What no module names any more still stands in old rows, and in addresses.</summary>
    private static IReadOnlyList<FilterChoice> With(IReadOnlyList<FilterChoice> named, string? chosen) =>
        chosen is null || named.Any(c => c.Value == chosen) ? named : [.. named, new FilterChoice(chosen, chosen)];

    private AuditSearch Search(AuditFilter filter) => new(history, [.. Conditions(filter.Indexed)], [.. Conditions(filter.Read)], isScoped: Services.User.Scope is not null);
}
