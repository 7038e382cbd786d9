using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace KetNghia.Web.Verbs;

/// <param name="Entity">Null when the value names no record of ours.</param>
internal sealed record RouteId(string Name, string? Entity);

/// <param name="Workspaces">Kinds in which it answers; empty outside workspaces.</param>
/// <param name="Handlers">Named handlers of a page (<c>?handler=</c>).</param>
internal sealed record RouteFacts(
    string Method, string Path, string Kind, IReadOnlyList<string> Workspaces, string? Permission, bool Anonymous, bool Writes,
    IReadOnlyList<RouteId> Ids, IReadOnlyList<string> Handlers);

/// <summary>Every method and route of the running configuration, read from the same endpoints the host routes by.</summary>
internal sealed class RouteCatalogue(PageLoader pages, PermissionCatalogue permissions, EntityNames entities)
{
    private const string WorkspacePrefix = "/k/{workspace}";

    public async Task<IReadOnlyList<RouteFacts>> ReadAsync(IEnumerable<Endpoint> endpoints)
    {
        var facts = new List<RouteFacts>();
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            facts.AddRange(endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? await PageAsync(endpoint, page) : Endpoints(endpoint));
        }

        return [.. facts.DistinctBy(f => (f.Method, f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Method, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<RouteFacts>> PageAsync(RouteEndpoint endpoint, PageActionDescriptor page)
    {
        var compiled = await pages.LoadAsync(page, endpoint.Metadata);
        var metadata = compiled.Endpoint?.Metadata ?? endpoint.Metadata;
        var model = compiled.ModelTypeInfo?.GetCustomAttributes(inherit: true) ?? [];
        var declared = model.OfType<RecordIdAttribute>().ToList();
        var folder = page.ViewEnginePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts ? parts[^2] : page.AreaName;
        var path = Path(endpoint.RoutePattern);
        var isAccount = page.AreaName == OutsideWorkspace.AreaName;
        var isAnywhere = model.OfType<OutsideWorkspaceAttribute>().Any() || path.StartsWith("/error/", StringComparison.Ordinal);
        var found = new List<RouteFacts>();
        foreach (var method in compiled.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct())
        {
            var handlers = compiled.HandlerMethods.Where(h => string.Equals(h.HttpMethod, method, StringComparison.OrdinalIgnoreCase) && h.Name is not null)
                .Select(h => h.Name!).ToList();
            if (isAccount || isAnywhere)
            {
                found.Add(Facts(method, path, isAccount ? "account" : "page", metadata, endpoint.RoutePattern, declared, folder, handlers, isInside: false));
            }

            if (!isAccount && !path.StartsWith("/error/", StringComparison.Ordinal))
            {
                found.Add(Facts(method, WorkspacePrefix + path, "page", metadata, endpoint.RoutePattern, declared, folder, handlers, isInside: true));
            }
        }

        return found;
    }

    private IEnumerable<RouteFacts> Endpoints(RouteEndpoint endpoint)
    {
        var path = Path(endpoint.RoutePattern);
        var kind = path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal) ? "api"
            : path.StartsWith("/health/", StringComparison.Ordinal) ? "health"
            : path.StartsWith("/account/", StringComparison.Ordinal) ? "account"
            : "file";
        var isInside = kind == "file" && endpoint.Metadata.GetMetadata<OutsideWorkspaceAttribute>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        var literals = path.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeWhile(p => !p.StartsWith('{')).ToList();
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Where(m => m != "HEAD").Select(m => Facts(
            m, isInside ? WorkspacePrefix + path : path, kind, endpoint.Metadata, endpoint.RoutePattern,
            [.. endpoint.Metadata.GetOrderedMetadata<RecordIdAttribute>()], literals.LastOrDefault(), [], isInside));
    }

    private RouteFacts Facts(
        string method, string path, string kind, EndpointMetadataCollection metadata, RoutePattern pattern, IReadOnlyList<RecordIdAttribute> declared,
        string? folder, IReadOnlyList<string> handlers, bool isInside)
    {
        var needed = metadata.GetOrderedMetadata<HasPermissionAttribute>().Select(a => a.Permission).Distinct().ToList();
        var kinds = !isInside ? []
            : Enum.GetValues<WorkspaceKind>().Where(k => needed.TrueForAll(p => permissions.Find(p)?.Kinds.Contains(k) == true)).Select(k => k.ToString()).ToList();
        var ids = pattern.Parameters.Where(IsId)
            .Select(p => new RouteId(p.Name, declared.FirstOrDefault(d => d.Name == p.Name)?.Entity ?? entities.Guess(p.Name, folder)))
            .ToList();
        return new RouteFacts(
            method, path, kind, kinds, needed.Count == 0 ? null : string.Join(',', needed), metadata.GetMetadata<IAllowAnonymous>() is not null,
            method is not ("GET" or "HEAD" or "OPTIONS"), ids, handlers);
    }

    private static bool IsId(RoutePatternParameterPart parameter) =>
        parameter.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || parameter.ParameterPolicies.Any(p => p.Content == "guid");

    private static string Path(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content.ToLowerInvariant(),
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => "{" + parameter.Name + "}",
        _ => "",
    }))));
}

/// <summary>Entities of the model by the words paths use for them.</summary>
internal sealed class EntityNames(IServiceScopeFactory scopes)
{
    /// <summary>Where the page speaks of something people see and the row has another name.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Membership",
        ["unit"] = "AdminUnit",
        ["locality"] = "Workspace",
        ["sponsor"] = "Workspace",
        ["job"] = "JobRun",
        ["import"] = "ImportRun",
        ["audit"] = "ActionLogEntry",
    };

    private readonly Lazy<IReadOnlyList<string>> _names = new(() =>
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Model.GetEntityTypes().Select(t => t.ClrType.Name).Distinct()];
    });

    public string? Guess(string parameter, string? folder)
    {
        var word = string.Equals(parameter, "id", StringComparison.OrdinalIgnoreCase) ? folder ?? "" : parameter[..^2];
        var singular = word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? word[..^3] + "y" : word.EndsWith('s') ? word[..^1] : word;
        if (singular.Length == 0)
        {
            return null;
        }

        if (Aliases.GetValueOrDefault(singular) is { } alias && _names.Value.Contains(alias))
        {
            return alias;
        }

        var ending = _names.Value.Where(n => n.EndsWith(singular, StringComparison.OrdinalIgnoreCase)).ToList();
        return ending.Find(n => string.Equals(n, singular, StringComparison.OrdinalIgnoreCase)) ?? (ending.Count == 1 ? ending[0] : null);
    }
}
