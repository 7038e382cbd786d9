using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Pairing.Contributions;

/// <summary>Khoản hỗ trợ over the API: pledge, hand over, confirm, read.</summary>
internal static class ContributionEndpoints
{
    /// <summary>What the forms call otherwise.</summary>
    private static readonly ApiFieldNames Fields = new(new Dictionary<string, string>
    {
        ["Figure"] = "quantityThousandths",
        ["FigureDong"] = "amountDong",
        ["ContentGroupCode"] = "contentGroup",
    });

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapRecordApi<Contribution>("contributions").WithMetadata(Fields);
        group.MapGet("/", ListAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("ListContributions").WithSummary("Api.Contributions.List");
        group.MapGet("/{id:guid}", GetAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("GetContribution").WithSummary("Api.Contributions.Get");
        group.MapPost("/", PledgeAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.Pledge))
            .WithName("CreateContribution").WithSummary("Api.Contributions.Create").WithExample(NewContribution.Example);
        group.MapPost("/{id:guid}/deliveries", HandOverAsync).EntersRecord<Contribution>().RequireAuthorization(Needs(PairingPermissions.Contributions.HandOver))
            .WithName("HandOverContribution").WithSummary("Api.Contributions.HandOver").WithExample(NewDelivery.Example);
        group.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/confirm", ConfirmAsync).EntersRecord<Contribution>().RequireAuthorization(Needs(PairingPermissions.Contributions.Confirm))
            .WithName("ConfirmDelivery").WithSummary("Api.Contributions.Confirm").WithExample(NewDelivery.ConfirmExample);
        group.MapPost("/{id:guid}/steps/{step}", StepAsync).EntersRecord<Contribution>().RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("TakeContributionStep").WithSummary("Api.Contributions.Step").WithExample(new ApiStepInput { Reason = "…" });
        group.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/steps/{step}", DeliveryStepAsync).EntersRecord<Contribution>().RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("TakeDeliveryStep").WithSummary("Api.Contributions.DeliveryStep").WithExample(new ApiStepInput { Reason = "…" });
    }

    private static HasPermissionAttribute Needs(string permission) => new(permission);

    internal static async Task<ApiPage<ContributionResource>> ListAsync(
        [AsParameters] ContributionApiFilter filter, [AsParameters] ApiPaging paging, [FromServices] PairingAccess access, [FromServices] RecordCodes codes,
        [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        var query = filter.ToFilter().Apply(await access.ContributionsAsync(cancellationToken), new ContributionLook(codes, clock.Today));
        var total = await query.CountAsync(cancellationToken);
        var rows = await ContributionResource.Of(query.OrderByDescending(c => c.PledgedOn).ThenBy(c => c.Id))
            .Skip(paging.Skip()).Take(paging.Size()).ToListAsync(cancellationToken);
        return paging.Of([.. rows.Select(r => r.AsOf(clock.Today).ShownBy(codes))], total);
    }

    internal static async Task<ContributionResource> GetAsync(
        Guid id, [FromServices] ContributionRecords kind, [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken) =>
        (await kind.ReadAsync(id, ContributionResource.Of, cancellationToken)).AsOf(clock.Today).ShownBy(codes);

    internal static async Task<Created<ApiCreated>> PledgeAsync(
        NewContribution body, [FromServices] PairingRecords pairings, [FromServices] ContributionRecords kind, [FromServices] ContributionAppService contributions,
        [FromServices] ICurrentTenant tenant, [FromServices] RecordCodes codes, CancellationToken cancellationToken)
    {
        using (tenant.Change(await pairings.TenantAsync(body.PairingId, cancellationToken)))
        {
            var id = await contributions.PledgeAsync(body.PairingId, body.SponsorPartyId, body.ReceiverPartyId, body.ToTerms(), cancellationToken);
            return await MadeAsync(id, id, kind, codes, cancellationToken);
        }
    }

    internal static async Task<Created<ApiCreated>> HandOverAsync(
        Guid id, NewDelivery body, [FromServices] ContributionRecords kind, [FromServices] ContributionAppService contributions, [FromServices] RecordCodes codes,
        CancellationToken cancellationToken) =>
        await MadeAsync(id, await contributions.HandOverAsync(id, body.ToStatement(), [], cancellationToken), kind, codes, cancellationToken);

    internal static async Task<ContributionResource> ConfirmAsync(
        Guid id, Guid deliveryId, NewDelivery body, [FromServices] ContributionRecords kind, [FromServices] ContributionAppService contributions,
        [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        await contributions.ConfirmAsync(id, deliveryId, body.ToStatement(), [], cancellationToken);
        return await GetAsync(id, kind, codes, clock, cancellationToken);
    }

    /// <summary>Its service asks the rules: they know one step that is taken so.</summary>
    internal static async Task<ContributionResource> StepAsync(
        Guid id, string step, ApiStepInput body, [FromServices] ContributionRecords kind, [FromServices] ContributionAppService contributions,
        [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        ContributionSteps.Rules.ActionOf(step);
        await contributions.ReverseAsync(id, body.Reason, cancellationToken);
        return await GetAsync(id, kind, codes, clock, cancellationToken);
    }

    internal static async Task<ContributionResource> DeliveryStepAsync(
        Guid id, Guid deliveryId, string step, ApiStepInput body, [FromServices] ContributionRecords kind, [FromServices] ContributionAppService contributions,
        [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        DeliverySteps.Rules.ActionOf(step);
        await contributions.WithdrawAsync(id, deliveryId, body.Reason, cancellationToken);
        return await GetAsync(id, kind, codes, clock, cancellationToken);
    }

    private static async Task<Created<ApiCreated>> MadeAsync(Guid contributionId, Guid recordId, ContributionRecords kind, RecordCodes codes, CancellationToken cancellationToken)
    {
        var made = await kind.ReadAsync(contributionId, found => found.Select(c => new { c.TenantId, c.Number }), cancellationToken);
        return TypedResults.Created($"{ApiGroup.Prefix}/contributions/{contributionId}", new ApiCreated(recordId, codes.Shown(made.TenantId, made.Number)));
    }
}
