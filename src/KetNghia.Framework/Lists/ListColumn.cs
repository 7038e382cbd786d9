using System.Linq.Expressions;

namespace KetNghia.Framework.Lists;

/// <summary>Puts rows in order; the list itself makes the order unique.</summary>
public delegate IOrderedQueryable<T> Order<T>(IQueryable<T> rows, bool descending);

/// <summary>A column of the page, of the file, or of both, declared once.</summary>
/// <param name="Heading">Key of its text.</param>
public sealed record ListColumn<T, TFiled>(string Heading)
{
    /// <summary>Value of the query key <c>sort</c>; null when rows are not sorted by it.</summary>
    public string? SortKey { get; init; }

    /// <summary>Null for a sort key that the list itself knows how to follow.</summary>
    public Order<T>? By { get; init; }

    /// <summary>Key of the second line of its head.</summary>
    public string? Unit { get; init; }

    public bool IsNumber { get; init; }

    public bool IsOnPage { get; init; } = true;

    /// <summary>Asked when the page is drawn: not every workspace shows the column.</summary>
    public Func<bool>? OnPageIf { get; init; }

    /// <summary>Key of its heading in the file, where that is another.</summary>
    public string? FileHeading { get; init; }

    /// <summary>What stands in the file; null when the file has no such column.</summary>
    public Func<TFiled, object?>? Value { get; init; }

    public ExcelKind Kind { get; init; } = ExcelKind.Text;

    /// <summary>Width in the file, in letters; 0 for what fits its kind.</summary>
    public int Width { get; init; }

    /// <summary>Column of the import that reads the file back, or knows it as only shown.</summary>
    public string? Import { get; init; }

    /// <summary>Summed up in the last row of the file.</summary>
    public Func<TFiled, long>? Sum { get; init; }
}

public static class Orders
{
    public static Order<T> By<T, TKey>(Expression<Func<T, TKey>> key) => (rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
}
