using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KetNghia.Framework.Lists;

/// <summary>A list as its address says it; stands in job rows.</summary>
public sealed record ShownList([property: JsonRequired] string Query, string? Sort);

/// <summary>A ready-made view, or one the person saved.</summary>
public sealed record ListTab(string Name, string Query, long Count);

/// <param name="Sums">What the list asked beside its rows, in its order.</param>
public sealed record ListShown<TRow>(IReadOnlyList<TRow> Rows, PageInfo Paging, IReadOnlyList<ListTab> Tabs, IReadOnlyList<long> Sums);

/// <summary>The head of a column.</summary>
public sealed record ListHead(string Text, string? SortKey, string? Unit, bool IsNumber);

/// <summary>Where a list stands.</summary>
/// <param name="Key">Stable: it stands in job rows and saved views.</param>
/// <param name="Path">Its page within a workspace, for example <c>/pairing/pairings</c>.</param>
/// <param name="Prefix">Its texts begin with it, and a dot.</param>
/// <param name="Permission">To read it; null when every member may.</param>
public sealed record ListFacts(string Key, string Path, string Prefix, string? Permission)
{
    /// <summary>To take it along, where that is another permission.</summary>
    public string? ExportPermission { get; init; }
}

/// <summary>What every list needs.</summary>
public sealed class ListServices(SavedViews views, ICurrentUser user, IClock clock)
{
    public SavedViews Views => views;

    public ICurrentUser User => user;

    public IClock Clock => clock;
}

