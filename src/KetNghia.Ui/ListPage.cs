using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Ui;

/// <param name="Kept">What the form leaves as it is.</param>
/// <param name="Close">Where the list is without the form.</param>
public sealed record FilterForm(IReadOnlyList<FilterInput> Inputs, IReadOnlyList<(string Name, string Value)> Kept, string Close);

/// <summary>A link above or below a list.</summary>
/// <param name="Count">Rows behind it; null when that is no matter.</param>
public sealed record ListLink(string Text, string Url, bool IsCurrent, long? Count = null);

/// <summary>What the page of a list needs besides the list.</summary>
public sealed class ListPageServices(ListExports exports, ShownYear year)
{
    internal ListExports Exports => exports;

    internal ShownYear Year => year;
}

/// <summary>What the frame around the rows of a list shows (the layout <c>_List</c>).</summary>
public abstract class ListFrame(IKeptList list) : PageModel
{
    public virtual string Title => Text("Title");

    public virtual string Sub => list.Texts[list.Facts.Prefix + ".Count", Format.Whole(Paging.Total)];

    /// <summary>Name of the number of rows among the figures of the page.</summary>
    public virtual string CountName => "count";

    public virtual string? TableClass => null;

    /// <summary>Of the empty list.</summary>
    public abstract string Icon { get; }

    public ExportButton? Export { get; private protected set; }

    public IReadOnlyList<ListLink> Tabs { get; private protected set; } = [];

    /// <summary>Where the filter is kept under a name; null for a list that is shown whole.</summary>
    public string? SaveUrl { get; private protected set; }

    /// <summary>Every field that is filled, whether the form is open or not.</summary>
    public IReadOnlyList<FilterChip> Chips { get; private protected set; } = [];

    /// <summary>Everything that narrows the list: the ready-made view too.</summary>
    public IReadOnlyList<FilterChip> Narrowing { get; private protected set; } = [];

    /// <summary>Null while the form is closed.</summary>
    public FilterForm? Form { get; private protected set; }

    /// <summary>Opens the form; null when it is open, or when there is nothing to choose.</summary>
    public string? AddUrl { get; private protected set; }

    public IReadOnlyList<ListHead> Heads { get; private protected set; } = [];

    public string DefaultOrder { get; private protected set; } = "";

    public PageInfo Paging { get; private protected set; } = new(1, PageInfo.DefaultSize, 0);

    /// <summary>Where a list stands that is too long to be numbered.</summary>
    public KeysetInfo? Place { get; private protected set; }

    public bool HasRows { get; private protected set; }

    /// <summary>There is nothing to be found anywhere.</summary>
    public bool IsEmpty => !HasRows && (Place is null or { Older: null, Newer: null });

    public IReadOnlyList<ListLink> Sizes { get; private protected set; } = [];

    /// <summary>A text of the list: without its prefix.</summary>
    public string Text(string key) => list.Texts[$"{list.Facts.Prefix}.{key}"];

    public bool HasText(string key) => !list.Texts[$"{list.Facts.Prefix}.{key}"].ResourceNotFound;
}

