using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KetNghia.Web.Hosting;

/// <summary>
/// Addresses of pages, made once a request for all records of a list: they differ in the record's id alone.
/// A year chosen in the frame goes on from page to page: every link, form and redirect to a page of the workspace carries it.
/// </summary>
internal sealed class PageLinks : IUrlHelperFactory
{
    private readonly UrlHelperFactory _inner = new();

    public IUrlHelper GetUrlHelper(ActionContext context)
    {
        var http = context.HttpContext;
        if (http.Items[typeof(PageLinks)] is not Links links)
        {
            var year = http.RequestServices.GetRequiredService<ShownYear>().Chosen;
            http.Items[typeof(PageLinks)] = links = new Links(_inner.GetUrlHelper(context), year);
        }

        return links;
    }

    private sealed class Links(IUrlHelper inner, string? year) : IUrlHelper
    {
        private readonly Dictionary<string, (string Before, string After)> _known = new(StringComparer.Ordinal);

        public ActionContext ActionContext => inner.ActionContext;

        public string? Action(UrlActionContext actionContext) => inner.Action(actionContext);

        public string? Content(string? contentPath) => inner.Content(contentPath);

        public bool IsLocalUrl(string? url) => inner.IsLocalUrl(url);

        public string? Link(string? routeName, object? values) => inner.Link(routeName, values);

        public string? RouteUrl(UrlRouteContext routeContext)
        {
            var values = new RouteValueDictionary(routeContext.Values);
            routeContext.Values = values;
            if (values["page"] is null)
            {
                return inner.RouteUrl(routeContext);
            }

            if (year is not null && (values["area"] as string) != OutsideWorkspace.AreaName)
            {
                values.TryAdd(ShownYear.Key, year);
            }

            return IsPlain(routeContext) && TryKey(values, out var id, out var key) ? OfRecord(routeContext, id, key) : inner.RouteUrl(routeContext);
        }

        private static bool IsPlain(UrlRouteContext context) => context is { RouteName: null, Protocol: null, Host: null, Fragment: null };

        private string? OfRecord(UrlRouteContext context, string id, string key)
        {
            if (_known.TryGetValue(key, out var around))
            {
                return string.Concat(around.Before, id, around.After);
            }

            if (inner.RouteUrl(context) is not { } url)
            {
                return null;
            }

            var at = url.IndexOf(id, StringComparison.Ordinal);
            if (at >= 0 && url.IndexOf(id, at + 1, StringComparison.Ordinal) < 0)
            {
                _known.Add(key, (url[..at], url[(at + id.Length)..]));
            }

            return url;
        }

        /// <summary>All values but the one id. The record of the page itself is left to the router, which may go on from where it is.</summary>
        private bool TryKey(RouteValueDictionary values, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out string? key)
        {
            (id, key) = (null, null);
            var rest = new StringBuilder();
            foreach (var (name, value) in values)
            {
                if (id is null && IdOf(value) is { } found)
                {
                    id = found;
                    rest.Append(name).Append('\u0001');
                    continue;
                }

                if (value is not (null or string))
                {
                    return false;
                }

                rest.Append(name).Append('\u0002').Append((string?)value).Append('\u0003');
            }

            if (id is null || ActionContext.RouteData.Values.Values.Contains(id))
            {
                return false;
            }

            key = rest.ToString();
            return true;
        }

        private static string? IdOf(object? value) => value switch
        {
            Guid id => id.ToString(),
            string { Length: 36 } text when Guid.TryParseExact(text, "D", out var id) && id.ToString() == text => text,
            _ => null,
        };
    }
}
