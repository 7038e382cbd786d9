using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Directory.Api;

/// <summary>Đơn vị hành chính: versions with validity dates.</summary>
internal static class UnitEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var units = endpoints.MapApi("units");
        units.MapGet("/", ListAsync).RequireAuthorization(View()).WithName("ListUnits").WithSummary("Api.Units.List");
        units.MapGet("/{id:guid}", GetAsync).RequireAuthorization(View()).WithName("GetUnit").WithSummary("Api.Units.Get");
    }

    private static HasPermissionAttribute View() => new(DirectoryPermissions.Units.View);

    private static async Task<ApiPage<UnitResource>> ListAsync(
        [AsParameters] UnitFilter filter, [AsParameters] ApiPaging paging, [FromServices] IUnitLookup units, IClock clock, CancellationToken cancellationToken)
    {
        var all = filter.Parent is { } parent
            ? (await units.ChildrenAsync(parent, cancellationToken)).Where(u => filter.Includes(u, clock.Today)).ToList()
            : await units.SearchAsync(filter.Q, filter.AllVersions == true ? null : filter.AsOf ?? clock.Today, ApiLists.Most, cancellationToken);
        return paging.Of([.. all.Skip(paging.Skip()).Take(paging.Size()).Select(UnitResource.From)], all.Count);
    }

    private static async Task<UnitResource> GetAsync(Guid id, [FromServices] IUnitLookup units, CancellationToken cancellationToken) =>
        (await units.GetAsync([id], cancellationToken)).GetValueOrDefault(id) is { } unit ? UnitResource.From(unit) : throw new RecordNotFoundException();
}

internal static class ApiLists
{
    /// <summary>Registers are small (a province has a few hundred rows); a filter narrows what exceeds this.</summary>
    public const int Most = 5000;
}

internal sealed class UnitFilter
{
    [StringLength(100)]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [FromQuery(Name = "asOf")]
    public DateOnly? AsOf { get; init; }

    [FromQuery(Name = "allVersions")]
    public bool? AllVersions { get; init; }

    [FromQuery(Name = "parent")]
    public Guid? Parent { get; init; }

    public bool Includes(UnitRef unit, DateOnly today)
    {
        var day = AsOf ?? today;
        return AllVersions == true || ((unit.ValidFrom is null || unit.ValidFrom <= day) && (unit.ValidTo is null || unit.ValidTo >= day));
    }
}

internal sealed record UnitResource(Guid Id, string Code, string Name, string Label, Guid? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public static UnitResource From(UnitRef unit) => new(unit.Id, unit.Code, unit.Name, unit.Label, unit.ParentId, unit.ValidFrom, unit.ValidTo);
}
