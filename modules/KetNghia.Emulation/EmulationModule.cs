using KetNghia.Emulation.Api;
using KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Demo;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Results;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Trials;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation;

/// <summary>Thi đua: rubrics, and what they compute of what is known of a subject.</summary>
public sealed class EmulationModule : IKetNghiaModule
{
    public string Name => "Emulation";

    public Type TextResource => typeof(EmulationResource);

    public IEnumerable<PermissionDefinition> Permissions => EmulationPermissions.Definitions;

    public IEnumerable<MenuItem> Menu =>
    [
        new("Assessments", "trophy", "Emulation", "/Assessments/Index", MenuGroup.Work, 70, EmulationPermissions.Assessments.View, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor),
        new("Parts", "clipboard-list", "Emulation", "/Parts/Index", MenuGroup.Work, 71, EmulationPermissions.Departments.Score, WorkspaceKind.Locality, WorkspaceKind.Province),
    ];

    public IEnumerable<JobSchedule> Schedules => [new(RecomputeJob.Name, "0 0 3 * * ?", RecomputeJob.Name)];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IScoring, ScoringCase>();
        services.AddTenantRecord<RubricVersion, RubricRecords>();
        services.AddScoped<RubricQueries>();
        services.AddScoped<RubricSources>();
        services.AddScoped<ProvinceRubricQueries>();
        services.AddSingleton<FaultWords>();
        services.AddSingleton<ScoringWords>();
        services.AddSingleton<RubricReadings>();
        services.AddSingleton<RubricComparison>();
        services.AddSingleton<FileFaults>();
        services.AddSingleton<RubricPaper>();
        services.AddScoped<RubricAppService>();
        services.AddScoped<SponsorSheetQueries>();
        services.AddScoped<DemoSheets>();
        services.AddTenantRecord<Cluster, ClusterRecords>();
        services.AddScoped<ClusterQueries>();
        services.AddScoped<ClusterAppService>();
        services.AddScoped<SheetClusters>();
        services.AddScoped<IClusterUse>(s => s.GetRequiredService<SheetClusters>());
        services.AddTenantRecord<AssessmentPeriod, AssessmentRecords>();
        services.AddScoped<AssessmentQueries>();
        services.AddScoped<AssessmentResults>();
        services.AddScoped<FigureWords>();
        services.AddScoped<AssessmentWorkbook>();
        services.AddScoped<AssessmentAppService>();
        services.AddTenantRecord<ScoreSheet, SheetRecords>();
        services.AddTenantRecord<CrossCheck, CrossCheckRecords>();
        services.AddTenantRecord<ScoringDepartment, DepartmentRecords>();
        services.AddTenantRecord<PartScore, PartRecords>();
        services.AddScoped<DepartmentQueries>();
        services.AddScoped<DepartmentAppService>();
        services.AddScoped<PartQueries>();
        services.AddScoped<PartAppService>();
        services.AddScoped<CrossCheckQueries>();
        services.AddScoped<CrossCheckAppService>();
        services.AddSteps(SheetSteps.Rules.Table);
        services.AddScoped<SheetFigures>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<SheetWork>();
        services.AddScoped<SheetSources>();
        services.AddScoped<CriterionMeasures>();
        services.AddScoped<SheetAppService>();
        services.AddScoped<TrialFigures>();
        services.AddScoped<TrialQueries>();
        services.AddScoped<Workings>();
        services.AddScoped<ReasonWords>();
        services.AddScoped<ProvinceResultQueries>();
        services.AddScoped<ResultComputing>();
        services.AddScoped<ResultAppService>();
        services.AddScoped<ResultWorkbook>();
        services.AddJob<RecomputeJob>();
        services.AddScoped<RubricEditing>();
        services.AddScoped<MeasureNames>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        AssessmentEndpoints.Map(endpoints);
        SheetEndpoints.Map(endpoints);
    }
}
