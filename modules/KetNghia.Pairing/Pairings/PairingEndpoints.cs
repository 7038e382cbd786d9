using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Pairing.Pairings;

/// <summary>Cặp kết nghĩa over the API: the same services and the same rows as the pages.</summary>
internal static class PairingEndpoints
{
    /// <summary>What the forms call otherwise.</summary>
    private static readonly ApiFieldNames Fields = new(new Dictionary<string, string>
    {
        ["Sponsors"] = "sponsorIds",
        ["Receivers"] = "receiverIds",
        ["Document.Id"] = "decidingDocumentId",
    });

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pairings = endpoints.MapRecordApi<TwinPairing>("pairings").WithMetadata(Fields);
        pairings.MapGet("/", ListAsync).RequireAuthorization(new HasPermissionAttribute(PairingPermissions.Pairings.View))
            .WithName("ListPairings").WithSummary("Api.Pairings.List");
        pairings.MapGet("/{id:guid}", GetAsync).RequireAuthorization(new HasPermissionAttribute(PairingPermissions.Pairings.View))
            .WithName("GetPairing").WithSummary("Api.Pairings.Get");
        pairings.MapPost("/", CreateAsync).RequireAuthorization(new HasPermissionAttribute(PairingPermissions.Pairings.Propose))
            .WithName("CreatePairing").WithSummary("Api.Pairings.Create").WithExample(NewPairing.Example);
        pairings.MapGet("/{id:guid}/steps", StepsAsync).EntersRecord<TwinPairing>().RequireAuthorization(new HasPermissionAttribute(PairingPermissions.Pairings.View))
            .WithName("ListPairingSteps").WithSummary("Api.Pairings.Steps");
        pairings.MapPost("/{id:guid}/steps/{step}", StepAsync).EntersRecord<TwinPairing>().RequireAuthorization(new HasPermissionAttribute(PairingPermissions.Pairings.View))
            .WithName("TakePairingStep").WithSummary("Api.Pairings.Step").WithExample(PairingStepInput.Example);
    }

    internal static async Task<IReadOnlyList<ApiStep>> StepsAsync(
        Guid id, [FromServices] PairingQueries queries, [FromServices] StepPerson person, [FromServices] ITexts texts, CancellationToken cancellationToken)
    {
        var pairing = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        return PairingSteps.Rules.Told(pairing.Standing, person, texts);
    }

    internal static async Task<PairingApiResource> StepAsync(
        Guid id, string step, PairingStepInput body, [FromServices] PairingAppService pairings, [FromServices] PairingQueries queries, [FromServices] PairingRecords kind,
        [FromServices] StepPerson person, [FromServices] RecordCodes codes, CancellationToken cancellationToken)
    {
        var action = PairingSteps.Rules.ActionOf(step);
        var pairing = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        PairingSteps.Rules.Check(pairing.Standing, action, person);
        await pairings.DoAsync(id, action, body.ToInput(pairing.Version), cancellationToken);
        return await GetAsync(id, kind, codes, cancellationToken);
    }

    internal static async Task<ApiPage<PairingApiResource>> ListAsync(
        [AsParameters] PairingApiFilter filter, [AsParameters] ApiPaging paging, [FromServices] PairingAccess access, [FromServices] KetNghiaDbContext db,
        [FromServices] RecordCodes codes, [FromServices] RecordNaming naming, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        var query = (filter.ToFilter() with { Naming = naming }).Apply(await access.PairingsAsync(cancellationToken), new PairingLook(await access.ContributionsAsync(cancellationToken), db, codes, clock.Today));
        var total = await query.CountAsync(cancellationToken);
        var rows = await PairingApiResource.Of(query.OrderBy(p => p.TenantId).ThenByNumber(p => p.Code)).Skip(paging.Skip()).Take(paging.Size()).ToListAsync(cancellationToken);
        return paging.Of(rows.ConvertAll(r => r.ShownBy(codes)), total);
    }

    internal static async Task<PairingApiResource> GetAsync(Guid id, [FromServices] PairingRecords kind, [FromServices] RecordCodes codes, CancellationToken cancellationToken) =>
        (await kind.ReadAsync(id, PairingApiResource.Of, cancellationToken)).ShownBy(codes);

    internal static async Task<Created<ApiCreated>> CreateAsync(
        NewPairing body, [FromServices] PairingAppService pairings, [FromServices] PairingRecords kind, [FromServices] PairingAccess access, [FromServices] ICurrentTenant tenant,
        [FromServices] IWorkspaceDirectory workspaces, [FromServices] RecordCodes codes, CancellationToken cancellationToken)
    {
        using (tenant.Change(await LocalityAsync(body.LocalityId, access, tenant, workspaces, cancellationToken)))
        {
            var id = await pairings.ProposeAsync(body.ToInput(), cancellationToken);
            return TypedResults.Created($"{ApiGroup.Prefix}/pairings/{id}", new ApiCreated(id, (await GetAsync(id, kind, codes, cancellationToken)).Code));
        }
    }

    /// <summary>The province names the locality; a locality writes its own.</summary>
    private static async Task<Guid> LocalityAsync(
        Guid? wanted, PairingAccess access, ICurrentTenant tenant, IWorkspaceDirectory workspaces, CancellationToken cancellationToken)
    {
        if (access.Kind != WorkspaceKind.Province)
        {
            return wanted is null || wanted == tenant.Required ? tenant.Required : throw new RecordNotFoundException();
        }

        return (await workspaces.LocalitiesAsync(cancellationToken)).FirstOrDefault(l => l.Id == wanted && !l.IsSuspended)?.TenantId
            ?? throw new BusinessException(DirectoryErrors.LocalityMissing).At("localityId");
    }
}

