using KetNghia.Framework.Ui;
using KetNghia.Framework.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KetNghia.Web.Hosting;

/// <summary>A year chosen in the frame goes on from page to page: every link, form and redirect to a page of the workspace carries it.</summary>
internal sealed class YearLinks : IUrlHelperFactory
{
    private readonly UrlHelperFactory _inner = new();

    public IUrlHelper GetUrlHelper(ActionContext context)
    {
        var helper = _inner.GetUrlHelper(context);
        return context.HttpContext.RequestServices.GetRequiredService<ShownYear>().Chosen is { } year ? new Carrying(helper, year) : helper;
    }

    private sealed class Carrying(IUrlHelper inner, string year) : IUrlHelper
    {
        public ActionContext ActionContext => inner.ActionContext;

        public string? Action(UrlActionContext actionContext) => inner.Action(actionContext);

        public string? Content(string? contentPath) => inner.Content(contentPath);

        public bool IsLocalUrl(string? url) => inner.IsLocalUrl(url);

        public string? Link(string? routeName, object? values) => inner.Link(routeName, values);

        public string? RouteUrl(UrlRouteContext routeContext)
        {
            var values = new RouteValueDictionary(routeContext.Values);
            if (values["page"] is not null && (values["area"] as string) != OutsideWorkspace.AreaName)
            {
                values.TryAdd(ShownYear.Key, year);
                routeContext.Values = values;
            }

            return inner.RouteUrl(routeContext);
        }
    }
}