/// <summary>
/// A list of records, declared once: its page, its file and the views people save of it follow. Texts, all of them with the
/// prefix: <c>Title</c>, <c>Count</c>, <c>Noun</c>, <c>Empty</c>, <c>Empty.Text</c>.
/// </summary>
/// <typeparam name="TFilter">A record; equal filters have equal addresses.</typeparam>
/// <typeparam name="T">What is asked of the database.</typeparam>
/// <typeparam name="TRow">A row of the page.</typeparam>
/// <typeparam name="TFiled">A row of the file.</typeparam>
public abstract class ListOf<TFilter, T, TRow, TFiled>(ListFacts facts, IFilterFields<TFilter> fields, ListServices services, IStringLocalizer texts)
    : IListOf<TFilter, TRow>, IListExport
    where TFilter : class
{
    public ListFacts Facts => facts;

    public IFilterFields<TFilter> Fields => fields;

    /// <summary>Null for a list that is shown whole, without tabs and sums.</summary>
    public virtual int? PageSize => PageInfo.DefaultSize;

    public abstract IReadOnlyList<ListColumn<T, TFiled>> Columns { get; }

    public IStringLocalizer Texts => texts;

    public bool IsFiled => Columns.Any(c => c.Value is not null);

    public IReadOnlyList<ListHead> Heads =>
        [.. Columns.Where(c => c.IsOnPage && c.OnPageIf?.Invoke() != false).Select(c => new ListHead(texts[c.Heading], c.SortKey, c.Unit is null ? null : texts[c.Unit].Value, c.IsNumber))];

    /// <summary>Columns of the import that the file has, in its order.</summary>
    public IEnumerable<string> ImportColumns => Columns.Select(c => c.Import).OfType<string>();

    string IListExport.List => facts.Key;

    string IListExport.Permission => (facts.ExportPermission ?? facts.Permission)!;

    protected ListServices Services => services;

    public virtual string OrderOf(TFilter filter) => "";

    /// <summary>Whether a ready-made view is for this person.</summary>
    protected virtual bool Offers(TFilter view) => true;

    public virtual Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(TFilter filter, AskedChoices asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>>(new Dictionary<string, IReadOnlyList<FilterChoice>>());

    public async Task<ListShown<TRow>> ShowAsync(TFilter filter, string? sort, int? number, int size, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(cancellationToken);
        filter = await PreparedAsync(filter, cancellationToken);
        if (PageSize is null)
        {
            var all = await RowsAsync(Narrowed(visible, Conditions(filter)), filter, sort, 0, int.MaxValue, cancellationToken);
            return new ListShown<TRow>(all, new PageInfo(1, Math.Max(1, all.Count), all.Count), [], []);
        }

        var ready = fields.Views(filter).Where(v => Offers(v.Filter)).ToList();
        ready = ready.Count > 1 ? ready : [];
        var saved = await services.Views.MineAsync(facts.Key, services.User.Required.AccountId, cancellationToken);
        var kept = new List<TFilter>();
        foreach (var view in saved)
        {
            kept.Add(await PreparedAsync(fields.Parse(view.Query), cancellationToken));
        }

        var (count, ofViews, sums) = await CountAsync(visible, filter, [.. ready.Select(v => v.Filter)], kept, cancellationToken);
        var paging = PageInfo.Of(number, count, size);
        var rows = await RowsAsync(Narrowed(visible, Conditions(filter)), filter, sort, paging.Skip, size, cancellationToken);
        var tabs = ready.Select(v => (Name: texts[v.TextKey].Value, v.Filter)).Concat(saved.Zip(kept, (view, Filter) => (view.Name, Filter)));
        return new ListShown<TRow>(rows, paging, [.. tabs.Zip(ofViews, (tab, n) => new ListTab(tab.Name, fields.ToQuery(tab.Filter), n))], sums);
    }

    public Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken) => Task.FromResult(texts[facts.Prefix + ".Title"].Value);

    public async Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.Deserialize<ShownList>(request.Filter)!;
        var visible = await VisibleAsync(cancellationToken);
        var filter = await PreparedAsync(fields.Parse(wanted.Query), cancellationToken);
        await OpenFileAsync(cancellationToken);
        var found = Narrowed(visible, Conditions(filter));
        var count = await found.CountAsync(cancellationToken);
        var columns = Columns.Where(c => c.Value is not null).ToList();
        var sums = new long[columns.Count];
        return new ExcelList(
            texts[facts.Prefix + ".Title"], [.. columns.Select(c => new ExcelColumn(texts[c.FileHeading ?? c.Heading], c.Kind, c.Width))],
            Filed(found, filter, wanted.Sort, cancellationToken).Select(row => (IReadOnlyList<object?>)[.. columns.Select((c, i) =>
            {
                sums[i] += c.Sum?.Invoke(row) ?? 0;
                return c.Value!(row);
            })]),
            count)
        {
            Notes = [.. request.Notes, FrameworkText.Get("Export.By", services.User.Required.FullName, Format.DateTime(services.Clock.UtcNow))],
            Totals = columns.Exists(c => c.Sum is not null)
                ? () => [.. columns.Select((c, i) => i == 0 ? TotalText(count) : c.Sum is null ? null : (object?)sums[i])]
                : null,
        };
    }

    /// <summary>Everything the person may see, unordered.</summary>
    protected abstract Task<IQueryable<T>> VisibleAsync(CancellationToken cancellationToken);

    /// <summary>With what has to be looked up before the database can be asked.</summary>
    protected virtual Task<TFilter> PreparedAsync(TFilter filter, CancellationToken cancellationToken) => Task.FromResult(filter);

    /// <summary>All of them must hold. Asked after <see cref="VisibleAsync"/>.</summary>
    protected abstract IEnumerable<Expression<Func<T, bool>>> Conditions(TFilter filter);

    /// <summary>Other numbers, asked in the command that counts.</summary>
    /// <param name="conditions">Of the whole filter.</param>
    /// <param name="view">Those of its view alone: in that command all the others hold.</param>
    protected virtual IReadOnlyList<Tally<T>> Sums(
        TFilter filter, IQueryable<T> visible, IReadOnlyList<Expression<Func<T, bool>>> conditions, IReadOnlyList<Expression<Func<T, bool>>> view) => [];

    /// <summary>Whether an index answers a ready-made view by itself, so that it needs no look at each row.</summary>
    protected virtual bool IsFound(TFilter view) => false;

    /// <summary>Rows that are counted beside those shown, wherever they are.</summary>
    protected virtual IReadOnlyList<IEnumerable<Expression<Func<T, bool>>>> Elsewhere(TFilter filter) => [];

    protected abstract Task<IReadOnlyList<TRow>> RowsAsync(IQueryable<T> found, TFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Looked up before a file is written.</summary>
    protected virtual Task OpenFileAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything found, in the order shown.</summary>
    protected virtual IAsyncEnumerable<TFiled> Filed(IQueryable<T> found, TFilter filter, string? sort, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected virtual string TotalText(int count) => texts[facts.Prefix + ".Total", Format.Whole(count)];

    /// <summary>Makes every order unique.</summary>
    protected abstract IOrderedQueryable<T> Finally(IOrderedQueryable<T> sorted);

    /// <summary>When no column is asked for and <see cref="OrderOf"/> names none.</summary>
    protected virtual IQueryable<T> InOwnOrder(IQueryable<T> found, TFilter filter) => found;

    /// <summary>In the order asked for, or in the list's own; a key that means nothing is left out.</summary>
    protected IQueryable<T> Sorted(IQueryable<T> found, TFilter filter, string? sort) =>
        (Sorted(found, sort) ?? Sorted(found, OrderOf(filter))) is { } sorted ? Finally(sorted) : InOwnOrder(found, filter);

    private IOrderedQueryable<T>? Sorted(IQueryable<T> found, string? sort) =>
        Columns.FirstOrDefault(c => c.SortKey is { } key && c.By is not null && sort?.TrimStart('-') == key)?.By!(found, sort!.StartsWith('-'));

    protected static IQueryable<T> Narrowed(IQueryable<T> visible, IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate(visible, (found, condition) => found.Where(condition));

    /// <summary>
    /// What else narrows the list is asked once, of an index or of each row, and views of the rows that leaves; only what
    /// people saved, and what is elsewhere, is looked for in everything.
    /// </summary>
    private async Task<(long Found, IReadOnlyList<long> Views, IReadOnlyList<long> Sums)> CountAsync(
        IQueryable<T> visible, TFilter filter, IReadOnlyList<TFilter> ready, IReadOnlyList<TFilter> kept, CancellationToken cancellationToken)
    {
        var (common, own) = Split(filter, ready);
        var (searched, sums) = (Narrowed(visible, common), Sums(filter, visible, [.. Conditions(filter)], own[0]));
        List<IEnumerable<Expression<Func<T, bool>>>> asides = [.. kept.Select(Conditions), .. Elsewhere(filter)];
        if (own.Count == 1 && sums.Count == 0 && asides.Count == 0)
        {
            return (await Narrowed(searched, own[0]).LongCountAsync(cancellationToken), [], []);
        }

        var views = own.Select((view, at) => at > 0 && IsFound(ready[at - 1]) ? Found(visible, common.Concat(view)) : Tally<T>.Count(view));
        var shown = await searched.TallyAsync([.. views, .. sums, .. asides.Select(a => Found(visible, a))], cancellationToken);
        // Where nothing is found nothing is read either, and so nothing said of what is elsewhere.
        var beside = shown is null ? await visible.CountEachAsync(asides, cancellationToken) : shown[(own.Count + sums.Count)..];
        shown ??= new long[own.Count + sums.Count];
        return (shown[0], [.. shown[1..own.Count], .. beside[..kept.Count]], [.. shown[own.Count..(own.Count + sums.Count)], .. beside[kept.Count..]]);
    }

    /// <summary>Looked for by itself, in the command that counts.</summary>
    private static Tally<T> Found(IQueryable<T> visible, IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var found = Narrowed(visible, conditions);
        return Tally<T>.Of(() => found.LongCount());
    }

    /// <summary>What the filter has in common with its views, and what each of them adds. A view asks nothing of the other fields.</summary>
    private (IReadOnlyList<Expression<Func<T, bool>>> Common, IReadOnlyList<IReadOnlyList<Expression<Func<T, bool>>>> Own) Split(TFilter filter, IReadOnlyList<TFilter> ready)
    {
        var views = fields.Views(filter).Zip(fields.Views(fields.Parse("")), (v, alone) => (v.Filter, Own: Conditions(alone.Filter).ToList())).ToList();
        var plain = ready.Count == 0 ? -1 : views.FindIndex(v => v.Own.Count == 0);
        return plain < 0
            ? ([], [.. ready.Prepend(filter).Select(f => Conditions(f).ToList())])
            : ([.. Conditions(views[plain].Filter)], [.. ready.Prepend(filter).Select(f => views.Find(v => v.Filter.Equals(f)).Own)]);
    }
}
