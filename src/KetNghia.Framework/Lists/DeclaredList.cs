using System.Linq.Expressions;
using System.Text.Json;

namespace KetNghia.Framework.Lists;

/// <summary>
/// What every list declares, however its pages are read: its file and the views people save of it follow. Texts, all of them
/// with the prefix: <c>Title</c>, <c>Noun</c>, <c>Empty</c>, <c>Empty.Text</c>.
/// </summary>
/// <typeparam name="TFilter">A record; equal filters have equal addresses.</typeparam>
/// <typeparam name="T">What is asked of the database.</typeparam>
/// <typeparam name="TRow">A row of the page.</typeparam>
/// <typeparam name="TFiled">A row of the file.</typeparam>
public abstract class DeclaredList<TFilter, T, TRow, TFiled>(ListFacts facts, IFilterFields<TFilter> fields, ListServices services, IStringLocalizer texts)
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

    public virtual Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(TFilter filter, AskedChoices asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>>(new Dictionary<string, IReadOnlyList<FilterChoice>>());

    public abstract Task<ListShown<TRow>> ShowAsync(TFilter filter, ListStand stand, CancellationToken cancellationToken);

    public virtual Task<long?> CountedAsync(TFilter filter, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

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

    /// <summary>Looked up before a file is written.</summary>
    protected virtual Task OpenFileAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything found, in the order shown.</summary>
    protected virtual IAsyncEnumerable<TFiled> Filed(IQueryable<T> found, TFilter filter, string? sort, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected virtual string TotalText(int count) => texts[facts.Prefix + ".Total", Format.Whole(count)];

    protected static IQueryable<T> Narrowed(IQueryable<T> visible, IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate(visible, (found, condition) => found.Where(condition));
}
