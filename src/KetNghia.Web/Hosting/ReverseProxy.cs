using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace KetNghia.Web.Hosting;

/// <summary>
/// Behind a proxy every request seems to come from one address. <c>Proxy:Known</c> names the proxies (addresses or
/// networks, separated by commas) whose word about the visitor's address and the name asked for is taken; nobody else's is.
/// </summary>
internal static class ReverseProxy
{
    public static void Use(WebApplication app)
    {
        var known = (app.Configuration["Proxy:Known"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (known.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var entry in known)
        {
            if (entry.Contains('/'))
            {
                options.KnownIPNetworks.Add(IPNetwork.Parse(entry));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(entry));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
