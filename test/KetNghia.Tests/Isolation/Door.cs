using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>One method of one route of the running host: everything a request can reach.</summary>
internal sealed record Door(string Method, RoutePattern Pattern, string? Handler, bool IsPage, string? Area, EndpointMetadataCollection Metadata)
{
    public string Path => "/" + Pattern.RawText!.Trim('/').ToLowerInvariant();

    public string Name => $"{Method} {Path}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool IsPost => HttpMethods.IsPost(Method);

    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsAnonymous => Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public bool IsOutside => !IsPage || Area == OutsideWorkspace.AreaName || Metadata.GetMetadata<OutsideWorkspaceAttribute>() is not null;

    public string? Permission => Metadata.GetMetadata<HasPermissionAttribute>()?.Permission;

    public IEnumerable<string> Parameters => Pattern.Parameters.Select(parameter => parameter.Name);

    /// <summary>The address with every parameter filled, in a workspace unless the door stands outside.</summary>
    public string Fill(TestWorkspace? workspace, Func<string, string> value)
    {
        var path = string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content.ToLowerInvariant(),
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(value(parameter.Name)),
            _ => "",
        }))));
        var prefix = IsOutside || workspace is null ? "/" : $"/k/{workspace.Slug}/";
        return prefix + path + (Handler is null ? "" : $"?handler={Handler}");
    }
}

internal static class Doors
{
    public static async Task<IReadOnlyList<Door>> OfAsync(TestHost host)
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in host.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                doors.AddRange(OfPage(endpoint, await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get];
                doors.AddRange(methods.Select(method => new Door(method, endpoint.RoutePattern, null, false, null, endpoint.Metadata)));
            }
        }

        return [.. doors.DistinctBy(door => door.Name).OrderBy(door => door.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<Door> OfPage(RouteEndpoint endpoint, CompiledPageActionDescriptor page)
    {
        var metadata = page.Endpoint?.Metadata ?? endpoint.Metadata;
        var handlers = page.HandlerMethods.Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name)).ToList();
        if (handlers.All(handler => handler.Item1 != HttpMethods.Get))
        {
            handlers.Add((HttpMethods.Get, null!));
        }

        return handlers.Select(handler => new Door(handler.Item1, endpoint.RoutePattern, handler.Name, true, page.AreaName, metadata));
    }
}
