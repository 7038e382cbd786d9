using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
        var group = endpoints.MapApi("contributions", ExistAsync).WithMetadata(Fields);
        group.MapGet("/", ListAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("ListContributions").WithSummary("Api.Contributions.List");
        group.MapGet("/{id:guid}", GetAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("GetContribution").WithSummary("Api.Contributions.Get");
        group.MapPost("/", PledgeAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.Pledge))
            .WithName("CreateContribution").WithSummary("Api.Contributions.Create").WithExample(NewContribution.Example);
        group.MapPost("/{id:guid}/deliveries", HandOverAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.HandOver))
            .WithName("HandOverContribution").WithSummary("Api.Contributions.HandOver").WithExample(NewDelivery.Example);
        group.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/confirm", ConfirmAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.Confirm))
            .WithName("ConfirmDelivery").WithSummary("Api.Contributions.Confirm").WithExample(NewDelivery.ConfirmExample);
        group.MapPost("/{id:guid}/steps/{step}", StepAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("TakeContributionStep").WithSummary("Api.Contributions.Step").WithExample(new ApiStepInput { Reason = "…" });
        group.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/steps/{step}", DeliveryStepAsync).RequireAuthorization(Needs(PairingPermissions.Contributions.View))
            .WithName("TakeDeliveryStep").WithSummary("Api.Contributions.DeliveryStep").WithExample(new ApiStepInput { Reason = "…" });
    }

    private static HasPermissionAttribute Needs(string permission) => new(permission);

    private static async Task<bool> ExistAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var id = Id(http, "id");
        var found = (await http.RequestServices.GetRequiredService<PairingAccess>().ContributionsAsync(cancellationToken)).Where(c => c.Id == id);
        return Id(http, "deliveryId") is { } deliveryId
            ? await found.AnyAsync(c => c.Deliveries.Any(d => d.Id == deliveryId), cancellationToken)
            : await found.AnyAsync(cancellationToken);
    }

    private static Guid? Id(HttpContext http, string name) => Guid.TryParse(http.GetRouteValue(name) as string, out var id) ? id : null;

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
        Guid id, [FromServices] PairingAccess access, [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken) =>
        (await ContributionResource.Of((await access.ContributionsAsync(cancellationToken)).Where(c => c.Id == id)).FirstOrDefaultAsync(cancellationToken))
            ?.AsOf(clock.Today).ShownBy(codes)
        ?? throw new RecordNotFoundException();

    internal static async Task<Created<ApiCreated>> PledgeAsync(
        NewContribution body, [FromServices] PairingAccess access, [FromServices] ContributionAppService contributions, [FromServices] ICurrentTenant tenant,
        [FromServices] RecordCodes codes, CancellationToken cancellationToken)
    {
        var home = await access.TenantOfAsync(RecordKind.Pairing, body.PairingId, cancellationToken) ?? throw new RecordNotFoundException();
        using (tenant.Change(home))
        {
            var id = await contributions.PledgeAsync(body.PairingId, body.SponsorPartyId, body.ReceiverPartyId, body.ToTerms(), cancellationToken);
            return await MadeAsync(id, id, access, codes, cancellationToken);
        }
    }

    internal static async Task<Created<ApiCreated>> HandOverAsync(
        Guid id, NewDelivery body, [FromServices] PairingAccess access, [FromServices] ContributionAppService contributions, [FromServices] ICurrentTenant tenant,
        [FromServices] RecordCodes codes, CancellationToken cancellationToken)
    {
        using (tenant.Change(await TenantAsync(id, access, cancellationToken)))
        {
            var delivery = await contributions.HandOverAsync(id, body.ToStatement(), [], cancellationToken);
            return await MadeAsync(id, delivery, access, codes, cancellationToken);
        }
    }

    internal static async Task<ContributionResource> ConfirmAsync(
        Guid id, Guid deliveryId, NewDelivery body, [FromServices] PairingAccess access, [FromServices] ContributionAppService contributions,
        [FromServices] ICurrentTenant tenant, [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        using (tenant.Change(await TenantAsync(id, access, cancellationToken)))
        {
            await contributions.ConfirmAsync(id, deliveryId, body.ToStatement(), [], cancellationToken);
            return await GetAsync(id, access, codes, clock, cancellationToken);
        }
    }

    /// <summary>Its service asks the rules: they know one step that is taken so.</summary>
    private static async Task<ContributionResource> StepAsync(
        Guid id, string step, ApiStepInput body, [FromServices] PairingAccess access, [FromServices] ContributionAppService contributions, [FromServices] ICurrentTenant tenant,
        [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        ContributionSteps.Rules.ActionOf(step);
        using (tenant.Change(await TenantAsync(id, access, cancellationToken)))
        {
            await contributions.ReverseAsync(id, body.Reason, cancellationToken);
            return await GetAsync(id, access, codes, clock, cancellationToken);
        }
    }

    private static async Task<ContributionResource> DeliveryStepAsync(
        Guid id, Guid deliveryId, string step, ApiStepInput body, [FromServices] PairingAccess access, [FromServices] ContributionAppService contributions,
        [FromServices] ICurrentTenant tenant, [FromServices] RecordCodes codes, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        DeliverySteps.Rules.ActionOf(step);
        using (tenant.Change(await TenantAsync(id, access, cancellationToken)))
        {
            await contributions.WithdrawAsync(id, deliveryId, body.Reason, cancellationToken);
            return await GetAsync(id, access, codes, clock, cancellationToken);
        }
    }

    private static async Task<Guid> TenantAsync(Guid id, PairingAccess access, CancellationToken cancellationToken) =>
        await access.TenantOfAsync(RecordKind.Contribution, id, cancellationToken) ?? throw new RecordNotFoundException();

    private static async Task<Created<ApiCreated>> MadeAsync(Guid contributionId, Guid recordId, PairingAccess access, RecordCodes codes, CancellationToken cancellationToken)
    {
        var made = await (await access.ContributionsAsync(cancellationToken)).Where(c => c.Id == contributionId).Select(c => new { c.TenantId, c.Number }).FirstAsync(cancellationToken);
        return TypedResults.Created($"{ApiGroup.Prefix}/contributions/{contributionId}", new ApiCreated(recordId, codes.Shown(made.TenantId, made.Number)));
    }
}
