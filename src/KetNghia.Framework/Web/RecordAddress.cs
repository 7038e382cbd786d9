using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Framework.Web;

/// <summary>
/// The address of one page for the records of a list: found once, then only the id changes. For lists whose every row has
/// links; elsewhere <c>Url.Page</c> serves.
/// </summary>
public sealed class RecordAddress
{
    /// <summary>No record's.</summary>
    private static readonly Guid Any = new("a7c0de1d-5eed-4bad-9f00-d0000000face");

    private readonly string _before;
    private readonly string _after;

    /// <param name="page">As <c>Url.Page</c> takes it.</param>
    /// <param name="idName">The part of the address, or the parameter, that the record's id stands in.</param>
    /// <param name="area">Of the page; null for that of the page shown.</param>
    /// <exception cref="InvalidOperationException">There is no such page, or its address does not name the record.</exception>
    public RecordAddress(IUrlHelper urls, string page, string idName = "id", string? area = null)
    {
        var values = new RouteValueDictionary { [idName] = Any };
        if (area is not null)
        {
            values["area"] = area;
        }

        var parts = urls.Page(page, values)?.Split(Any.ToString());
        (_before, _after) = parts is [var before, var after]
            ? (before, after)
            : throw new InvalidOperationException($"{page} has no address by {idName}.");
    }

    public string this[Guid id] => string.Concat(_before, id.ToString(), _after);
}
