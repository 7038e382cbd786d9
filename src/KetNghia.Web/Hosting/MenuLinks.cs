using System.Collections.Concurrent;

namespace KetNghia.Web.Hosting;

/// <summary>Addresses of menu pages, found once: they differ between requests only by the workspace in front.</summary>
internal sealed class MenuLinks(LinkGenerator links)
{
    private readonly ConcurrentDictionary<(string Area, string Page), string?> _paths = new();

    /// <summary>Null when the page does not exist in this deployable.</summary>
    public string? PathOf(string area, string page) => _paths.GetOrAdd(
        (area, page), key => links.GetPathByPage(key.Page, values: key.Area.Length == 0 ? null : new { area = key.Area }));

    public string? PathOf(MenuItem item) => PathOf(item.Area, item.Page);
}
