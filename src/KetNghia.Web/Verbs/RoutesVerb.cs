using System.Text.Json;

namespace KetNghia.Web.Verbs;

internal sealed class RoutesVerb : IVerb
{
    public string Name => "routes";

    public string Usage => "routes --json           every method and route: permission, workspaces, ids, whether it writes";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints);
        var routes = await ActivatorUtilities.CreateInstance<RouteCatalogue>(app.Services, ActivatorUtilities.CreateInstance<EntityNames>(app.Services)).ReadAsync(endpoints);
        if (args.Contains("--json"))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(routes, VerifyJob.Json));
            return 0;
        }

        foreach (var route in routes)
        {
            terminal.Out.WriteLine($"{route.Method,-6} {route.Path}  {(route.Anonymous ? "anonymous" : route.Permission ?? "signed in")}");
        }

        return 0;
    }
}
