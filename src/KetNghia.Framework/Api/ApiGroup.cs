using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Framework.Api;

/// <summary>Where modules hang their API endpoints: <c>endpoints.MapApi("pairings").MapGet(…)</c>.</summary>
/// <remarks>
/// The host answers around it: tokens only, problem+json, <c>Idempotency-Key</c> on every POST, a rate limit per token.
/// Each endpoint adds <c>.RequireAuthorization(new HasPermissionAttribute(…))</c> and <c>.WithSummary(text key)</c>.
/// </remarks>
public static class ApiGroup
{
    public const string Prefix = "/api/v1";
    public const string TokenScheme = "Token";
    public const string ProblemType = "application/problem+json";

    private static readonly int[] Refusals = [400, 401, 403, 404, 409, 415, 422, 429];

    /// <param name="noun">Plural, in the address and as the heading of its operations: texts <c>Api.Noun.{noun}</c>.</param>
    /// <param name="records">Needed as soon as an operation that writes has ids in its address.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string noun, ApiRecords? records = null)
    {
        var group = endpoints.MapGroup(Prefix + "/" + noun)
            .WithTags(noun)
            .RequireAuthorization(p => p.AddAuthenticationSchemes(TokenScheme).RequireAuthenticatedUser())
            .AddEndpointFilter<RouteGroupBuilder, ApiInputFilter>();
        foreach (var status in Refusals)
        {
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ProblemType]));
        }

        return records is null ? group : group.WithMetadata(records);
    }

    /// <summary>Shown in the API's description as the example of the request body.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, object body) => endpoint.WithMetadata(new ApiExample(body));
}

public sealed record ApiExample(object Body);

/// <summary>What the body calls a field of the form, where the two differ (<c>Figure</c> is <c>quantityThousandths</c>).</summary>
public sealed record ApiFieldNames(IReadOnlyDictionary<string, string> Names);

/// <summary>Whether every record named by the address exists for the caller. Asked before anything about the body is judged.</summary>
public delegate Task<bool> ApiRecords(HttpContext http, CancellationToken cancellationToken);

/// <summary>One page of a list.</summary>
/// <param name="Total">All rows the filter finds, for the caller's scope.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);

/// <summary>Address of what a POST made.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Number">Its human number or code.</param>
public sealed record ApiCreated(Guid Id, string Number);

/// <summary>A refusal (RFC 9457).</summary>
/// <param name="Code">Stable; the texts may change.</param>
/// <param name="Errors">Everything that is wrong, by field of the body; "" is what belongs to none.</param>
/// <param name="TraceId">Quote it when asking for help.</param>
public sealed record ApiProblem(
    string Type, string Title, int Status, string? Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors, string TraceId);

/// <summary>Which page of a list is wanted: <c>?page=1&amp;pageSize=50</c>.</summary>
public sealed class ApiPaging
{
    public const int DefaultSize = 50;
    public const int LargestSize = 200;

    [Range(1, 100_000)]
    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    [Range(1, LargestSize)]
    [FromQuery(Name = "pageSize")]
    public int? PageSize { get; init; }

    public int Number() => Page ?? 1;

    public int Size() => PageSize ?? DefaultSize;

    public int Skip() => (Number() - 1) * Size();

    public ApiPage<T> Of<T>(IReadOnlyList<T> items, int total) => new(items, Number(), Size(), total);
}
