namespace KetNghia.Framework.Lists;

/// <summary>A list whose filter people keep under a name.</summary>
[Contributed]
public interface IKeptList
{
    ListFacts Facts { get; }

    IStringLocalizer Texts { get; }

    /// <summary>The filter of an address as it is kept.</summary>
    string Canonical(string? query);
}

/// <summary>A list as its page needs it.</summary>
public interface IListOf<TFilter, TRow> : IKeptList
{
    IFilterFields<TFilter> Fields { get; }

    IReadOnlyList<ListHead> Heads { get; }

    /// <summary>Whether it can be taken along.</summary>
    bool IsFiled { get; }

    /// <summary>Rows of a page; null for a list that is shown whole.</summary>
    int? PageSize { get; }

    /// <summary>The order when the address names none, for example "name" or "-date".</summary>
    string OrderOf(TFilter filter);

    /// <summary>Names of records that stand in the filter, and those to choose from.</summary>
    /// <returns>Of many records no more than <see cref="AskedChoices.Enough"/>, the chosen one among them.</returns>
    Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(TFilter filter, AskedChoices asked, CancellationToken cancellationToken);

    Task<ListShown<TRow>> ShowAsync(TFilter filter, ListStand stand, CancellationToken cancellationToken);

    /// <summary>How many rows its file would have, without opening it; null where that counts no more than the page does.</summary>
    Task<long?> CountedAsync(TFilter filter, CancellationToken cancellationToken);

    string IKeptList.Canonical(string? query) => Fields.ToQuery(Fields.Parse(query));
}

/// <summary>The lists of this deployable.</summary>
public sealed class KeptLists(IEnumerable<IKeptList> lists, ICurrentUser user)
{
    /// <summary>A list the person may read; null when there is none.</summary>
    public IKeptList? Mine(string key) => lists.FirstOrDefault(l => l.Facts.Key == key && (l.Facts.Permission is not { } permission || user.May(permission)));
}
