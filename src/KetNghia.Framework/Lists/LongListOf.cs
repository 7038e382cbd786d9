namespace KetNghia.Framework.Lists;

/// <summary>
/// A list too long to be numbered and counted to its end: a page is read from a row on, and says how many rows there are as far
/// as that was counted. Its saved views are tabs without a number, which would have to be counted for each of them.
/// </summary>
public abstract class LongListOf<TFilter, T, TRow, TFiled>(ListFacts facts, IFilterFields<TFilter> fields, ListServices services, IStringLocalizer texts)
    : DeclaredList<TFilter, T, TRow, TFiled>(facts, fields, services, texts)
    where TFilter : class
{
    public sealed override async Task<ListShown<TRow>> ShowAsync(TFilter filter, ListStand stand, CancellationToken cancellationToken)
    {
        var saved = await Services.Views.MineAsync(Facts.Key, Services.User.Required.AccountId, cancellationToken);
        var (rows, place) = await ReadAsync(await PreparedAsync(filter, cancellationToken), stand, cancellationToken);
        var tabs = saved.Select(view => new ListTab(view.Name, Fields.ToQuery(Fields.Parse(view.Query)), null)).ToList();
        return new ListShown<TRow>(rows, new PageInfo(1, stand.Size, place.Count), tabs, []) { Place = place };
    }

    public sealed override async Task<long?> CountedAsync(TFilter filter, CancellationToken cancellationToken)
    {
        var (count, isMore) = await CountAsync(await PreparedAsync(filter, cancellationToken), cancellationToken);
        return new KeysetInfo(null, null, count, isMore).AtMost;
    }

    protected abstract Task<(IReadOnlyList<TRow> Rows, KeysetInfo Place)> ReadAsync(TFilter filter, ListStand stand, CancellationToken cancellationToken);

    /// <summary>As far as <see cref="KeysetInfo.Counted"/>.</summary>
    protected abstract Task<(int Count, bool IsMore)> CountAsync(TFilter filter, CancellationToken cancellationToken);
}