/// <summary>
/// The page of a list: filter, order and page stand in the address, so an address is a view. The view writes the cells of
/// the rows and what is special; everything around them comes from the list's declaration.
/// </summary>
public abstract class ListPage<TFilter, TRow>(IListOf<TFilter, TRow> list, ListPageServices services) : ListFrame(list)
    where TFilter : class
{
    private static readonly int[] Offered = [10, 25, 50];

    private IReadOnlyList<FilterInput> _inputs = [];

    [BindProperty(SupportsGet = true, Name = SortHeadTagHelper.QueryKey)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = KeysetInfo.OlderKey)]
    public string? Older { get; set; }

    [BindProperty(SupportsGet = true, Name = KeysetInfo.NewerKey)]
    public string? Newer { get; set; }

    [BindProperty(SupportsGet = true, Name = "panel")]
    public string? Panel { get; set; }

    [BindProperty(SupportsGet = true, Name = "size")]
    public int? Size { get; set; }

    public TFilter Filter { get; private set; } = null!;

    public ListShown<TRow> List { get; private set; } = null!;

    public IReadOnlyList<TRow> Rows => List.Rows;

    public ShownYear Shown => services.Year;

    private string Here => Request.PathBase + Request.Path;

    /// <summary>The filter as a query string, "" when everything is shown.</summary>
    private string Query => list.Fields.ToQuery(Filter);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken))
        {
            return LocalRedirect(Here + QueryUrl.Joined(Query, Others()));
        }

        var size = list.PageSize is not { } usual ? int.MaxValue : Size is { } asked && Offered.Contains(asked) ? asked : usual;
        List = await list.ShowAsync(Filter, new ListStand(Sort, Number, size) { Older = Older, Newer = Newer }, cancellationToken);
        (Paging, Place, HasRows, Heads, DefaultOrder) = (List.Paging, List.Place, Rows.Count > 0, list.Heads, list.OrderOf(Filter));
        // A view people saved may say what a ready-made one says: theirs comes later.
        var current = List.Tabs.Select(t => t.Query).ToList().LastIndexOf(Query);
        Tabs = [.. List.Tabs.Select((t, i) => new ListLink(t.Name, Here + t.Query, i == current, t.Count))];
        AddUrl = Form is null && _inputs.Any(IsInForm) ? UrlWith("panel", "filters") : null;
        if (list.PageSize is not null)
        {
            SaveUrl = services.Year.Carried($"{Request.PathBase}/views/{list.Facts.Key}{QueryString.Create("query", Query)}");
            Sizes = Paging.Total <= Offered[0] ? [] : [.. Offered.Select(n => (n, Text: n.ToString(CultureInfo.InvariantCulture))).Select(s => new ListLink(s.Text, UrlWith("size", s.Text), s.n == Paging.Size))];
        }

        await LoadAsync(cancellationToken);
        if (list.IsFiled && services.Exports.May(list.Facts.Key))
        {
            Export = await this.ExportButtonAsync(services.Exports, UiText.Get("Export.Exactly"), Place?.AtMost ?? Paging.Total, cancellationToken);
        }

        return Page();
    }

    /// <summary>Exactly what is shown: same filter, same order.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken);
        return await list.CountedAsync(Filter, cancellationToken) is { } rows && await services.Exports.IsLongAsync(rows, cancellationToken)
            ? this.BackToList()
            : await this.GiveListAsync(services.Exports, request, cancellationToken);
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) =>
        await this.AskForListAsync(services.Exports, await RequestAsync(cancellationToken), cancellationToken);

    /// <summary>What else the page shows.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<ExportRequest> RequestAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return ExportRequest.Of(list.Facts.Key, new ShownList(Query, Sort), Narrowing);
    }

    /// <returns>Whether a record that was named is chosen now, so that the address says which.</returns>
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Filter = list.Fields.Parse(Request.QueryString.Value);
        if (list.Fields.Has(ShownYear.Key))
        {
            services.Year.IsEveryUnlessChosen();
            Filter = list.Fields.With(Filter, ShownYear.Key, services.Year.Year?.ToString(CultureInfo.InvariantCulture));
        }

        var (names, found) = await ChooseAsync(cancellationToken);
        var isOpen = Panel == "filters" || names.Count > 0;
        var records = await list.ChoicesAsync(Filter, new AskedChoices(list.Fields.Asked(Filter, isOpen), names), cancellationToken);
        _inputs = [.. list.Fields.Inputs(Filter, list.Texts, records).Select(i => i with { Typed = names.GetValueOrDefault(i.Key) })];
        Narrowing = [.. _inputs.Where(i => i.Value is not null).Select(i => new FilterChip(i.Kind == FilterKind.View ? UiText.Get("Views.Label") : i.Label, i.Shown, i.Key))];
        Chips = [.. Narrowing.Where(c => _inputs.First(i => i.Key == c.QueryKey).Kind != FilterKind.View)];
        if (isOpen)
        {
            var kept = _inputs.Where(i => !IsInForm(i) && i.Value is not null).Select(i => (i.Key, i.Value!));
            Form = new FilterForm([.. _inputs.Where(IsInForm)], [.. kept, .. Others()], Here + QueryUrl.Joined(Query, Others()));
        }

        return found && names.Count == 0;
    }

    /// <summary>Takes what was typed for the record of that name; what names none, or several, is asked again.</summary>
    private async Task<(IReadOnlyDictionary<string, string> Left, bool Found)> ChooseAsync(CancellationToken cancellationToken)
    {
        var names = list.Fields.Named(Request.QueryString.Value);
        var records = names.Count == 0 ? null : await list.ChoicesAsync(Filter, new AskedChoices(names.Keys.ToHashSet(), names), cancellationToken);
        var left = new Dictionary<string, string>();
        foreach (var (key, name) in names)
        {
            var called = records!.GetValueOrDefault(key) ?? [];
            var exactly = called.Where(c => VietnameseText.Fold(c.Text) == VietnameseText.Fold(name)).ToList();
            if ((exactly.Count == 1 ? exactly : called) is [var one])
            {
                Filter = list.Fields.With(Filter, key, one.Value);
            }
            else
            {
                left[key] = name;
            }
        }

        return (left, names.Count > left.Count);
    }

    /// <summary>The same list with the filter form open, or with another page size.</summary>
    private string UrlWith(string key, string value) => Here + QueryUrl.Joined(Query, [(key, value), .. Others().Where(o => o.Name != key)]);

    private IEnumerable<(string Name, string Value)> Others()
    {
        if (Sort is { Length: > 0 } sort)
        {
            yield return (SortHeadTagHelper.QueryKey, sort);
        }

        if (Size is { } size)
        {
            yield return ("size", size.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool IsInForm(FilterInput input) => input.Kind is FilterKind.Words or FilterKind.Day || input is { Kind: FilterKind.Choice, Choices: not null };
}