internal sealed class PairingApiFilter
{
    [StringLength(100)]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [FromQuery(Name = "state")]
    public PairingState? State { get; init; }

    [FromQuery(Name = "form")]
    public PairingForm? Form { get; init; }

    [FromQuery(Name = "sponsor")]
    public Guid? Sponsor { get; init; }

    [FromQuery(Name = "unit")]
    public Guid? Unit { get; init; }

    [FromQuery(Name = "locality")]
    public Guid? Locality { get; init; }

    [Range(1990, 2100)]
    [FromQuery(Name = "year")]
    public int? Year { get; init; }

    public PairingFilter ToFilter() => new() { Text = Q, State = State, Form = Form, Sponsor = Sponsor, Unit = Unit, Locality = Locality, Year = Year };
}

internal sealed record PairingPartyApiResource(Guid PartyId, string Name, bool IsLead, DateOnly FromOn, DateOnly? ToOn);

internal sealed record PairingApiResource(
    Guid Id, Guid LocalityId, string Code, PairingState State, PairingForm Form, PairingLevel Level, Guid? ProgrammeId, Guid UnitId,
    DateOnly FromOn, DateOnly? ToOn, DateOnly? EndedOn, string? Fields, IReadOnlyList<PairingPartyApiResource> Sponsors,
    IReadOnlyList<PairingPartyApiResource> Receivers, long Version)
{
    public PairingApiResource ShownBy(RecordCodes codes) => this with { Code = codes.Shown(LocalityId, Code) };

    public static IQueryable<PairingApiResource> Of(IQueryable<TwinPairing> query) => query.AsNoTracking().Select(p => new PairingApiResource(
        p.Id, p.TenantId, p.Code, p.State, p.Form, p.Level, p.ProgrammeId, p.UnitId, p.FromOn, p.ToOn, p.EndedOn, p.Fields,
        p.Sponsors.OrderByDescending(s => s.IsLead).ThenBy(s => s.Name).Select(s => new PairingPartyApiResource(s.PartyId, s.Name, s.IsLead, s.FromOn, s.ToOn)).ToList(),
        p.Receivers.OrderByDescending(r => r.IsLead).ThenBy(r => r.Name).Select(r => new PairingPartyApiResource(r.PartyId, r.Name, r.IsLead, r.FromOn, r.ToOn)).ToList(),
        p.Version));
}

internal sealed record NewPairing
{
    public static readonly NewPairing Example = new()
    {
        Form = PairingForm.Assigned,
        Level = PairingLevel.AgencyToCommune,
        FromOn = new DateOnly(2026, 1, 1),
        SponsorIds = [new Guid("0198a1b2-0000-7000-8000-000000000001")],
        ReceiverIds = [new Guid("0198a1b2-0000-7000-8000-000000000002")],
    };

    /// <summary>The province only: the locality whose pairing it becomes.</summary>
    public Guid? LocalityId { get; init; }

    public Guid? ProgrammeId { get; init; }

    public required PairingForm Form { get; init; }

    public required PairingLevel Level { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    [StringLength(TwinPairing.FieldsLength)]
    public string? Fields { get; init; }

    /// <summary>The first leads.</summary>
    [Length(1, 50)]
    public required IReadOnlyList<Guid> SponsorIds { get; init; }

    [Length(1, 50)]
    public required IReadOnlyList<Guid> ReceiverIds { get; init; }

    public Guid? ParentId { get; init; }

    public Guid? DecidingDocumentId { get; init; }

    public PairingInput ToInput() => new()
    {
        Terms = new PairingTermsOf { ProgrammeId = ProgrammeId, Form = Form, Level = Level, FromOn = FromOn, ToOn = ToOn, Fields = Fields },
        SponsorIds = SponsorIds,
        ReceiverIds = ReceiverIds,
        ParentId = ParentId,
        Document = DecidingDocumentId is { } document ? new DecidingInput { Id = document } : null,
    };
}

internal sealed record PairingStepInput : ApiStepInput
{
    public static readonly PairingStepInput Example = new() { On = new DateOnly(2026, 1, 1), DecidingDocumentId = new Guid("0198a1b2-0000-7000-8000-000000000003") };

    /// <summary>Business date from which it counts.</summary>
    public required DateOnly On { get; init; }

    public Guid? DecidingDocumentId { get; init; }

    /// <summary>The pairing that carries on; a transfer needs it.</summary>
    public Guid? SuccessorId { get; init; }

    /// <summary>The version that was looked at; refused when it is not the record's any more.</summary>
    public long? Version { get; init; }

    public StateChangeInput ToInput(long version) => new(On, Reason)
    {
        Document = DecidingDocumentId is { } document ? new DecidingInput { Id = document } : null,
        SuccessorId = SuccessorId,
        Version = Version ?? version,
    };
}
