using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Ui;

/// <summary>One part of a record, as its pages declare it.</summary>
/// <param name="Key">Each page names its own tab by it.</param>
/// <param name="Label">Text key.</param>
/// <param name="Page">As <c>Url.Page</c> takes it.</param>
/// <param name="Permission">Null for whoever opens the record.</param>
public sealed record RecordTab(string Key, string Label, string Page, string? Permission = null)
{
    public int? Count { get; init; }

    /// <summary>Of the address; null is the record's id.</summary>
    public object? Values { get; init; }
}

/// <summary>
/// One tab of the page of a record; its view stands under the layout <c>_Record</c>. A kind of record has one class over
/// this with its head and all its tabs, and one over that for each tab.
/// </summary>
public abstract class RecordPage : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Key of the tab shown.</summary>
    public abstract string Tab { get; }

    /// <summary>Path of the partial view above the tabs; this page is its model.</summary>
    public abstract string HeadView { get; }

    /// <summary>What the record is called in the title of the window.</summary>
    public abstract string RecordName { get; }

    /// <summary>Text key of what the tabs are parts of, for those who hear the page.</summary>
    public abstract string TabsLabel { get; }

    /// <summary>The first tab is the record itself.</summary>
    public bool IsFirstTab => AllTabs[0].Key == Tab;

    public string TabLabel => AllTabs.First(t => t.Key == Tab).Label;

    public IReadOnlyList<RecordTab> TabsFor(ICurrentUser user) => [.. AllTabs.Where(t => t.Permission is null || user.May(t.Permission))];

    /// <summary>In their order, whoever reads them. Asked when the record has been loaded.</summary>
    protected abstract IReadOnlyList<RecordTab> AllTabs { get; }
}
