using KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
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
        new("Rubrics", "trophy", "Emulation", "/Rubrics/Index", MenuGroup.Work, 70, EmulationPermissions.Rubrics.View, WorkspaceKind.Locality, WorkspaceKind.Province),
    ];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IScoring, ScoringCase>();
        services.AddTenantRecord<RubricVersion, RubricRecords>();
        services.AddScoped<RubricQueries>();
        services.AddScoped<RubricAppService>();
        services.AddScoped<RubricEditing>();
        services.AddSingleton<IMeasureNames, OwnMeasureNames>();
    }
}
