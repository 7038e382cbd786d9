using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Emulation.Api;

/// <summary>Đợt chấm điểm over the API: what is open or was held, its sheets and its provisional results.</summary>
internal static class AssessmentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapRecordApi<AssessmentPeriod>("assessments");
        group.MapGet("/", ListAsync).RequireAuthorization(View()).WithName("ListAssessments").WithSummary("Api.Assessments.List");
        group.MapGet("/{id:guid}", GetAsync).EntersRecord<AssessmentPeriod>().RequireAuthorization(View()).WithName("GetAssessment").WithSummary("Api.Assessments.Get");
        group.MapGet("/{id:guid}/sheets", SheetsAsync).EntersRecord<AssessmentPeriod>().RequireAuthorization(View()).WithName("ListAssessmentSheets").WithSummary("Api.Assessments.Sheets");
        group.MapGet("/{id:guid}/results", ResultsAsync).EntersRecord<AssessmentPeriod>().RequireAuthorization(View()).WithName("GetAssessmentResults").WithSummary("Api.Assessments.Results");
    }

    private static HasPermissionAttribute View() => new(EmulationPermissions.Assessments.View);

    internal static async Task<ApiPage<AssessmentResource>> ListAsync(
        [AsParameters] AssessmentApiFilter filter, [AsParameters] ApiPaging paging, [FromServices] AssessmentRecords kind, [FromServices] KetNghiaDbContext db, CancellationToken cancellationToken)
    {
        var found = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(a => (filter.State == null || a.State == filter.State) && (filter.Subject == null || a.Subject == filter.Subject));
        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(a => a.To).ThenBy(a => a.Id).Skip(paging.Skip()).Take(paging.Size()).Rows(db).ToListAsync(cancellationToken);
        return paging.Of(rows.ConvertAll(AssessmentResource.From), total);
    }

    internal static async Task<AssessmentResource> GetAsync(Guid id, [FromServices] AssessmentRecords kind, [FromServices] KetNghiaDbContext db, CancellationToken cancellationToken) =>
        AssessmentResource.From(await kind.ReadAsync(id, found => found.AsNoTracking().Rows(db), cancellationToken));

    internal static async Task<ApiPage<SheetHeadResource>> SheetsAsync(
        Guid id, [AsParameters] SheetApiFilter filter, [AsParameters] ApiPaging paging, [FromServices] AssessmentRecords kind, [FromServices] SheetRecords sheets, [FromServices] KetNghiaDbContext db,
        [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        await GetAsync(id, kind, db, cancellationToken);
        var visible = (await sheets.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.AssessmentId == id && (filter.State == null || s.State == filter.State));
        var total = await visible.CountAsync(cancellationToken);
        var rows = await visible.OrderBy(s => s.Cluster).ThenBy(s => s.SubjectName).ThenBy(s => s.Id).Skip(paging.Skip()).Take(paging.Size()).Rows(db).ToListAsync(cancellationToken);
        return paging.Of(rows.ConvertAll(r => SheetHeadResource.From(r, clock.Today)), total);
    }

    internal static async Task<AssessmentResultsResource> ResultsAsync(Guid id, [FromServices] AssessmentResults results, [FromServices] ReasonWords reasons, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        var standing = await results.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        return new AssessmentResultsResource(
            AssessmentResource.From(standing.Row), standing.IsWhole, [.. standing.Rows.Select(r => ResultResource.From(standing, r, r.Provisional is { } result ? reasons.Of(standing.Rubric, result.Deciding) : [], clock.Today))]);
    }
}

internal sealed class AssessmentApiFilter
{
    [FromQuery(Name = "state")]
    public AssessmentState? State { get; init; }

    [FromQuery(Name = "subject")]
    public SubjectKind? Subject { get; init; }
}

internal sealed class SheetApiFilter
{
    [FromQuery(Name = "state")]
    public SheetState? State { get; init; }
}

internal sealed record AssessmentResource(
    Guid Id, string Name, AssessmentState State, SubjectKind Subject, Guid RubricId, string RubricName, int RubricNumber, DateOnly FromOn, DateOnly ToOn, DateOnly SelfDueOn, DateOnly? CrossCheckDueOn, DateOnly AppraisalDueOn, long Version)
{
    public static AssessmentResource From(AssessmentRow row) =>
        new(row.Id, row.Name, row.State, row.Subject, row.RubricId, row.RubricName, row.RubricNumber, row.From, row.To, row.SelfDueOn, row.CrossCheckDueOn, row.AppraisalDueOn, row.Version);
}

internal sealed record SheetHeadResource(
    Guid Id, Guid AssessmentId, Guid SubjectId, string SubjectName, string? Cluster, string? AreaClass, SheetState State, DateOnly DueOn, DateOnly? SentOn, bool IsLate, DateTime? MeasuredAtUtc, long Version)
{
    public static SheetHeadResource From(SheetRow row, DateOnly today) => new(
        row.Id, row.AssessmentId, row.SubjectId, row.SubjectName, row.Cluster.Length > 0 ? row.Cluster : null, row.AreaClass, row.State, row.DueOn, row.SentOn, row.IsLate(today), row.MeasuredAtUtc, row.Version);
}

/// <param name="IsWhole">All sheets are shown; ranks and quotas say nothing to who sees some of them alone.</param>
internal sealed record AssessmentResultsResource(AssessmentResource Assessment, bool IsWhole, IReadOnlyList<ResultResource> Results);

/// <summary>Where a subject stands; points as <see cref="PointsResource"/> says them.</summary>
/// <param name="Total">Null before its appraisal.</param>
/// <param name="Reasons">What decided the band, in words.</param>
internal sealed record ResultResource(
    Guid SheetId, Guid SubjectId, string SubjectName, string? Cluster, SheetState State, bool IsLate, string? SelfTotal, string? SystemTotal, string? Total, string? Band, string? BandName, int? Rank, bool IsTied,
    IReadOnlyList<string> Reasons)
{
    public static ResultResource From(AssessmentStanding standing, StandingRow row, IReadOnlyList<string> reasons, DateOnly today)
    {
        var (sheet, result) = (row.Sheet, row.Provisional);
        var band = standing.IsWhole ? result?.Band : result?.PointsBand;
        return new ResultResource(
            sheet.Id, sheet.SubjectId, sheet.SubjectName, sheet.Cluster.Length > 0 ? sheet.Cluster : null, sheet.State, sheet.IsLate(today), ApiNumbers.Of(row.SelfTotal), ApiNumbers.Of(row.SystemTotal),
            ApiNumbers.Of(row.Total), band, standing.Rubric.BandName(band), standing.IsWhole ? result?.Rank : null, standing.IsWhole && result is { IsTied: true }, reasons);
    }
}

/// <summary>Exact numbers as text, with the signs of files: "6,25", "10/3".</summary>
internal static class ApiNumbers
{
    public static string? Of(Fraction? number) => number is { } known ? Figures.Of(known, Readings.Files) : null;
}
