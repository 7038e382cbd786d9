using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace KetNghia.Framework.Lists;

/// <summary>A list as its address says it; stands in job rows.</summary>
public sealed record ShownList([property: JsonRequired] string Query, string? Sort);

/// <summary>Which page of a list its address asks for, in which order.</summary>
/// <param name="Number">From one; null for the first.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record ListStand(string? Sort, int? Number, int Size)
{
    /// <summary>Place in a long list behind which its older rows are asked for.</summary>
    public string? Older { get; init; }

    /// <summary>Place before which its newer rows are asked for.</summary>
    public string? Newer { get; init; }
}

/// <summary>A ready-made view, or one the person saved.</summary>
/// <param name="Count">Null where nobody counts so far.</param>
public sealed record ListTab(string Name, string Query, long? Count);

/// <param name="Sums">What the list asked beside its rows, in its order.</param>
public sealed record ListShown<TRow>(IReadOnlyList<TRow> Rows, PageInfo Paging, IReadOnlyList<ListTab> Tabs, IReadOnlyList<long> Sums)
{
    /// <summary>Where a list stands that is too long to be numbered; null for one with numbered pages.</summary>
    public KeysetInfo? Place { get; init; }
}

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

/// <summary>A list of records with numbered pages, declared once: tabs with counts, orders and sums follow too. A further text: <c>Count</c>.</summary>
/// <typeparam name="TFilter">A record; equal filters have equal addresses.</typeparam>
/// <typeparam name="T">What is asked of the database.</typeparam>
/// <typeparam name="TRow">A row of the page.</typeparam>
/// <typeparam name="TFiled">A row of the file.</typeparam>
public abstract class ListOf<TFilter, T, TRow, TFiled>(ListFacts facts, IFilterFields<TFilter> fields, ListServices services, IStringLocalizer texts)
    : DeclaredList<TFilter, T, TRow, TFiled>(facts, fields, services, texts)
    where TFilter : class
{
    public sealed override async Task<ListShown<TRow>> ShowAsync(TFilter filter, ListStand stand, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(cancellationToken);
        filter = await PreparedAsync(filter, cancellationToken);
        if (PageSize is null)
        {
            var all = await RowsAsync(Narrowed(visible, Conditions(filter)), filter, stand.Sort, 0, int.MaxValue, cancellationToken);
            return new ListShown<TRow>(all, new PageInfo(1, Math.Max(1, all.Count), all.Count), [], []);
        }

        var ready = Fields.Views(filter).Where(v => Offers(v.Filter)).ToList();
        ready = ready.Count > 1 ? ready : [];
        var saved = await Services.Views.MineAsync(Facts.Key, Services.User.Required.AccountId, cancellationToken);
        var kept = new List<TFilter>();
        foreach (var view in saved)
        {
            kept.Add(await PreparedAsync(Fields.Parse(view.Query), cancellationToken));
        }

        var (count, ofViews, sums) = await CountAsync(visible, filter, [.. ready.Select(v => v.Filter)], kept, cancellationToken);
        var paging = PageInfo.Of(stand.Number, count, stand.Size);
        var rows = await RowsAsync(Narrowed(visible, Conditions(filter)), filter, stand.Sort, paging.Skip, stand.Size, cancellationToken);
        var tabs = ready.Select(v => (Name: Texts[v.TextKey].Value, v.Filter)).Concat(saved.Zip(kept, (view, Filter) => (view.Name, Filter)));
        return new ListShown<TRow>(rows, paging, [.. tabs.Zip(ofViews, (tab, n) => new ListTab(tab.Name, Fields.ToQuery(tab.Filter), n))], sums);
    }

    /// <summary>Whether a ready-made view is for this person.</summary>
    protected virtual bool Offers(TFilter view) => true;

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

    /// <summary>Makes every order unique.</summary>
    protected abstract IOrderedQueryable<T> Finally(IOrderedQueryable<T> sorted);

    /// <summary>When no column is asked for and <see cref="OrderOf"/> names none.</summary>
    protected virtual IQueryable<T> InOwnOrder(IQueryable<T> found, TFilter filter) => found;

    /// <summary>In the order asked for, or in the list's own; a key that means nothing is left out.</summary>
    protected IQueryable<T> Sorted(IQueryable<T> found, TFilter filter, string? sort) =>
        (Sorted(found, sort) ?? Sorted(found, OrderOf(filter))) is { } sorted ? Finally(sorted) : InOwnOrder(found, filter);

    private IOrderedQueryable<T>? Sorted(IQueryable<T> found, string? sort) =>
        Columns.FirstOrDefault(c => c.SortKey is { } key && c.By is not null && sort?.TrimStart('-') == key)?.By!(found, sort!.StartsWith('-'));

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
        var views = Fields.Views(filter).Zip(Fields.Views(Fields.Parse("")), (v, alone) => (v.Filter, Own: Conditions(alone.Filter).ToList())).ToList();
        var plain = ready.Count == 0 ? -1 : views.FindIndex(v => v.Own.Count == 0);
        return plain < 0
            ? ([], [.. ready.Prepend(filter).Select(f => Conditions(f).ToList())])
            : ([.. Conditions(views[plain].Filter)], [.. ready.Prepend(filter).Select(f => views.Find(v => v.Filter.Equals(f)).Own)]);
    }
}
