using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Directory.Api;

/// <summary>Đơn vị tham gia: sponsors and receivers visible in the token's workspace.</summary>
internal static class PartyEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var parties = endpoints.MapApi("parties");
        parties.MapGet("/", ListAsync).RequireAuthorization(View()).WithName("ListParties").WithSummary("Api.Parties.List");
        parties.MapGet("/{id:guid}", GetAsync).RequireAuthorization(View()).WithName("GetParty").WithSummary("Api.Parties.Get");
    }

    private static HasPermissionAttribute View() => new(DirectoryPermissions.Parties.View);

    private static async Task<ApiPage<PartyResource>> ListAsync(
        [AsParameters] PartyFilter filter, [AsParameters] ApiPaging paging, [FromServices] IParties parties, IClock clock, CancellationToken cancellationToken)
    {
        var all = (await parties.SearchAsync(filter.Q, filter.AllVersions == true ? null : filter.AsOf ?? clock.Today, ApiLists.Most, cancellationToken))
            .Where(p => filter.Kind is null || p.Kind == filter.Kind)
            .ToList();
        return paging.Of([.. all.Skip(paging.Skip()).Take(paging.Size()).Select(PartyResource.From)], all.Count);
    }

    private static async Task<PartyResource> GetAsync(Guid id, [FromServices] IParties parties, CancellationToken cancellationToken) =>
        (await parties.GetAsync([id], cancellationToken)).GetValueOrDefault(id) is { } party ? PartyResource.From(party) : throw new RecordNotFoundException();
}

internal sealed class PartyFilter
{
    [StringLength(100)]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [FromQuery(Name = "kind")]
    public PartyKind? Kind { get; init; }

    [FromQuery(Name = "asOf")]
    public DateOnly? AsOf { get; init; }

    [FromQuery(Name = "allVersions")]
    public bool? AllVersions { get; init; }
}

internal sealed record PartyResource(Guid Id, string Code, string Name, PartyKind Kind, Guid? UnitId, bool IsOwn, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public static PartyResource From(PartyInfo party) =>
        new(party.Id, party.Code, party.Name, party.Kind, party.UnitId, party.OwnerTenantId is not null, party.ValidFrom, party.ValidTo);
}
